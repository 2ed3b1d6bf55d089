//! NTLM over HTTP (MS-NTHT), only version 2: a server that asks for version 1 gets an error, because
//! eavesdroppers could compute the password from its messages.

mod message;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::WWW_AUTHENTICATE;

use crate::auth::settings::Ntlm;
use crate::auth::unsigned::{Next, Unsigned};
use crate::request::Invalid;
use crate::response::Response;
use message::{Account, Challenge};

/// The state of a request's handshake.
#[derive(Default)]
pub(crate) enum Step {
    /// The request is sent without auth.
    #[default]
    Unasked,
    Negotiate,
    Authenticate(Challenge),
}

impl Ntlm<String> {
    pub(crate) fn sign(&self, step: &Step, request: &mut Unsigned<'_>) -> Result<(), Invalid> {
        request.secrets.push(self.password.clone());
        request.headers.remove(|name| name.eq_ignore_ascii_case("Authorization"));
        let message = match step {
            Step::Unasked => return Ok(()),
            Step::Negotiate => message::negotiate(&self.account()),
            Step::Authenticate(challenge) => {
                let nonce = request.sources.draw(|random| random.u64(..)).to_le_bytes();
                message::authenticate(&self.account(), challenge, nonce, request.sources.unix_time())
            }
        };
        request.headers.push_credential("Authorization", format!("NTLM {}", STANDARD.encode(message)));
        Ok(())
    }

    pub(crate) fn learn(&self, step: &mut Step, response: &Response) -> Result<Next, Invalid> {
        if self.disable_retry_request || !matches!(response.status().as_u16(), 401 | 403) {
            return Ok(Next::Done);
        }
        let headers = response.headers().get_all(WWW_AUTHENTICATE).iter().filter_map(|value| value.to_str().ok());
        match step {
            Step::Unasked => {
                let mut schemes = headers.flat_map(|header| header.split(',')).map(str::trim);
                let asked =
                    |scheme: &str| scheme.eq_ignore_ascii_case("NTLM") || scheme.eq_ignore_ascii_case("Negotiate");
                if !schemes.any(asked) {
                    return Ok(Next::Done);
                }
                *step = Step::Negotiate;
            }
            Step::Negotiate => {
                let mut messages = headers.filter_map(|header| header.strip_prefix("NTLM "));
                // without a message, the server has refused: its answer tells why
                let Some(text) = messages.next() else { return Ok(Next::Done) };
                let bytes = STANDARD.decode(text.trim()).unwrap_or_default();
                *step = Step::Authenticate(Challenge::parse(&bytes)?);
            }
            Step::Authenticate(_) => return Ok(Next::Done),
        }
        Ok(Next::Again)
    }

    /// Returns user and domain: `DOMAIN\user` and `user@domain` are split if the domain is empty.
    fn account(&self) -> Account<'_> {
        let whole = Account {
            user: &self.username,
            password: &self.password,
            domain: &self.domain,
            workstation: &self.workstation,
        };
        let split = |separator| {
            self.username.split_once(separator).filter(|(left, right): &(&str, &str)| {
                !left.is_empty() && !right.is_empty() && !right.contains(separator)
            })
        };
        match (split('\\'), split('@')) {
            _ if !self.domain.is_empty() => whole,
            (Some((domain, user)), None) if !self.username.contains('@') => Account { user, domain, ..whole },
            (None, Some((user, domain))) if !self.username.contains('\\') => Account { user, domain, ..whole },
            _ => whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::Value;

    use super::*;

    /// The messages that Newman sends, recorded by `tests/auth/recordings/record.js`.
    #[test]
    fn what_newman_sends() -> Result<(), Box<dyn std::error::Error>> {
        let rows: Vec<Value> = serde_json::from_str(include_str!("../../../../../tests/auth/recordings/ntlm.json"))?;
        for row in rows {
            let text = |key: &str| row["params"][key].as_str().unwrap_or_default().to_owned();
            let ntlm = Ntlm {
                username: text("username"),
                password: text("password"),
                domain: text("domain"),
                workstation: text("workstation"),
                disable_retry_request: false,
            };
            let challenge = Challenge::parse(&STANDARD.decode(row["challenge"].as_str().unwrap_or_default())?)?;
            let messages = [
                message::negotiate(&ntlm.account()),
                message::authenticate(&ntlm.account(), &challenge, [0x80; 8], Duration::from_secs(1_795_374_184)),
            ];
            for (message, newman) in messages.iter().zip(row["sent"].as_array().into_iter().flatten()) {
                assert_eq!(message, &STANDARD.decode(newman.as_str().unwrap_or_default())?, "{}", row["params"]);
            }
        }
        Ok(())
    }
}
