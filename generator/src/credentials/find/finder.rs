//! One pass over a text.

use super::decoded::{decoded, json_in_base64};
use super::judge::{Judge, Met};
use super::literal::{Literal, Text};
use super::notations::pairs::{self, Pairs};
use super::notations::{assignments, elements, html_tables, prose, tables, tokens, urls};
use super::quote::name_before;
use super::rendered::rendered;
use crate::credentials::class::{self, Class, Spot};

/// Finds credentials.
#[derive(Default)]
pub(crate) struct Finder {
    judge: Judge,
}

/// A shorter text cannot be distinguished from a word.
const MIN_BYTES: usize = 4;

impl Finder {
    /// Sets whether passwords are the topic of what follows: `old`, `new` and `confirm` are names of them there.
    pub(crate) fn about_passwords(&mut self, is_topic: bool) {
        self.judge.about_passwords = is_topic;
    }

    /// The same as [`classify`](crate::credentials::classify), with a cache of names.
    pub(crate) fn classify(&mut self, name: &str, value: &str, spot: Spot) -> Class {
        class::class(name, self.judge.verdict(name), value, spot)
    }

    /// The same as [`find`](Self::find) for what a request sends: passwords are the topic if it names one.
    pub(crate) fn find_sent(&mut self, text: &str) -> Vec<Literal> {
        self.judge.met = Met::default();
        let found = self.find(text, Text::Data);
        let Met { password: true, which_password: true } = self.judge.met else { return found };
        let is_topic = std::mem::replace(&mut self.judge.about_passwords, true);
        let found = if is_topic { found } else { self.find(text, Text::Data) };
        self.judge.about_passwords = is_topic;
        found
    }

    /// Returns the credentials in a text, in order, without overlaps. Placeholders and variables do not count: `<token>`, `{{token}}`.
    pub(crate) fn find(&mut self, text: &str, kind: Text) -> Vec<Literal> {
        if text.len() < MIN_BYTES {
            return Vec::new();
        }
        let mut found = self.walk(text, kind);
        if (kind == Text::Prose || text.contains("&quot;"))
            && let Some(rendered) = rendered(text)
        {
            let in_rendered = self.walk(&rendered.text, kind);
            found.extend(in_rendered.into_iter().map(|literal| rendered.written(literal)));
        }
        if let Some(decoded) = decoded(text) {
            let in_decoded = self.walk(&decoded.text, kind);
            found.extend(in_decoded.into_iter().map(|literal| decoded.written(literal)));
        }
        for (range, json) in json_in_base64(text) {
            if let Some(inner) = self.walk(&json, Text::Data).into_iter().next() {
                found.push(Literal { range, ..inner });
            }
        }
        in_order(found)
    }

    fn walk(&mut self, text: &str, kind: Text) -> Vec<Literal> {
        let mut found: Vec<Literal> = Vec::new();
        let judge = &mut self.judge;
        let bytes = text.as_bytes();
        let mut open = Pairs::default();
        let mut boundary = true;
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            // the text of a finding is not searched again
            if let Some(last) = found.last().filter(|last| at < last.range.end) {
                at = last.range.end;
                boundary = !bytes[at - 1].is_ascii_alphanumeric();
                continue;
            }
            // most of what is laid out over several lines
            if matches!(byte, b' ' | b'\n') {
                boundary = true;
                at += 1;
                continue;
            }
            match byte {
                b':' | b'=' => {
                    let name = name_before(text, at);
                    if let Some((name, quoted)) = name {
                        assignments::at(judge, text, at, name, quoted, kind, &mut found);
                        open.at(judge, text, at, name, &mut found);
                    }
                    if byte == b':' {
                        urls::userinfo(text, at, &mut found);
                    }
                }
                b'<' => {
                    open.open_tag();
                    elements::at(judge, text, at, &mut found);
                    pairs::labelled(judge, text, at, &mut found);
                }
                b'>' => open.close_tag(judge, text, at, &mut found),
                b'&' => elements::at(judge, text, at, &mut found),
                b'{' => open.open_object(judge, text, at),
                b',' => pairs::listed(judge, text, at, &mut found),
                b'}' => open.close(),
                b'-' => {
                    tokens::private_key(text, at, &mut found);
                    tokens::user_option(text, at, &mut found);
                    tokens::password_option(text, at, &mut found);
                }
                b'/' => urls::segment(judge, text, at, &mut found),
                _ => {}
            }
            if boundary && byte.is_ascii_alphanumeric() {
                tokens::at(text, at, &mut found);
            }
            if boundary && kind == Text::Prose && (byte.is_ascii_alphanumeric() || byte >= 0xc0) {
                prose::at(judge, text, at, &mut found);
            }
            boundary = !byte.is_ascii_alphanumeric() && byte < 0x80 || is_after_escape(bytes, at);
            at += 1;
            // a credential does not start within a word
            if !boundary && at >= 2 && is_word(bytes, at - 2) && is_word(bytes, at - 1) {
                while is_word(bytes, at) {
                    at += 1;
                }
            }
        }
        if text.contains('\n') {
            tables::find(judge, text, kind, &mut found);
        }
        html_tables::find(judge, text, &mut found);
        found
    }
}

fn is_word(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_alphanumeric)
}

/// Returns `true` after an escape that ends in a letter or digit: `%20`, `\n`, `\t`.
fn is_after_escape(bytes: &[u8], at: usize) -> bool {
    let hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
    (at >= 2 && bytes[at - 2] == b'%' && hex(at - 1) && hex(at))
        || (at >= 1 && bytes[at - 1] == b'\\' && matches!(bytes[at], b'n' | b't' | b'r'))
}

fn in_order(mut found: Vec<Literal>) -> Vec<Literal> {
    found.retain(|literal| !literal.range.is_empty());
    found.sort_by(|a, b| (a.range.start, b.range.end).cmp(&(b.range.start, a.range.end)));
    let mut end = 0;
    found.retain(|literal| {
        let apart = literal.range.start >= end;
        if apart {
            end = literal.range.end;
        }
        apart
    });
    found
}
