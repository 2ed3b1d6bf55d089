//! The docs of fields that operations share: what all operations say of a field stands there, and what only some say at their own names for
//! the type.

use std::collections::{BTreeMap, BTreeSet};

use crate::lower::docs;
use crate::lower::model::{Docs, Input};

/// Returns the docs of a field from those that operations have: the most frequent, of equally frequent ones the first by text, without
/// what others that start alike do not say. Texts with other code, such as `latest` and `author-date`, are about other values.
pub fn common<'a>(all: impl Iterator<Item = &'a Docs>) -> Docs {
    let mut counts: BTreeMap<&Docs, usize> = BTreeMap::new();
    all.for_each(|docs| *counts.entry(docs).or_default() += 1);
    let best = counts.iter().rev().max_by_key(|(docs, count)| (!docs.is_empty(), **count));
    let Some((best, _)) = best else { return Docs::new() };
    let own = paragraphs(best);
    let values = spans(&own);
    let is_of_other_values = |other: &&Docs| {
        let all = paragraphs(other);
        let others = spans(&all);
        let starts_alike = all.first().map(|one| key(one)) == own.first().map(|one| key(one));
        !starts_alike && !others.is_subset(&values) && !values.is_subset(&others)
    };
    if counts.keys().any(is_of_other_values) {
        return Docs::new();
    }
    let alike = counts.keys().map(|other| {
        let other = paragraphs(other);
        own.iter().zip(&other).take_while(|(a, b)| key(a) == key(b)).count()
    });
    let mut count = alike.filter(|alike| *alike > 0).min().unwrap_or_default();
    if count == own.len() {
        return (*best).clone();
    }
    // what it announces does not follow
    if count > 1 && own[count - 1].last().is_some_and(|line| line.ends_with(':')) {
        count -= 1;
    }
    own[..count].join(&[String::new()][..])
}

/// Returns what the rows of an operation say beyond the docs of the shared rows, as a list.
pub fn beyond(own: &[Input], shared: &[Input]) -> Docs {
    let mut lines = Docs::new();
    for field in own.iter().filter_map(Input::field) {
        let Some(known) = shared.iter().filter_map(Input::field).find(|other| other.ident == field.ident) else {
            continue;
        };
        let known: Vec<String> = paragraphs(&known.docs).into_iter().map(key).collect();
        let all = paragraphs(&field.docs);
        let more: Vec<&[String]> = all.iter().copied().filter(|one| !known.contains(&key(one))).collect();
        // another sentence for the same is no news
        if all.len() < 2 && !known.is_empty() || more.is_empty() {
            continue;
        }
        let mut more = more.join(&[String::new()][..]).into_iter();
        lines.push(format!("* {}: {}", docs::code(&field.ident), more.next().unwrap_or_default()));
        lines.extend(more.map(|line| if line.is_empty() { line } else { format!("  {line}") }));
    }
    lines
}

/// Returns the paragraphs without an example at the end.
fn paragraphs(docs: &Docs) -> Vec<&[String]> {
    let mut paragraphs: Vec<&[String]> = docs.split(String::is_empty).filter(|lines| !lines.is_empty()).collect();
    paragraphs.pop_if(|last| last.first().is_some_and(|line| line.starts_with("Example: ")));
    paragraphs
}

/// Returns the code in paragraphs: `asc` and `desc`.
fn spans(paragraphs: &[&[String]]) -> BTreeSet<String> {
    let texts = paragraphs.iter().map(|one| key(one));
    texts.flat_map(|text| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Returns a text that is equal for paragraphs that say the same: without the addresses of links, and without an example at the end.
fn key(paragraph: &[String]) -> String {
    let text = paragraph.join(" ");
    let mut parts = text.split("](");
    let mut key = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        key.push_str(part.split_once(')').map_or(part, |(_, rest)| rest));
    }
    match key.rfind(" Example: `") {
        Some(at) => key[..at].trim_end_matches(['.', ' ']).to_owned(),
        None => key.trim_end_matches(['.', ' ']).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::common;
    use crate::lower::model::Docs;

    fn docs(text: &str) -> Docs {
        text.split('\n').map(str::to_owned).collect()
    }

    #[test]
    fn a_field_has_the_docs_of_all_operations() {
        for (all, expected) in [
            (vec!["Most. Example: `5`", "Most. Example: `9`", "Most. Example: `9`"], "Most. Example: `9`"),
            (vec!["A [b](c).\n\nOf:\n\n* id", "A [b](d).\n\nOf:\n\n* name"], "A [b](c)."),
            (vec!["A.\n\nB.\n\nExample: `1`", "A.\n\nB.\n\nExample: `1`", "A."], "A."),
            (vec!["A.", "", "C."], "A."),
            (vec!["One of `latest` and `all`.", "One of `open` and `closed`."], ""),
            (vec!["By `name`.", "Sorted by `name` or `id`."], "By `name`."),
        ] {
            let all: Vec<Docs> =
                all.into_iter().map(|text| if text.is_empty() { Docs::new() } else { docs(text) }).collect();
            assert_eq!(common(all.iter()).join("\n"), expected, "{all:?}");
        }
    }
}
