//! Tokens with a known structure: fixed numbers of letters around fixed characters.

use crate::credentials::randomness::is_mixed;
use crate::credentials::scan::{is_hex, is_word, run};

/// Returns the form and the length of the token that the text starts with.
pub(super) fn at(text: &str) -> Option<(&'static str, usize)> {
    let first = *text.as_bytes().first()?;
    if text.starts_with("eyJ") {
        let len = run(text, |b| is_word(b) || matches!(b, b'.' | b'='));
        if len >= 33 && text[..len].contains('.') {
            return Some(("JSON Web Token", len));
        }
    }
    let found = match first {
        b'0'..=b'9' => shape(text, "Google token", &[Text("1//0"), Word(30, 120)])
            .or_else(|| shape(text, "Zoho token", &[Text("1000."), Hex(32), Text("."), Hex(32)]))
            .or_else(|| shape(text, "Facebook token", &[Digits(15, 16), Text("|"), Word(27, 27)]))
            .or_else(|| shape(text, "Asana token", &[Digits(1, 1), Text("/"), Digits(16, 16), Text(":"), Hex(32)]))
            .or_else(|| {
                shape(text, "Okta token", &[Text("00"), Word(40, 40)]).filter(|(_, len)| has_all(&text[..*len]))
            })
            .or_else(|| bot_token(text))
            .or_else(|| hex_key(text)),
        b'c' if text.starts_with("cio") => {
            shape(text, "crates.io token", &[Text("cio"), Letters(32)]).filter(|(_, len)| has_all(&text[..*len]))
        }
        b'a'..=b'f' => hex_key(text),
        b'k' => shape(text, "Mailgun key", &[Text("key-"), Hex(32)]).or_else(|| {
            shape(text, "Airtable key", &[Text("key"), Letters(14)]).filter(|(_, len)| has_all(&text[..*len]))
        }),
        b'l' | b't' => shape(text, "Lob key", &[Text("live_"), Hex(35)])
            .or_else(|| shape(text, "Lob key", &[Text("test_"), Hex(35)])),
        b'o' => shape(text, "NuGet key", &[Text("oy2"), Letters(43)])
            .filter(|(_, len)| !text[..*len].bytes().any(|b| b.is_ascii_uppercase())),
        b'p' => shape(text, "Airtable token", &[Text("pat"), Letters(14), Text("."), Hex(64)]).or_else(|| {
            shape(text, "Harness token", &[Text("pat."), Word(22, 22), Text("."), Hex(24), Text("."), Letters(20)])
        }),
        b'r' => shape(text, "Resend key", &[Text("re_"), Letters(8), Text("_"), Word(16, 40)]),
        b's' if text.starts_with("sha") => shape(text, "OpenShift token", &[Text("sha256~"), Word(43, 43)]),
        b's' => shape(
            text,
            "LaunchDarkly key",
            &[Text("sdk-"), Hex(8), Text("-"), Hex(4), Text("-"), Hex(4), Text("-"), Hex(4), Text("-"), Hex(12)],
        )
        .or_else(|| {
            shape(text, "Harness token", &[Text("sat."), Word(22, 22), Text("."), Hex(24), Text("."), Letters(20)])
        }),
        b'A' => {
            let part = Upper(5);
            shape(
                text,
                "1Password key",
                &[Text("A3-"), Upper(6), Text("-"), Upper(6), Text("-"), part, Text("-"), part, Text("-"), part],
            )
        }
        b'M' | b'N' | b'O' => {
            shape(text, "Discord token", &[Word(23, 28), Text("."), Word(6, 7), Text("."), Word(27, 45)])
                .filter(|(_, len)| has_all(&text[..*len]))
        }
        b'S' => shape(text, "Twilio key", &[Text("SK"), Hex(32)]),
        _ => None,
    };
    found.or_else(|| azure_secret(text)).or_else(|| {
        // a fixed character is checked faster than the letters before it
        let is_terraform = text.as_bytes().get(14) == Some(&b'.');
        let token = || shape(text, "Terraform token", &[Letters(14), Text(".atlasv1."), Word(60, 80)]);
        is_terraform.then(token).flatten().or_else(|| salesforce_session(text)).or_else(|| braintree(text))
    })
}

/// A part of a token.
#[derive(Clone, Copy)]
enum Part {
    Text(&'static str),
    /// This many hexadecimal digits.
    Hex(usize),
    /// This many letters and digits.
    Letters(usize),
    Upper(usize),
    Digits(usize, usize),
    /// Letters, digits, `_` and `-`.
    Word(usize, usize),
}
use Part::{Digits, Hex, Letters, Text, Upper, Word};

/// Matches the parts in sequence, not followed by a letter.
fn shape(text: &str, name: &'static str, parts: &[Part]) -> Option<(&'static str, usize)> {
    let mut rest = text;
    for part in parts {
        let len = match *part {
            Text(mark) => rest.starts_with(mark).then_some(mark.len())?,
            Hex(len) => exactly(rest, len, is_hex)?,
            Letters(len) => exactly(rest, len, |b| b.is_ascii_alphanumeric())?,
            Upper(len) => exactly(rest, len, |b| b.is_ascii_uppercase() || b.is_ascii_digit())?,
            Digits(least, most) => within(rest, least, most, |b| b.is_ascii_digit())?,
            Word(least, most) => within(rest, least, most, is_word)?,
        };
        rest = &rest[len..];
    }
    let len = text.len() - rest.len();
    is_mixed(&text[..len]).then_some((name, len))
}

fn exactly(text: &str, len: usize, is_part: impl Fn(u8) -> bool) -> Option<usize> {
    within(text, len, len, is_part)
}

fn within(text: &str, least: usize, most: usize, is_part: impl Fn(u8) -> bool) -> Option<usize> {
    let len = text.bytes().take(most + 1).take_while(|b| is_part(*b)).count();
    let goes_on = text.as_bytes().get(len).is_some_and(u8::is_ascii_alphanumeric);
    ((least..=most).contains(&len) && !goes_on).then_some(len)
}

/// Returns `true` for a text with lower-case and upper-case letters and digits.
fn has_all(text: &str) -> bool {
    [u8::is_ascii_lowercase, u8::is_ascii_uppercase, u8::is_ascii_digit]
        .iter()
        .all(|kind| text.bytes().any(|b| kind(&b)))
}

/// `123456789:AAF…` of Telegram's bots.
fn bot_token(text: &str) -> Option<(&'static str, usize)> {
    let token = shape(text, "bot token", &[Digits(8, 10), Text(":"), Word(32, 40)])?;
    text.contains(":A").then_some(token)
}

/// 32 digits, and the data centre (Mailchimp) or a checksum (Mailgun).
fn hex_key(text: &str) -> Option<(&'static str, usize)> {
    exactly(text, 32, is_hex)?;
    shape(text, "Mailchimp key", &[Hex(32), Text("-us"), Digits(1, 2)])
        .or_else(|| shape(text, "Mailgun key", &[Hex(32), Text("-"), Hex(8), Text("-"), Hex(8)]))
}

/// `abc8Q~…`
fn azure_secret(text: &str) -> Option<(&'static str, usize)> {
    let is_part = |b: u8| is_word(b) || matches!(b, b'~' | b'.');
    let mark = text.as_bytes().get(3..6)?;
    if !mark[0].is_ascii_digit() || &mark[1..] != b"Q~" {
        return None;
    }
    let len = run(&text[..text.len().min(60)], is_part);
    (37..=40).contains(&len).then_some(("Azure secret", len))
}

/// `00D…!AQ…`: the organization and its session.
fn salesforce_session(text: &str) -> Option<(&'static str, usize)> {
    if !text.starts_with("00D") {
        return None;
    }
    let organization = within(text, 15, 18, |b| b.is_ascii_alphanumeric())?;
    let session = text[organization..].strip_prefix('!')?;
    let len = run(session, |b| is_word(b) || matches!(b, b'.'));
    (len >= 60).then_some(("Salesforce session", organization + 1 + len))
}

/// `access_token$production$…$…`
fn braintree(text: &str) -> Option<(&'static str, usize)> {
    let rest = text.strip_prefix("access_token$")?;
    let len = run(rest, |b| b.is_ascii_alphanumeric() || b == b'$');
    (len >= 50).then_some(("Braintree token", text.len() - rest.len() + len))
}
