//! Headers: which are constants, which are inputs, and which are declared elsewhere: by the body, by the auth, or once for all requests.

mod authorization;
pub(in crate::inputs) mod content_type;
pub(in crate::inputs) mod frequent;
mod id;
mod one_call;
mod only;
pub(in crate::inputs) mod surroundings;

use std::collections::BTreeSet;

use surroundings::Surroundings;

use super::lists::{self, Offered};
use crate::inputs::decision::{Decision, Role, RowReason};
use crate::inputs::value_type::Row;
use crate::read::model::{Auth, Header};
use crate::resolve::model::Operation;

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

pub(in crate::inputs) fn decide(operation: &Operation, around: &Surroundings<'_>) -> Decided {
    let headers = &operation.headers;
    let enabled: BTreeSet<String> =
        headers.iter().filter(|one| !one.disabled).map(|one| one.key.to_lowercase()).collect();
    let one = |header| match one_call::is_of_one_call(header, &around.preset, around.frequent) {
        true => Ok(input(header, RowReason::OneCall)),
        false => offered(header, &enabled, around.signed),
    };
    let mut rows = lists::decide(headers.iter().map(one).collect(), None);
    id::mark(operation, around, &mut rows);
    let content_type = content_type::of_body(operation, around.signed).map(|index| {
        rows[index] = Decision::new(Role::Body, RowReason::ContentType);
        headers[index].value.clone()
    });
    let is_blank = |name: &str| around.blank.contains(name);
    let auth = authorization::of_header(headers, around.signed, is_blank).and_then(|(index, auth)| {
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
