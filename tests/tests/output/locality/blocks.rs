//! Generated code as blocks: each item with its attributes and docs.

use std::collections::{BTreeMap, BTreeSet};

use syn::{Attribute, Item};

/// Text by module path and first line of code.
pub(crate) type Blocks = BTreeMap<(String, String), String>;

pub(crate) fn of(code: &str) -> Blocks {
    let mut blocks = Blocks::new();
    let file = syn::parse_file(code).expect("Rust");
    module(&mut blocks, "", &file.attrs, file.items);
    blocks
}

fn module(blocks: &mut Blocks, path: &str, attributes: &[Attribute], items: Vec<Item>) {
    for item in items {
        if let Item::Mod(mut item) = item {
            let inner = format!("{path}::{}", item.ident);
            let (_, items) = item.content.take().expect("one file");
            module(blocks, &inner, &item.attrs, items);
            continue;
        }
        let table = match &item {
            Item::Macro(item) => conformance::tables::read(item).map(|table| format!("pub struct {}", table.name)),
            _ => None,
        };
        let text = prettyplease::unparse(&syn::File {
            shebang: None,
            frontmatter: None,
            attrs: Vec::new(),
            items: vec![item],
        });
        let is_code = |line: &&str| !line.starts_with("//") && !line.starts_with('#');
        let first = text.lines().find(is_code).unwrap_or_default();
        let first = table.as_deref().unwrap_or(first);
        let first = if first.starts_with("use ") { "use" } else { first };
        *blocks.entry((path.to_owned(), first.to_owned())).or_default() += &text;
    }
    let docs = syn::File { shebang: None, frontmatter: None, attrs: attributes.to_vec(), items: Vec::new() };
    blocks.insert((path.to_owned(), "mod".to_owned()), prettyplease::unparse(&docs));
}

/// Returns the item that a block declares: `pub fn list(` → `list`; of an `impl` the type.
pub(crate) fn declared(first: &str) -> Option<&str> {
    let words = |text: &'static str| first.strip_prefix(text);
    let rest = ["pub fn ", "pub struct ", "pub enum ", "pub type "].into_iter().find_map(words);
    let rest = rest.or_else(|| first.rsplit_once(" for ").map(|(_, ty)| ty)).or_else(|| words("impl "))?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '#')).unwrap_or(rest.len());
    Some(&rest[..end])
}

/// The names that a text mentions.
pub(crate) fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '#')).filter(|word| !word.is_empty()).collect()
}

/// Returns the number of lines that are in one text and not in the other.
pub(crate) fn differing(a: &str, b: &str) -> usize {
    let mut counts: BTreeMap<&str, isize> = BTreeMap::new();
    a.lines().for_each(|line| *counts.entry(line).or_default() += 1);
    b.lines().for_each(|line| *counts.entry(line).or_default() -= 1);
    counts.values().map(|count| count.unsigned_abs()).sum()
}
