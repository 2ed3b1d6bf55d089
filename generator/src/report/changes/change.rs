//! A change: both sides, the requests behind it, and advice for callers.

use maud::{Markup, html};

use super::link::part_of;
use crate::diagnostic::OneLine;
use crate::report::page::{Kind, anchor, prose, rust, shown};
use crate::review::{Action, Change, Class, Subject};

const BOOK: &str = "https://doc.rust-lang.org/cargo/reference/semver.html";

pub fn change(of: &Change, report: Option<&str>) -> Markup {
    let class = of.class.to_string();
    let items: Vec<String> = of.items.iter().map(|item| OneLine(item).to_string()).collect();
    html! {
        details class={ "change " (class) } open[of.class == Class::Breaking] data-entry=(items.join(" ")) {
            summary {
                span.method { (of.action) " " (of.subject) }
                (shown(&of.path)) ": " (message(&of.message))
            }
            div.inside {
                (sides(of))
                @if let Some(help) = &of.help { p { strong { "What to do: " } (message(help)) "." } }
                @if of.class == Class::Breaking && of.compiles {
                    p { strong { "Callers still compile: check each of them." } }
                }
                @if !items.is_empty() {
                    p { "In the collection: " @for (at, item) in items.iter().enumerate() { @if at > 0 { ", " } "“" (item) "”" } }
                }
                p {
                    @if let Some(rule) = of.rule { a href={ (BOOK) "#" (rule) } { "Cargo's rule" } " " }
                    @if let Some(link) = report.and_then(|report| Some(part_of(report, &place(of)?))) {
                        a href=(link) { "Show on the page of the client" }
                    }
                }
            }
        }
    }
}

fn sides(of: &Change) -> Markup {
    let side = |text: &str| if of.class == Class::Docs { prose(&lines(text)) } else { rust(text) };
    html! {
        div.sides {
            div { h3 { "Before" } @match &of.before { Some(text) => (side(text)), None => p.quiet { "Does not exist." } } }
            div { h3 { "After" } @match &of.after { Some(text) => (side(text)), None => p.quiet { "Does not exist." } } }
        }
    }
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// Returns a message, whose code is between backticks as in Markdown.
fn message(text: &str) -> Markup {
    let mut out = html! {};
    let mut rest = text;
    while let Some(at) = rest.find('`') {
        let (before, from) = rest.split_at(at);
        let fence = &from[..from.len() - from.trim_start_matches('`').len()];
        let after = &from[fence.len()..];
        let Some(end) = closing(after, fence) else { break };
        out = html! { (out) (OneLine(before).to_string()) (shown(after[..end].trim())) };
        rest = &after[end + fence.len()..];
    }
    html! { (out) (OneLine(rest).to_string()) }
}

/// Returns the start of the next fence of exactly this length.
fn closing(text: &str, fence: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text[at..].find('`') {
        at += found;
        let run = text[at..].len() - text[at..].trim_start_matches('`').len();
        if run == fence.len() {
            return Some(at);
        }
        at += run;
    }
    None
}

/// Returns the place of the item on the client's page; a removed item has none.
fn place(of: &Change) -> Option<String> {
    if of.action == Action::Removed {
        return None;
    }
    let path = of.now.as_deref().unwrap_or(&of.path);
    Some(match of.subject {
        Subject::Folder => anchor(Kind::Module, path),
        Subject::Operation => anchor(Kind::Function, path),
        Subject::Variable => match path.split_once('.') {
            Some((_, field)) => anchor(Kind::Variable, field),
            None => "variables".to_owned(),
        },
        Subject::Type | Subject::Input => anchor(Kind::Type, path.split('.').next().unwrap_or(path)),
        Subject::Environment => "variables".to_owned(),
        Subject::Auth | Subject::Capture | Subject::Preset => anchor(Kind::Function, path),
    })
}
