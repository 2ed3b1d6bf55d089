//! No kind of auth shows a credential: not in the client, the call, the request, nor an error.

use postman_client::codegen::{Asap, Auth, Aws, Digest, EdgeGrid, Hawk, Jwt, Ntlm, OAuth1, OAuth2};

use postman_client::{Call, Client, Request, Response};

use crate::Variables;

const SECRET: &str = "s3cr3tV4lue";

fn every_kind() -> Vec<(&'static str, Auth)> {
    vec![
        ("basic", Auth::basic("u", SECRET)),
        ("bearer", Auth::bearer(SECRET)),
        ("apikey header", Auth::api_key_header("X-Key", SECRET)),
        ("apikey query", Auth::api_key_query("k", SECRET)),
        ("oauth2", Auth::oauth2(SECRET, "Bearer")),
        ("oauth2 query", Auth::oauth2_query(SECRET)),
        ("grant", Auth::oauth2_grant(OAuth2 { token: SECRET, client_secret: SECRET, ..OAuth2::DEFAULT })),
        (
            "oauth1",
            Auth::oauth1(OAuth1 {
                consumer_key: "k",
                consumer_secret: SECRET,
                token: "t",
                token_secret: SECRET,
                signature_method: "PLAINTEXT",
                ..OAuth1::DEFAULT
            }),
        ),
        ("digest", Auth::digest(Digest { username: "u", password: SECRET, ..Digest::DEFAULT })),
        ("aws", Auth::aws(Aws { access_key: "k", secret_key: SECRET, session_token: SECRET, ..Aws::DEFAULT })),
        (
            "aws query",
            Auth::aws(Aws {
                access_key: "k",
                secret_key: SECRET,
                session_token: SECRET,
                add_auth_data_to_query: true,
                ..Aws::DEFAULT
            }),
        ),
        ("hawk", Auth::hawk(Hawk { auth_id: "i", auth_key: SECRET, algorithm: "sha256", ..Hawk::DEFAULT })),
        ("ntlm", Auth::ntlm(Ntlm { username: "u", password: SECRET, ..Ntlm::DEFAULT })),
        (
            "edgegrid",
            Auth::edgegrid(EdgeGrid {
                access_token: "a",
                client_token: "c",
                client_secret: SECRET,
                ..EdgeGrid::DEFAULT
            }),
        ),
        ("jwt", Auth::jwt(Jwt { algorithm: "HS256", secret: SECRET, ..Jwt::DEFAULT })),
        // Keys that are none, so that the reason is shown.
        ("jwt key", Auth::jwt(Jwt { algorithm: "RS256", private_key: SECRET, ..Jwt::DEFAULT })),
        ("asap", Auth::asap(Asap { kid: "k", iss: "i", aud: "a", private_key: SECRET, ..Asap::DEFAULT })),
    ]
}

/// Redirects without end, refuses, or breaks off, and repeats the URL each time.
fn answer(request: &Request) -> Response {
    match request.target().contains("loop") {
        true => Response::new(302, "").with_header("location", &request.url),
        false => Response::new(500, request.url.clone()),
    }
}

#[tokio::test]
async fn no_credential_of_any_kind_is_shown() {
    for (kind, auth) in every_kind() {
        for path in ["{{url}}/loop", "{{url}}/fail"] {
            let builder = Client::builder(Variables { url: "http://h.example".into() });
            let client = builder.transport(|request: Request| answer(&request)).build();
            let call: Call<()> = client.get(path).auth(auth).call();
            let mut shown = vec![format!("{client:?} {call:?} {:?}", call.request())];
            let Err(error) = call.await else { panic!("{kind}: nothing is answered well") };
            shown.push(format!("{error} {error:?}"));
            let mut source = std::error::Error::source(&error);
            while let Some(error) = source {
                shown.push(format!("{error} {error:?}"));
                source = error.source();
            }
            for text in shown {
                assert!(!text.contains(SECRET), "{kind} {path}: {text}");
            }
        }
    }
}
