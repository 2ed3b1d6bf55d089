//! Elements of HTML as Markdown.

use super::entity;
use super::reader::Html;
use super::tag::{self, Tag, attribute};
use crate::description::link::{self, BREAK};
use crate::description::span;

impl Html<'_> {
    /// Writes a tag as Markdown; returns `false` if it is text.
    pub fn element(&mut self, tag: &Tag<'_>) -> bool {
        match (tag.name.as_str(), tag.is_end) {
            ("br", _) => self.line_break(),
            ("b" | "strong", _) => self.emphasis(tag, "**"),
            ("i" | "em", _) => self.emphasis(tag, "*"),
            ("s" | "del" | "strike", _) => self.emphasis(tag, "~~"),
            ("p" | "div" | "section" | "article" | "header" | "footer" | "figure" | "dl" | "dt" | "dd", _) => {
                self.paragraph("");
            }
            // a placeholder may have one of these names: `<summary>`
            ("details" | "summary", is_end) if is_end || self.is_closed(&format!("</{}", tag.name)) => {
                self.paragraph("")
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => {
                let level = tag.name.as_bytes().get(1).map_or(1, |digit| usize::from(digit - b'0'));
                self.paragraph(&format!("{} ", "#".repeat(level)));
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", true) => self.paragraph(""),
            ("blockquote", is_end) => self.paragraph(if is_end { "" } else { "> " }),
            ("hr", _) => self.paragraph("***\n\n"),
            ("ul" | "ol", false) => {
                if self.is_closed(&format!("</{}", tag.name)) {
                    self.lists.push(tag.name == "ol");
                }
            }
            ("ul" | "ol", true) => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.paragraph("");
                }
            }
            ("li", false) => self.item(),
            ("a", false) => self.link(tag),
            ("a", true) => {
                if let Some(target) = self.links.pop() {
                    self.out.push_str(&format!("]({target})"));
                }
            }
            ("img", _) => self.out.push_str(&attribute(tag.attributes, "alt")),
            ("code" | "tt" | "kbd" | "samp" | "pre", false) => return self.code(tag),
            ("table", is_end) => {
                self.cells = (!is_end && self.is_closed("</table")).then_some(0);
                self.has_head = false;
                if is_end || self.cells.is_some() {
                    self.block("");
                }
            }
            ("tr" | "td" | "th", is_end) => self.cell(&tag.name, is_end),
            (
                "li" | "span" | "font" | "u" | "small" | "sup" | "sub" | "center" | "thead" | "tbody" | "tfoot"
                | "mark" | "nobr" | "ins" | "wbr" | "abbr",
                _,
            ) => {}
            _ => return false,
        }
        true
    }

    /// Writes the mark of a tag that emphasises; a tag without its counterpart is left out.
    fn emphasis(&mut self, tag: &Tag<'_>, mark: &'static str) {
        if tag.is_end {
            if let Some(at) = self.emphases.iter().rposition(|open| *open == mark) {
                self.emphases.remove(at);
                self.out.push_str(mark);
            }
        } else if self.is_closed(&format!("</{}>", tag.name)) {
            self.emphases.push(mark);
            self.out.push_str(mark);
        }
    }

    pub fn space(&mut self) {
        if !self.out.ends_with(' ') {
            self.out.push(' ');
        }
    }

    fn line_break(&mut self) {
        if self.in_row || self.cells.is_some() { self.space() } else { self.out.push(BREAK) }
    }

    fn paragraph(&mut self, start: &str) {
        if self.in_row || self.cells.is_some() {
            self.space();
        } else if self.lists.is_empty() {
            self.block(start);
        } else if !self.out.ends_with("- ") && !self.out.ends_with("1. ") {
            self.out.push(BREAK);
        }
    }

    /// Starts a block without the space before it, which would be indentation.
    fn block(&mut self, start: &str) {
        let end = self.out.trim_end().len();
        self.out.truncate(end);
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        self.out.push_str(start);
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn item(&mut self) {
        if self.in_row || self.cells.is_some() {
            return self.out.push_str(" • ");
        }
        let end = self.out.trim_end().len();
        self.out.truncate(end);
        let depth = self.lists.len().saturating_sub(1);
        let marker = if self.lists.last() == Some(&true) { "1. " } else { "- " };
        self.out.push_str(&format!("\n{}{marker}", "    ".repeat(depth.min(8))));
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn cell(&mut self, name: &str, is_end: bool) {
        let Some(cells) = self.cells else {
            return self.space();
        };
        match (name, is_end) {
            ("tr", false) => {
                self.cells = Some(0);
                self.out.push_str("\n|");
            }
            ("tr", true) => {
                if !self.has_head {
                    self.out.push_str(&format!("\n|{}", " --- |".repeat(cells)));
                }
                self.has_head = true;
            }
            (_, true) => {
                self.cells = Some(cells + 1);
                self.out.push_str(" |");
            }
            _ => self.space(),
        }
    }

    fn link(&mut self, tag: &Tag<'_>) {
        let target: String = attribute(tag.attributes, "href").split_whitespace().collect();
        if !target.is_empty() && self.is_closed("</a") {
            self.out.push('[');
            self.links.push(link::target(&target).unwrap_or_else(|| "#".to_owned()));
        }
    }

    fn code(&mut self, tag: &Tag<'_>) -> bool {
        let end = format!("</{}", tag.name);
        if !self.is_closed(&end) {
            return false;
        }
        let Some(length) = self.lower[self.at..].find(&end) else {
            return false;
        };
        let body = &self.rest()[..length];
        self.at += length + self.rest()[length..].find('>').map_or(end.len(), |close| close + 1);
        if tag.name != "pre" || self.in_row || self.cells.is_some() || !self.lists.is_empty() {
            if self.out.ends_with('`') {
                self.out.push(' ');
            }
            self.out.push_str(&span::written(&entity::decode(body)));
            return true;
        }
        let (body, class) = match tag::tag(body.trim_start()).filter(|inner| inner.name == "code") {
            Some(inner) => (&body.trim_start()[inner.length..], attribute(inner.attributes, "class")),
            None => (body, attribute(tag.attributes, "class")),
        };
        let body = entity::decode(body.trim_end().trim_end_matches("</code>"));
        let language = class.split("language-").nth(1).and_then(|rest| rest.split(' ').next());
        let fence = "`".repeat(span::longest_run(&body).max(2) + 1);
        let language = language.filter(|l| !l.contains('`')).unwrap_or("text").to_owned();
        self.block(&format!("{fence}{language}\n{}\n{fence}\n\n", body.trim_matches('\n')));
        true
    }
}
