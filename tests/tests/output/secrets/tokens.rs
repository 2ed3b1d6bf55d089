//! Values of credentials: random, and in the forms that issuers give them.

/// Random numbers from a fixed seed (SplitMix64).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

    fn letters(&mut self, alphabet: &str, len: usize) -> String {
        loop {
            let text: String = (0..len).map(|_| char::from(alphabet.as_bytes()[self.below(alphabet.len())])).collect();
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            if len < 6 || !alphabet.contains('a') && !alphabet.contains('A') || (digits > 0 && digits < len) {
                return text;
            }
        }
    }

    /// A form, filled: `w` letters and digits, `h` hexadecimal, `U` capitals and digits, `b` small letters and digits, `d` digits.
    pub fn fill(&mut self, form: &str) -> String {
        const WORD: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        let mut text = String::new();
        let mut rest = form;
        while let Some((before, after)) = rest.split_once('{') {
            let (part, after) = after.split_once('}').expect("it is closed");
            let len = part[1..].parse().expect("a length");
            let alphabet = match &part[..1] {
                "w" => WORD,
                "h" => "0123456789abcdef",
                "U" => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
                "b" => "abcdefghijklmnopqrstuvwxyz234567",
                _ => "0123456789",
            };
            text += before;
            text += &self.letters(alphabet, len);
            rest = after;
        }
        text + rest
    }
}

/// Tokens in the form of well-known issuers and formats.
pub const FORMS: &[&str] = &[
    // clouds and hosts
    "AKIA{U16}",
    "ASIA{U16}",
    "ABSK{w110}",
    "IQoJb3JpZ2luX2Vj{w200}",
    "AIza{w35}",
    "GOCSPX-{w28}",
    "ya29.{w60}",
    "1//0{w40}",
    "{w3}8Q~{w34}",
    "LTAI{w20}",
    "AKID{w32}",
    "AQVN{w38}",
    "t1.{w80}.{w86}",
    "dop_v1_{h64}",
    "HRKU-AA{w58}",
    "HRKU-{h8}-{h4}-{h4}-{h4}-{h12}",
    "fo1_{w43}",
    "FlyV1 fm2_lJ{w80}",
    "tk-us-{w48}",
    "v1.0-{h24}-{h146}",
    "nfp_{w40}",
    "sha256~{w43}",
    "tskey-api-{w12}-{w32}",
    "dnkey-{w26}-{w52}",
    // code and builds
    "ghp_{w36}",
    "gho_{w36}",
    "ghs_{w36}",
    "github_pat_{w22}_{w59}",
    "glpat-{w20}",
    "glcbt-a1_{w20}",
    "glagent-{w50}",
    "glsoat-{w20}",
    "glft-{w20}",
    "glimt-{w25}",
    "GR1348941{w20}",
    "npm_{w36}",
    "pypi-AgEIcHlwaS5vcmc{w60}",
    "rubygems_{h48}",
    "cio{w32}",
    "oy2{b43}",
    "CLOJARS_{h60}",
    "AKCp{w69}",
    "CCIPAT_{w22}_{h40}",
    "bkua_{h40}",
    "squ_{h40}",
    "sgp_{h40}",
    "hvs.{w90}",
    "{w14}.atlasv1.{w64}",
    "pul-{h40}",
    "pat.{w22}.{h24}.{w20}",
    "API-{U26}",
    "ATATT3xFfGF0{w100}",
    // payments and shops
    "sk_live_{w24}",
    "rk_live_{w24}",
    "whsec_{w32}",
    "shpat_{h32}",
    "shpss_{h32}",
    "sq0atp-{w22}",
    "EAAA{w60}",
    "A21AA{w92}",
    "access_token$production${w16}${h32}",
    "access-sandbox-{h8}-{h4}-{h4}-{h4}-{h12}",
    "AQE{w60}-{w40}",
    "xnd_production_{w50}",
    "rzp_live_{w14}",
    "FLWSECK_TEST-{h32}-X",
    "SB-Mid-server-{w24}",
    "APP_USR-{d16}-010203-{h32}-{d9}",
    "EZAK{w54}",
    "EZTK{w54}",
    "shippo_live_{h40}",
    "live_{h35}",
    "duffel_test_{w43}",
    // messages
    "xoxb-{d12}-{d12}-{w24}",
    "xoxp-{d12}-{d12}-{h32}",
    "xapp-1-A{U10}-{d13}-{h64}",
    "SG.{w22}.{w43}",
    "key-{h32}",
    "{h32}-{h8}-{h8}",
    "{h32}-us12",
    "xkeysib-{h64}-{w16}",
    "re_{w8}_{w24}",
    "SK{h32}",
    "MT{w22}.G{w5}.{w38}",
    "{d10}:AA{w33}",
    // tools, data, models
    "pat{w14}.{h64}",
    "key{w14}",
    "1/{d16}:{h32}",
    "lin_api_{w40}",
    "ntn_{w43}",
    "figd_{w40}",
    "tfp_{w44}_{w14}",
    "PMAK-{h24}-{h34}",
    "PMAT-{U26}",
    "rdme_{h70}",
    "CFPAT-{w43}",
    "dapi{h32}",
    "glsa_{w32}_{h8}",
    "eyJrIjoi{w70}",
    "NRAK-{U27}",
    "NRII-{w32}",
    "NRJS-{h19}",
    "sntrys_{w80}",
    "dt0c01.{U24}.{U64}",
    "pnu_{w36}",
    "phx_{w43}",
    "sdk-{h8}-{h4}-{h4}-{h4}-{h12}",
    "sbp_{h40}",
    "pscale_pw_{w43}",
    "sk-proj-{w60}",
    "sk-ant-api03-{w93}AA",
    "hf_{w34}",
    "gsk_{w52}",
    "xai-{w80}",
    "r8_{w37}",
    "lsv2_pt_{h32}_{h10}",
    // identity, people
    "00{w40}",
    "pat-na1-{h8}-{h4}-{h4}-{h4}-{h12}",
    "1000.{h32}.{h32}",
    "00D5g000000abcd!AQ{w90}",
    "{d16}|{w27}",
    "EAAC{w120}",
    "AAAAAAAAAAAAAAAAAAAAA{w90}",
    "sl.{w135}",
    "ops_eyJ{w260}",
    "A3-{U6}-{U6}-{U5}-{U5}-{U5}",
    "AGE-SECRET-KEY-1{U58}",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI{w20}.{w43}",
    "Bearer {w40}",
    // within URLs and texts of connections
    "postgres://admin:{w12}@db.example.com:5432/app",
    "redis://:{w14}@q.example.com:6379/0",
    "amqp://u:{w10}@q.example.com/v",
    "https://ada:{w12}@example.com/a",
    "https://hooks.slack.com/services/T{U8}/B{U8}/{w24}",
    "https://discord.com/api/webhooks/123456789012345678/{w68}",
    "https://api.telegram.org/bot7123456789:AA{w33}/sendMessage",
    "https://a.webhook.office.com/webhookb2/{h8}-1111-2222-3333-{h12}@{h8}-1111-2222-3333-{h12}/IncomingWebhook/{h32}/{h8}-1111-2222-3333-{h12}",
    "https://a.blob.core.windows.net/c?sv=2020-08-04&sr=c&sp=r&sig={w43}%3D",
    "Server=db;User ID=sa;Password={w14};Encrypt=True",
    "https://b.s3.amazonaws.com/k?X-Amz-Expires=60&X-Amz-Signature={h64}",
    "jdbc:mysql://h:3306/db?user=root&password={w12}",
];

/// Names under which any value is a credential.
pub const NAMES: &[&str] = &[
    "password",
    "token",
    "secret",
    "api_key",
    "X-API-Key",
    "clientSecret",
    "access_token",
    "refresh_token",
    "Authorization",
    "tokenValue",
    "psk",
    "skey",
    "psksecret",
    "authpasswd",
    "passwordRepeat",
    "password_confirmation",
    "passcode",
    "otp",
    "sid",
    "sessionId",
    "session_id",
    "X-Shop-Session-Id",
    "x-functions-key",
    "client_assertion",
    "assertion",
    "X-Amz-Signature",
    "bearer",
    "pat",
    "dsn",
    "connection_string",
    "senha",
    "contraseña",
    "passwort",
    "mot_de_passe",
    "hasło",
    "mật_khẩu",
    "пароль",
    "密码",
    "パスワード",
    "รหัสผ่าน",
    "chaveApi",
    "token_acesso",
    "x-auth-token",
    "Ocp-Apim-Subscription-Key",
    "DD-API-KEY",
    "PRIVATE-TOKEN",
    "oauth_verifier",
    "code_verifier",
    "csrf_token",
    "JSESSIONID",
    "connect.sid",
    "SAMLResponse",
    "masterKey",
    "signing_secret",
    "AccountKey",
    "SharedAccessKey",
    "SharedAccessSignature",
    "mnemonic",
    "passphrase",
    "new_password",
    "userPass",
    "recovery_code",
    "security_answer",
    "reset_token",
    "basic_auth",
    "ssh_key",
    "keystorePassword",
];

/// Names under which a random value is a credential.
pub const NAMES_OF_RANDOM_VALUES: &[&str] = &[
    "key",
    "x-partner-key",
    "hashKey",
    "session",
    "laravel_session",
    "ticket",
    "signature",
    "hmac",
    "license",
    "userKey",
    "payment_security_code",
    "code",
];
