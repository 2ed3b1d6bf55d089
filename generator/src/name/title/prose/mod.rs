//! The words of titles that are no address.

mod clause;
mod gerund;
mod imperative;
mod opening;
mod sentence;

pub(super) use imperative::verb_first;
pub(super) use sentence::{first_sentence, is_order, with_alternatives, without_label};

use super::address::{of_address, things};
use super::length::{MAX_CHARS, length, shorten};
use super::phrase::{begins_phrase, is_article, is_verb, verb_of};
use crate::name::words::words;
use clause::{is_long_question, is_statement, without_clauses};
use imperative::imperative;
use opening::without_opening;
use sentence::without_repetition;

/// Returns the words of a request's title as an order. A title that says what is, not what to do, says less than the path.
pub(super) fn of_request(title: &str, method: &str, url: &str) -> Vec<String> {
    let title = without_repetition(&without_endings(title));
    let order = |text: &str| order(text, url);
    let mut all = order(&title);
    if length(&all) > MAX_CHARS {
        // parentheses explain the rest
        let outside = order(&without_parentheses(&title));
        all = if outside.is_empty() { all } else { outside };
    }
    if is_long_question(&all) {
        let mut asked = vec![all[0].clone()];
        asked.extend(things(url).into_iter().filter(|word| *word != all[0]));
        return if length(&asked) > MAX_CHARS { shorten(all, MAX_CHARS) } else { asked };
    }
    let all = without_clauses(all);
    if is_statement(&all) { of_address(url, method) } else { short(&title, all, order) }
}

fn order(text: &str, url: &str) -> Vec<String> {
    imperative(without_articles(&without_fillers(without_opening(with_whole_verb(words(text), text)), url)), url)
}

/// Returns `list orders` for `LIst orders`, whose capitals are a slip.
fn with_whole_verb(mut words: Vec<String>, title: &str) -> Vec<String> {
    if let [letter, rest, ..] = words.as_slice()
        && letter.len() == 1
        && title.trim_start().chars().nth(1).is_some_and(char::is_alphabetic)
    {
        let verb = format!("{letter}{rest}");
        if is_verb(&verb) {
            words.splice(..2, [verb]);
        }
    }
    words
}

/// Returns the words of a folder's title.
pub(super) fn of_folder(title: &str) -> Vec<String> {
    let title = without_endings(title);
    let plain = |text: &str| without_articles(&words(text));
    let all = plain(&title);
    if length(&all) <= MAX_CHARS {
        return all;
    }
    let outside = plain(&without_parentheses(&title));
    short(&title, if outside.is_empty() { all } else { outside }, plain)
}

fn short(title: &str, all: Vec<String>, plain: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    match head(title, plain).filter(|_| length(&all) > MAX_CHARS) {
        Some(head) => head,
        None => shorten(all, MAX_CHARS),
    }
}

/// Returns all words of a request's title, as an order, if it is one.
pub(super) fn in_full(title: &str, url: &str) -> Vec<String> {
    let all = order(&without_endings(title), url);
    if is_statement(&all) { Vec::new() } else { all }
}

/// Leaves out words that only say that there is one thing, unless the path has them: `get order` for `get specified order`, `create order` for
/// `create new order`.
fn without_fillers(words: Vec<String>, url: &str) -> Vec<String> {
    let path = url.to_lowercase();
    let is_filler = |at: usize| {
        let follows_verb = !words[1..at].iter().any(|word| !is_article(word));
        let follows_phrase = || is_article(&words[at - 1]) || begins_phrase(&words[at - 1]);
        let is_before_thing = words.get(at + 1).is_some_and(|next| !begins_phrase(next) && !is_article(next));
        let verb = verb_of(&words[0]).unwrap_or_else(|| words[0].clone());
        let verb = verb.as_str();
        is_before_thing
            && !path.contains(words[at].as_str())
            && match words[at].as_str() {
                "certain" | "corresponding" | "given" | "indicated" | "particular" | "provided" | "single"
                | "specific" | "specified" => follows_verb || follows_phrase(),
                "existing" => follows_verb && !["add", "assign", "attach", "link", "list"].contains(&verb),
                "new" => follows_verb && ["add", "create", "insert", "make", "post", "register"].contains(&verb),
                _ => false,
            }
    };
    (0..words.len()).filter(|at| *at == 0 || !is_filler(*at)).map(|at| words[at].clone()).collect()
}

/// Returns `library rules` for `library's rules`, and `roles` for `role(s)`.
pub(in crate::name) fn without_endings(title: &str) -> String {
    let mut plain = String::new();
    let mut rest = title;
    while let Some(at) = rest.find(['\'', '’', '(']) {
        let (before, ending) = rest.split_at(at);
        plain.push_str(before);
        let follows_word = before.ends_with(char::is_alphabetic);
        let cut = ENDINGS.iter().find(|(ending_of, _)| {
            let after = ending.strip_prefix(ending_of);
            follows_word && after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        });
        let (length, instead) = match cut {
            // `it's` for `its`
            Some((ending, "")) if ends_with_it(before) => (ending.len(), "s"),
            Some((ending, instead)) => (ending.len(), *instead),
            None => {
                let length = ending.chars().next().map_or(0, char::len_utf8);
                (length, &ending[..length])
            }
        };
        plain.push_str(instead);
        rest = &ending[length..];
    }
    plain + rest
}

fn ends_with_it(text: &str) -> bool {
    text.rsplit(|c: char| !c.is_alphanumeric()).next().is_some_and(|last| last.eq_ignore_ascii_case("it"))
}

/// Endings of the possessive and of optional plurals, with their replacements.
const ENDINGS: [(&str, &str); 4] = [("'s", ""), ("’s", ""), ("(s)", "s"), ("(es)", "es")];

/// Returns the part before a dash or colon if it names an action that the rest explains, as in `Calculate life path number - the most
/// important one`.
fn head(title: &str, plain: impl Fn(&str) -> Vec<String>) -> Option<Vec<String>> {
    const SEPARATORS: [&str; 8] = [" - ", " – ", " — ", ": ", " | ", "; ", ". ", ", "];
    let heads = SEPARATORS.iter().flat_map(|separator| title.match_indices(separator)).map(|(at, _)| &title[..at]);
    let heads = heads.map(plain);
    let says_what = |head: &Vec<String>| head.len() > 1 && is_verb(&head[0]) && length(head) <= MAX_CHARS;
    heads.filter(says_what).max_by_key(Vec::len)
}

/// Removes articles, except for a last word, or one before `and`, which may be a label: `Option A`, `Plans A and B`.
fn without_articles(words: &[String]) -> Vec<String> {
    let ends = |at: usize| words.get(at + 1).is_none_or(|next| next == "and" || next == "or");
    let keeps = |at: usize| ends(at) || !is_article(&words[at]);
    (0..words.len()).filter(|at| keeps(*at)).map(|at| words[at].clone()).collect()
}

pub(super) fn without_parentheses(title: &str) -> String {
    let mut depth = 0_usize;
    let mut outside = String::new();
    for c in title.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    outside
}
