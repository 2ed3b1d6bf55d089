//! Code on a page.

use maud::{Markup, html};

use crate::diagnostic::OneLine;
use crate::emit::excerpt::Piece;

/// Shows a short text of the collection as code on one line, with invisible characters escaped.
pub fn shown(text: &str) -> Markup {
    html! { code { (OneLine(text).to_string()) } }
}

/// Shows Rust code of several lines.
pub fn rust(text: &str) -> Markup {
    html! { pre { code { (visible(text)) } } }
}

/// Shows Rust code with a button that copies it.
pub fn copied(text: &str, what: &str) -> Markup {
    html! {
        div.copied {
            button type="button" data-copy hidden aria-label={ "Copy " (what) } { "Copy" }
            (rust(text))
        }
    }
}

/// Shows a type, with links on its names.
pub fn linked(pieces: &[Piece], link: &dyn Fn(&str) -> Option<String>) -> Markup {
    html! {
        code {
            @for piece in pieces {
                @match piece {
                    Piece::Text(text) => (text),
                    Piece::Name(name) => @match link(name) {
                        Some(to) => a href={ "#" (to) } { (name) },
                        None => (name),
                    },
                }
            }
        }
    }
}

fn visible(text: &str) -> String {
    text.lines().map(|line| OneLine(line).to_string()).collect::<Vec<_>>().join("\n")
}
