//! Words for passwords, keys and tokens in other languages, without their accents.

use crate::name::{WordList, word_list};

/// Words for a password, at the end of a name: `novaSenha`.
pub(super) static PASSWORDS: WordList = word_list(
    // German, Dutch, Scandinavian languages, Finnish, Estonian
    "passwort kennwort losungswort geheimzahl wachtwoord losenord adgangskode passord kodeord salasana salasona parool \
     motdepasse mdp contrasena contrasenya senha palavrapasse parola parolachiave fjalekalimi \
     haslo heslo jelszo lozinka geslo slaptazodis parole sifre \
     пароль пароля парола parol κωδικός κωδικόςπρόσβασης סיסמה סיסמא كلمةالمرور كلمةالسر رمزعبور \
     密码 密碼 口令 パスワード 暗証番号 비밀번호 암호 รหัสผ่าน पासवर्ड matkhau katasandi",
);

/// Words for another secret, at the end of a name.
pub(super) static SECRETS: WordList = word_list("geheimnis segredo secreto segreto jeton");

/// Words for keys, and qualifiers that tell them from door keys: `chave_api`, `clave_secreta`.
static KEYS: WordList =
    word_list("chave llave clave cle chiave clau cheie schlussel schluessel sleutel nyckel klucz klic anahtar ключ");
static OF_KEYS: WordList = word_list(
    "api secreta secreto secrete segreta segreto secret privada privado privee privata acesso acceso acces accesso \
     geheim privat prive tajny prywatny gizli sesion sessao секретный доступа апи",
);

/// Words after `token`: `tokenDeAcesso`.
static OF_TOKENS: WordList = word_list(
    "de del da do di d acesso acceso acces accesso api sesion sessao sessione autenticacion autenticacao \
     autenticazione autorizacion autorizacao usuario utilisateur dostepu",
);

/// Words after the deciding word: of the user.
pub(super) static QUALIFIERS: WordList = word_list("usuario utilisateur utente benutzer");

/// Names of those who log in.
pub(super) static LOGINS: WordList = word_list(
    "usuario nomeusuario nombreusuario correo correoelectronico telefono utilisateur nomutilisateur identifiant utente nomeutente \
     benutzer benutzername nutzername gebruiker gebruikersnaam brugernavn anvandarnamn kayttajatunnus uzytkownik uzivatel kullanici \
     kullaniciadi логин пользователь 用户名 ユーザー名 아이디",
);

/// Words for one of several passwords: new, old, again.
pub(super) static WHICH_PASSWORD: WordList = word_list(
    "nova novo nueva nuevo nouveau nouvelle nuova nuovo neu neue neues neuer nieuw nieuwe alt alte altes altem oud oude atual actual actuel \
     actuelle attuale aktuell aktuelles huidig huidige antiga antigo antigua antiguo anterior ancien ancienne vecchia vecchio viejo vieja \
     repetir repetida repetido repeter ripeti bestatigen bestaetigen bestatigung bestaetigung bevestig herhaal confirmacao confirmacion confirmar conferma \
     confirmer wiederholen wiederholung wiederholt nowe nowy stare stary powtorz nytt gammelt novy nove stary eski yeni \
     новый новая старый старая текущий текущая повтор подтверждение 新 旧 新的 旧的 確認 确认",
);

/// Returns `true` for `chaveDaApi`, `token_acesso`, where the deciding word comes first or beside another.
pub(super) fn is_credential(words: &[String]) -> bool {
    if let [one] = words {
        return ["clave", "geheim"].contains(&one.as_str()) || one.strip_prefix("api").is_some_and(|key| KEYS.has(key));
    }
    let keys = words.iter().any(|word| KEYS.has(word));
    let of_keys = words.iter().any(|word| OF_KEYS.has(word));
    let tokens =
        words.first().is_some_and(|first| first == "token") && words[1..].iter().all(|word| OF_TOKENS.has(word));
    (keys && of_keys) || tokens
}
