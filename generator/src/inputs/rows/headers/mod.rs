//! Headers: which are constants, which are inputs, and which are declared elsewhere: by the body, by the auth, or once for all requests.

mod authorization;
pub(in crate::inputs) mod content_type;
mod only;

use std::collections::BTreeSet;

use super::lists::{self, Offered};
use crate::inputs::decision::{Decision, Role, RowReason};
use crate::inputs::value_type::Row;
use crate::inputs::variables::places::whole;
use crate::name;
use crate::read::model::{Auth, Header};
use crate::resolve::model::Operation;
use crate::resolve::variables::template;

/// Headers that the library sets as the body and the connection need them.
const OF_THE_MESSAGE: [&str; 9] = [
    "accept-encoding",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "host",
    "postman-token",
    "transfer-encoding",
    "user-agent",
];

/// The outcome of the headers of a request.
pub(in crate::inputs) struct Decided {
    /// One for each header.
    pub rows: Vec<Decision>,
    /// The content type of a header that the body declares instead.
    pub content_type: Option<String>,
    /// The auth that replaces a header.
    pub auth: Option<Auth>,
}

/// `signed` is the auth in effect, `is_blank` tells the variables in place of credentials that the collection leaves empty, and `is_preset` those
/// that scripts set before the request.
pub(in crate::inputs) fn decide(
    operation: &Operation,
    signed: Option<&Auth>,
    is_blank: impl Fn(&str) -> bool,
    is_preset: impl Fn(&str) -> bool,
) -> Decided {
    let headers = &operation.headers;
    let enabled: BTreeSet<String> =
        headers.iter().filter(|one| !one.disabled).map(|one| one.key.to_lowercase()).collect();
    let one = |header| match is_of_one_call(header, &is_preset) {
        true => Ok(input(header, RowReason::OneCall)),
        false => offered(header, &enabled, signed),
    };
    let mut rows = lists::decide(headers.iter().map(one).collect(), None);
    let content_type = content_type::of_body(operation, signed).map(|index| {
        rows[index] = Decision::new(Role::Body, RowReason::ContentType);
        headers[index].value.clone()
    });
    let auth = authorization::of_header(headers, signed, is_blank).and_then(|(index, auth)| {
        rows[index] = Decision::new(Role::Auth, RowReason::Authorization);
        auth
    });
    Decided { rows, content_type, auth }
}

fn offered<'a>(header: &'a Header, enabled: &BTreeSet<String>, signed: Option<&Auth>) -> Result<Offered<'a>, Decision> {
    if !header.disabled && !header.value.trim().is_empty() && !is_placeholder(&header.value) {
        return Err(Decision::new(Role::Constant, RowReason::FixedHeader));
    }
    if header.key.is_empty() || !header.key.bytes().all(is_token) {
        return Err(Decision::new(Role::LeftOut, RowReason::NoToken));
    }
    if header.disabled && enabled.contains(&header.key.to_lowercase()) {
        return Err(Decision::new(Role::LeftOut, RowReason::Shadowed));
    }
    if header.disabled && OF_THE_MESSAGE.iter().any(|name| header.key.eq_ignore_ascii_case(name)) {
        return Err(Decision::new(Role::LeftOut, RowReason::OfMessage));
    }
    if header.disabled && signed.is_some() && header.key.eq_ignore_ascii_case("Authorization") {
        return Err(Decision::new(Role::LeftOut, RowReason::OfAuth));
    }
    Ok(input(header, if header.disabled { RowReason::Disabled } else { RowReason::NoValue }))
}

fn input(header: &Header, reason: RowReason) -> Offered<'_> {
    let row =
        Row { value: Some(&header.value), disabled: header.disabled, description: &header.description, exact: true };
    Offered { key: &header.key, row, content_type: "", reason }
}

/// Returns `true` for an idempotency key that is sent: with that of another call, the service would do nothing. A dynamic variable, or a script, makes
/// one for each call.
fn is_of_one_call(header: &Header, is_preset: impl Fn(&str) -> bool) -> bool {
    let is_own = |name: &str| !name.starts_with('$') && !is_preset(name);
    let is_key = || name::words(&header.key).iter().any(|word| word.starts_with("idempoten"));
    let is_value = || !template::has_variables(&header.value) || whole(&header.value).is_some_and(is_own);
    !header.disabled && is_key() && is_value()
}

/// Returns `true` for `<user id>`, `[user_id]` and `{user_id}`.
fn is_placeholder(value: &str) -> bool {
    let value = value.trim();
    let within = |open, close| value.strip_prefix(open)?.strip_suffix(close);
    let is_name = |text: &str| {
        text.starts_with(char::is_alphabetic) && text.chars().all(|c| c.is_alphanumeric() || " _-".contains(c))
    };
    within('<', '>').is_some() || [within('[', ']'), within('{', '}')].into_iter().flatten().any(is_name)
}

/// RFC 9110, section 5.6.2.
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}
