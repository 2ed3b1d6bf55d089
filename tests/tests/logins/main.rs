//! A client logs in although its collection holds no credentials: people blank them before they share a file. For each kind of auth,
//! blanked in each way, a server on loopback judges what arrives once the program has set the variables.

mod server;
mod signatures;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use postman_client::{Client, Variables};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};

#[allow(dead_code, reason = "a client has more than the replay calls")]
mod logins {
    include!(concat!(env!("OUT_DIR"), "/logins/logins.rs"));

    pub mod requests {
        use super::super::logins;
        include!(concat!(env!("OUT_DIR"), "/logins/logins_requests.rs"));
    }
}

/// The variables that a program sets, one for all places of one name. The server knows the same.
const CREDENTIALS: [(&str, &str); 14] = [
    ("token", server::TOKEN),
    ("username", server::USER),
    ("password", server::PASSWORD),
    ("xApiKey", server::KEY),
    ("shopKey", server::KEY),
    ("consumerKey", "consumer"),
    ("consumerSecret", server::SECRET),
    ("clientId", "shop"),
    ("clientSecret", server::SECRET),
    ("refreshToken", server::REFRESH_TOKEN),
    ("accessKey", "AKID"),
    ("secretKey", server::SECRET),
    ("authId", "id"),
    ("authKey", server::SECRET),
];

const MORE_CREDENTIALS: [(&str, &str); 3] =
    [("accessToken", "access"), ("clientToken", "client"), ("secret", server::SECRET)];

/// A key in PEM, and its public half.
fn key() -> (String, Vec<u8>) {
    let random = SystemRandom::new();
    let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
    let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).expect("a key");
    let pair = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).expect("a key");
    let label = ["-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----"];
    let pem = format!("{}\n{}\n{}\n", label[0], STANDARD.encode(document.as_ref()), label[1]);
    (pem, pair.public_key().as_ref().to_vec())
}

#[tokio::test]
async fn a_client_of_a_file_without_credentials_logs_in() {
    let (private_key, public_key) = key();
    let address = server::start(public_key);
    let mut variables = logins::Variables::default();
    let url = format!("http://{address}");
    let values = CREDENTIALS.iter().chain(&MORE_CREDENTIALS).copied();
    for (name, value) in values.chain([("url", url.as_str()), ("privateKey", private_key.as_str())]) {
        assert!(variables.set(name, value), "the client has no variable `{name}`");
    }
    let client = Client::builder(variables).build();
    let mut refused = Vec::new();
    for (item, send) in logins::requests::REQUESTS {
        match send(&client).await {
            Ok(200) => {}
            other => refused.push(format!("{item}: {other:?}")),
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

/// Each asks for a variable, and says where; none is sent as it stands in the file.
#[tokio::test]
async fn a_call_without_its_credential_is_not_sent() {
    let mut variables = logins::Variables::default();
    variables.set("url", "http://127.0.0.1:9");
    let client = Client::builder(variables).build();
    for (item, send) in logins::requests::REQUESTS {
        let error = send(&client).await.expect_err(item);
        assert!(error.contains("unset variable"), "{item}: {error}");
    }
}
