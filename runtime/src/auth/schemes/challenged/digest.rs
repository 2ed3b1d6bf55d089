//! HTTP Digest (RFC 7616), as Postman writes it. Own code: the `digest_auth` crate orders and quotes
//! the header's parameters differently, and draws its own random numbers.
//!
//! Unlike Postman's runner, this takes `auth` out of a list such as `qop="auth,auth-int"`, follows
//! the challenge's algorithm if the collection has none, and answers a challenge once more if
//! its nonce is no longer valid.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use http::header::WWW_AUTHENTICATE;
use md5::{Digest as _, Md5};

use crate::auth::settings::Digest;
use crate::auth::signing::crypto::{self, SHA256, SHA512_256};
use crate::auth::unsigned::{Next, Unsigned};
use crate::request::Invalid;
use crate::request::url::Target;
use crate::response::Response;

const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/// The challenges of servers, by server and user.
#[derive(Default)]
pub(crate) struct Sessions(Mutex<HashMap<[String; 3], Session>>);

#[derive(Clone)]
struct Session {
    challenge: Challenge,
    /// The number of requests that were signed with the nonce.
    count: u32,
}

/// The request's own state.
#[derive(Default)]
pub(crate) struct Round {
    /// `true` if a challenge to this request was answered: another one means that the credentials are wrong.
    answered: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Challenge {
    realm: String,
    nonce: String,
    algorithm: String,
    qop: String,
    opaque: String,
}

impl Digest<String> {
    /// Signs the request, unless realm and nonce are unknown.
    pub(crate) fn sign(&self, sessions: &Sessions, request: &mut Unsigned<'_>) -> Result<(), Invalid> {
        if self.username.is_empty() {
            return Ok(());
        }
        request.secrets.push(self.password.clone());
        let known = {
            let mut sessions = sessions.0.lock().unwrap_or_else(PoisonError::into_inner);
            sessions.get_mut(&self.key(request.target)).map(|session| {
                session.count = session.count.saturating_add(1);
                session.clone()
            })
        };
        let count = known.as_ref().map_or(1, |session| session.count);
        let challenge = self.challenge(known.map(|session| session.challenge).unwrap_or_default());
        if challenge.realm.is_empty() || challenge.nonce.is_empty() {
            return Ok(());
        }
        let header = self.header(request, &challenge, count)?;
        request.headers.sign("Authorization", header);
        Ok(())
    }

    /// Keeps the parameters of a challenge.
    pub(crate) fn learn(&self, round: &mut Round, response: &Response, target: &Target, sessions: &Sessions) -> Next {
        let refused = matches!(response.status().as_u16(), 401 | 403);
        if self.disable_retry_request || self.username.is_empty() || !refused || round.answered {
            return Next::Done;
        }
        let headers = response.headers().get_all(WWW_AUTHENTICATE).iter().filter_map(|value| value.to_str().ok());
        let mut challenges = headers.filter_map(Challenge::parse).filter(|challenge| {
            // the collection's algorithm selects one of several challenges
            self.algorithm.is_empty()
                || challenge.algorithm.is_empty()
                || challenge.algorithm.eq_ignore_ascii_case(&self.algorithm)
        });
        let Some(challenge) = challenges.find(|challenge| hash_of(&challenge.algorithm).is_ok()) else {
            return Next::Done;
        };
        let mut sessions = sessions.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = sessions.get(&self.key(target)).map(|session| session.challenge.clone()).unwrap_or_default();
        // the collection already has all parameters of the challenge, so that signing again would change nothing
        if self.challenge(challenge.clone()) == self.challenge(known) {
            return Next::Done;
        }
        round.answered = true;
        sessions.insert(self.key(target), Session { challenge, count: 0 });
        Next::Again
    }

    fn key(&self, target: &Target) -> [String; 3] {
        [format!("{}://{}", target.scheme(), target.authority()), self.username.clone(), self.realm.clone()]
    }

    /// Returns the challenge in effect: values of the collection take precedence over the server's.
    fn challenge(&self, server: Challenge) -> Challenge {
        let first = |own: &String, server: String| if own.is_empty() { server } else { own.clone() };
        Challenge {
            realm: first(&self.realm, server.realm),
            nonce: first(&self.nonce, server.nonce),
            algorithm: first(&self.algorithm, server.algorithm),
            qop: first(&self.qop, server.qop),
            opaque: first(&self.opaque, server.opaque),
        }
    }

    fn header(&self, request: &Unsigned<'_>, challenge: &Challenge, count: u32) -> Result<String, Invalid> {
        let Challenge { realm, nonce, qop, opaque, .. } = challenge;
        let algorithm = if challenge.algorithm.is_empty() { "MD5" } else { &challenge.algorithm };
        let hash = hash_of(algorithm)?;
        let text = |text: &str| hash(text.as_bytes());
        let counted = if self.nonce_count.is_empty() { format!("{count:08x}") } else { self.nonce_count.clone() };
        let client_nonce =
            if self.client_nonce.is_empty() { request.sources.text(LETTERS, 8) } else { self.client_nonce.clone() };
        let uri = request.target.resource();
        let session = is_session(algorithm);

        let mut user = format!("{}:{realm}:{}", self.username, self.password);
        if session {
            user = format!("{}:{nonce}:{client_nonce}", text(&user));
        }
        let mut what = format!("{}:{uri}", request.method);
        if qop == "auth-int" {
            let body = request
                .body
                .signed()
                .ok_or_else(|| Invalid::new("digest auth with qop auth-int cannot sign a multipart body: use auth"))?;
            what = format!("{what}:{}", hash(body));
        }
        let counts = matches!(qop.as_str(), "auth" | "auth-int");
        let between = if counts { format!("{nonce}:{counted}:{client_nonce}:{qop}") } else { nonce.clone() };
        let response = text(&format!("{}:{between}:{}", text(&user), text(&what)));

        let mut header = format!(
            "Digest username=\"{}\", realm=\"{realm}\", nonce=\"{nonce}\", uri=\"{uri}\", algorithm=\"{algorithm}\"",
            self.username
        );
        if counts {
            header.push_str(&format!(", qop={qop}"));
        }
        if counts || session {
            header.push_str(&format!(", nc={counted}, cnonce=\"{client_nonce}\""));
        }
        header.push_str(&format!(", response=\"{response}\""));
        if !opaque.is_empty() {
            header.push_str(&format!(", opaque=\"{opaque}\""));
        }
        Ok(header)
    }
}

impl Challenge {
    fn parse(header: &str) -> Option<Self> {
        let (scheme, rest) = header.split_once(' ')?;
        if !scheme.eq_ignore_ascii_case("Digest") {
            return None;
        }
        let qop = parameter(rest, "qop");
        let qop = match qop.split(',').map(str::trim).find(|one| *one == "auth") {
            Some(auth) => auth.to_owned(),
            None => qop,
        };
        Some(Self {
            realm: parameter(rest, "realm"),
            nonce: parameter(rest, "nonce"),
            algorithm: parameter(rest, "algorithm"),
            qop,
            opaque: parameter(rest, "opaque"),
        })
    }
}

/// Returns the value of a challenge's parameter, quoted or not; empty if there is none.
fn parameter(challenge: &str, name: &str) -> String {
    let mut rest = challenge;
    while let Some((key, value)) = rest.split_once('=') {
        let value = value.trim_start();
        let (value, after) = match value.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => value.split_once(',').unwrap_or((value, "")),
        };
        if key.trim_start_matches([',', ' ', '\t']).trim_end().eq_ignore_ascii_case(name) {
            return value.trim().to_owned();
        }
        rest = after;
    }
    String::new()
}

fn is_session(algorithm: &str) -> bool {
    algorithm.len() > 5 && algorithm[algorithm.len().saturating_sub(5)..].eq_ignore_ascii_case("-sess")
}

/// Returns the hash function of an algorithm, with hexadecimal output.
fn hash_of(algorithm: &str) -> Result<fn(&[u8]) -> String, Invalid> {
    Ok(match algorithm.to_ascii_uppercase().trim_end_matches("-SESS") {
        "" | "MD5" => |bytes| crypto::hex(&Md5::digest(bytes)),
        "SHA-256" => |bytes| crypto::hex(&crypto::hash(&SHA256, &[bytes])),
        "SHA-512-256" => |bytes| crypto::hex(&crypto::hash(&SHA512_256, &[bytes])),
        _ => return Err(Invalid::new("the algorithm of the digest auth is not MD5, SHA-256 or SHA-512-256")),
    })
}
