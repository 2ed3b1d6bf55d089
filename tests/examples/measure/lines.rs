//! The lines of a client, by what they hold.

use std::collections::BTreeMap;
use std::fmt;

/// The number of lines of each kind.
#[derive(Default)]
pub struct Lines {
    pub operations: usize,
    kinds: BTreeMap<&'static str, usize>,
}

impl Lines {
    pub fn of(source: &str) -> Self {
        let mut lines = Self::default();
        let mut item = Item::Outside;
        for line in source.lines() {
            let text = line.trim();
            let indent = line.len() - line.trim_start().len();
            if let Item::Inside { indent: start, .. } = item
                && indent <= start
                && !text.is_empty()
                && !text.starts_with(['}', ')', ']'])
            {
                item = Item::Outside;
            }
            if matches!(item, Item::Outside)
                && let Some(kind) = kind_of_item(text)
            {
                lines.operations += usize::from(kind == "operations");
                item = Item::Inside { kind, indent };
            }
            let within = match item {
                Item::Inside { kind, .. } => kind,
                Item::Outside => "modules and imports",
            };
            let kind = match text {
                "" => "blank",
                _ if text.starts_with("//!") || text.starts_with("///") => match item {
                    Item::Inside { .. } => "docs of fields",
                    Item::Outside => "docs",
                },
                _ if text.starts_with("#[") || text.starts_with("#![") => "attributes",
                _ => within,
            };
            *lines.kinds.entry(kind).or_default() += 1;
            if let Item::Inside { indent: start, .. } = item
                && indent == start
                && (text.ends_with(';') || text.ends_with('}'))
            {
                item = Item::Outside;
            }
        }
        lines
    }

    pub fn add(&mut self, other: &Self) {
        self.operations += other.operations;
        for (kind, count) in &other.kinds {
            *self.kinds.entry(kind).or_default() += count;
        }
    }

    pub fn total(&self) -> usize {
        self.kinds.values().sum()
    }

    pub fn per_operation(&self, lines: usize) -> f64 {
        lines as f64 / self.operations.max(1) as f64
    }
}

/// The place of a line: at the margin of its module, or within an item that began at this indentation.
enum Item {
    Outside,
    Inside { kind: &'static str, indent: usize },
}

/// Returns the kind of the item that begins on this line; `None` for modules, attributes, docs and closing braces.
fn kind_of_item(text: &str) -> Option<&'static str> {
    let name = |prefix: &str| text.strip_prefix(prefix).map(|rest| rest.split(['(', '<', ' ']).next().unwrap_or(rest));
    if let Some(name) = name("pub fn ") {
        let of_scripts = ["capture_", "preset_", "renew_"].iter().any(|prefix| name.starts_with(prefix));
        return Some(if of_scripts || !text.contains("client: &Client") && !text.ends_with('(') {
            "captures and other functions"
        } else {
            "operations"
        });
    }
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| text.starts_with(prefix));
    if starts(&["pub struct ", "pub enum ", "pub type "]) {
        Some("types")
    } else if starts(&["impl ", "impl<"]) {
        Some("impl blocks")
    } else if text.ends_with("::body! {") {
        Some("types")
    } else if text.contains("! {") && !starts(&["//", "#"]) {
        Some("tables of inputs and variables")
    } else if starts(&["const ", "pub const ", "fn ", "static "]) {
        Some("captures and other functions")
    } else {
        None
    }
}

impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.total();
        writeln!(f, "{} operations, {total} lines, {:.1} each:", self.operations, self.per_operation(total))?;
        for (kind, count) in &self.kinds {
            writeln!(f, "  {:5.1} {kind}", self.per_operation(*count))?;
        }
        Ok(())
    }
}
