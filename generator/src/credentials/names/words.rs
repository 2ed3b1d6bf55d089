//! English words in the names of credentials, and in similar names.

use crate::name::{WordList, word_list};

/// Endings of names, joined or as separate words: `clientSecret`, `psksecret`.
pub(super) static ENDINGS: WordList = word_list(
    "password passwd passphrase passcode pwd secret token tkn tokenvalue passwordhash apikey accesskey secretkey privatekey privkey authkey masterkey \
     functionskey subscriptionkey authorization credential cookie jwt sessionid sessid sessionkey connectionstring \
     connstr codeverifier oauthverifier seedphrase recoveryphrase mnemonic otp otpcode mfacode 2facode \
     twofactorcode onetimecode onetimepassword verificationcode recoverycode recoverycodes backupcode backupcodes \
     smscode activationcode unlockcode confirmcode assertion samlresponse basicauth \
     securityanswer secretanswer secretword memorableword sharedaccesssignature",
);

/// Credentials as a separate word at the end.
pub(super) static WORDS: WordList =
    word_list("skey dsn tokens secrets credentials cookies apikeys creds totp csrf xsrf otps");

/// Passwords as a separate word at the end.
pub(super) static PASSWORDS: WordList = word_list("pass pw pin puk psk pswd passw passwords passcodes passphrases");

/// Credentials of one call.
pub(super) static USED_ONCE: WordList = word_list("captcha cvc cvn cvv hcaptcha otp recaptcha totp");

/// Before the `token`, `code` or `response` of one call.
pub(super) static OWNERS_OF_USED_ONCE: WordList = word_list(
    "activate activation apns captcha card confirm confirmation device fcm invitation invite payment push recaptcha reset \
     verification verify",
);

/// Parts of the names of passwords.
pub(super) const OF_PASSWORDS: [&str; 4] = ["passw", "pwd", "passphrase", "passcode"];

/// Credentials as the whole name: `pat` and `sid` mean many things beside other words.
pub(super) static WHOLE_NAMES: WordList = word_list("bearer pat sid jwtoken connectsid xauthentication");

/// Before `pass` and `pw` within one word: `dbpass`, but not `compass`.
pub(super) static PASS_OWNERS: WordList = word_list(
    "db database user my admin root bind ldap smtp imap ftp sftp mail email login auth account sys app http proxy store \
     keystore truststore wifi new old mysql redis sql ssh vpn sudo key cert",
);

/// Before `key`.
pub(super) static KEY_OWNERS: WordList = word_list(
    "api access private priv secret auth subscription shared encryption hmac app application license functions function \
     master account storage admin service signing webhook rapidapi ssh deploy integration developer dev merchant \
     session server consumer gcm fcm rsa aes des enc crypto integrity signature decryption cipher sandbox live write \
     read ingest wpa wep wifi",
);

/// Before `token`: `next_token` and similar names belong to pages.
static HARMLESS_BEFORE_TOKEN: WordList = word_list(
    "next page continuation cursor sync previous prev delta paging pagination resume scroll postman public start skip",
);

/// Before `tokens`, which language models count.
pub(super) static TOKEN_OWNERS: WordList = word_list("access refresh auth api session bearer id");

/// Words that may follow the deciding word: which of several it is, or how it is written.
pub(super) static QUALIFIERS: WordList = word_list(
    "value repeat repeated confirmation confirm confirmed again verify retype plain raw text string str old new \
     current hash hashed b64 base64 encoded encrypted header prod production test sandbox staging dev",
);

/// Names of those who log in, as one word or two.
pub(super) static LOGINS: WordList = word_list(
    "user username userid userlogin useremail login loginid loginname email mail emailaddress account accountname \
     accountemail uid principal nickname phone mobile msisdn",
);

/// Words for one of several passwords, beside the others: `{"old": "…", "new": "…"}`.
pub(super) static WHICH_PASSWORD: WordList = word_list(
    "old new current previous existing former original confirm confirmation confirmed repeat repeated again verify \
     retype retyped reenter re",
);

/// Parts of names whose values are not shown.
pub(super) const SUSPICIOUS: [&str; 13] = [
    "token",
    "secret",
    "passw",
    "passphrase",
    "pwd",
    "credential",
    "authorization",
    "session",
    "signature",
    "cookie",
    "apikey",
    "jwt",
    "bearer",
];

/// Separate words in names whose values are not shown.
pub(super) static SUSPICIOUS_WORDS: WordList =
    word_list("key keys auth pin otp cvv cvc pass sid nonce hash salt assertion");

/// Endings of names that hold a credential if the value is random.
pub(super) static MAY_HOLD_KEYS: WordList = word_list(
    "key signature sig sign hmac session sess ticket license auth authentication seed salt webhook passkey tok sas \
     accesscode authcode authorizationcode devicecode usercode securitycode hashkey saltkey",
);

/// Words beside a `key` that is not a credential.
pub(super) static KEYS_OF_THINGS: WordList = word_list(
    "public idempotency primary foreign sort partition cache object publishable row issue project record item entity \
     document file image media asset bucket route translation message group order lookup unique natural resource \
     collection style component node parent child event dedup deduplication correlation",
);

/// `next`, `nextpage`; but not `autostart`.
pub(super) fn is_harmless_before_token(owner: &str) -> bool {
    let list = &HARMLESS_BEFORE_TOKEN;
    list.has(owner) || list.words().iter().any(|last| owner.strip_suffix(last).is_some_and(|first| list.has(first)))
}
