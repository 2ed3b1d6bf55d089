//! Sentences that call a request deprecated.

use crate::name::title::phrase::is_verb;
use crate::name::{self, WordList, word_list};
use crate::url_path::is_version;

/// Words that mark what should not be used any more.
pub(super) const MARKS: [&str; 3] = ["deprecated", "obsolete", "discontinued"];

/// Marks of a sentence of its own: `Deprecation notice: …`
const NOTICES: [&str; 3] = ["deprecation notice", "deprecation warning", "deprecation"];

/// Labels before a sentence.
const LABELS: [&str; 5] = ["note", "warning", "important", "attention", "notice"];

/// What a request is called in its description.
static REQUESTS: WordList = word_list(
    "\
    endpoint endpoints route routes api apis call method methods operation operations request requests \
    resource",
);

/// Those of them that are something else if a name stands before them: `authentication method`.
const UNNAMED: [&str; 3] = ["method", "methods", "resource"];

/// Words before them that do not distinguish one from another.
static PLAIN: WordList = word_list(
    "\
    beta current entire graphql http public rest rpc web whole",
);

/// Parts of a request, which a mark may be about.
static PARTS: WordList = word_list(
    "\
    argument arguments attribute attributes body column field fields filter filters header headers \
    option options param parameter parameters property value values",
);

/// The request that a text is about.
pub(super) struct Subject<'a> {
    /// Those of its title.
    pub(super) words: Vec<String>,
    pub(super) method: &'a str,
    pub(super) url: &'a str,
}

/// Splits prose at the ends of sentences.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let ends = text.char_indices().filter(|(_, c)| ['.', '!', '?'].contains(c)).map(|(at, _)| at + 1);
    let ends = ends.filter(|at| {
        let rest = &text[*at..];
        rest.starts_with(char::is_whitespace) && !rest.trim_start().starts_with(char::is_lowercase)
    });
    let ends: Vec<usize> = ends.chain([text.len()]).collect();
    ends.into_iter().filter_map(move |end| {
        let sentence = text[start..end].trim();
        start = end;
        (!sentence.is_empty()).then_some(sentence)
    })
}

/// Returns what follows the mark at the start of a sentence: `Deprecated, use …`, `[DEPRECATED] …`, `Note: deprecated since …`.
pub(super) fn marked(sentence: &str) -> Option<&str> {
    let start = |text: &str| text.len() - text.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let lower = sentence.to_ascii_lowercase();
    let mut from = start(&lower);
    if let Some(label) = LABELS.iter().find(|label| lower[from..].starts_with(**label))
        && lower[from + label.len()..].starts_with([':', ' ', '-', '!'])
    {
        from += label.len() + start(&lower[from + label.len()..]);
    }
    let mark = MARKS.iter().chain(&NOTICES).find(|mark| lower[from..].starts_with(**mark))?;
    let is_bracketed = lower[..from].ends_with(['[', '(']);
    let rest = &sentence[from + mark.len()..];
    if is_bracketed && let Some(rest) = rest.strip_prefix([']', ')']) {
        return Some(rest);
    }
    (ends_mark(rest) && !is_of_part(rest)).then_some(rest)
}

/// Returns `true` if a word before this text is not about the noun that follows.
fn ends_mark(rest: &str) -> bool {
    const LINKS: [&str; 12] = ["and", "as", "by", "from", "in", "on", "please", "see", "since", "use", "with", "will"];
    let text = rest.trim_start();
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    text.is_empty()
        || text.starts_with(['.', ',', ':', ';', '!', '(', ')', ']', '-', '–', '—'])
        || rest.len() > text.len() && LINKS.contains(&first.to_lowercase().as_str())
}

/// Returns `true` if a text mentions a part of the request before it mentions what to use, or the request.
fn is_of_part(rest: &str) -> bool {
    let mut words = rest.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let first = words.find(|word| word == "use" || word == "see" || REQUESTS.has(word) || PARTS.has(word));
    first.is_some_and(|word| PARTS.has(&word))
}

/// Returns what follows the mark of a title that is otherwise an order: `Deprecated get orders`, `Deprecated operation`.
pub(super) fn before_verb(title: &str) -> Option<&str> {
    let (first, rest) = title.trim().split_once(' ')?;
    let next = name::words(rest).into_iter().next()?;
    let is_mark = MARKS.contains(&first.to_lowercase().as_str());
    (is_mark && (is_verb(&next) || REQUESTS.has(&next))).then_some("")
}

/// Returns what follows the statement that the request is deprecated: `This endpoint is deprecated, use …`.
pub(super) fn says_deprecated<'t>(sentence: &'t str, subject: &Subject<'_>) -> Option<&'t str> {
    let lower = sentence.to_ascii_lowercase();
    let marks = MARKS.iter().flat_map(|mark| lower.match_indices(mark).map(|(at, mark)| (at, at + mark.len())));
    let longer = ["no longer supported", "no longer available", "no longer maintained"];
    let gone = longer.iter().flat_map(|mark| lower.match_indices(mark).map(|(at, mark)| (at, at + mark.len())));
    let said = marks.chain(gone).filter(|(at, _)| before(&sentence[..*at]).is_some_and(|thing| subject.is(thing)));
    said.map(|(_, end)| &sentence[end..]).next()
}

/// Returns the subject of a statement whose verb is at the end of a text: `this endpoint` of `Note that this endpoint has now been`.
fn before(text: &str) -> Option<&str> {
    let mut text = text.trim_end();
    let mut verbs = 0;
    while let Some((rest, last)) = text.rsplit_once(' ') {
        match last.to_lowercase().as_str() {
            "is" | "are" | "has" | "have" | "been" | "being" | "was" | "were" => verbs += 1,
            "now" | "also" | "already" | "officially" if verbs == 0 || rest.ends_with("has") => {}
            _ => break,
        }
        text = rest.trim_end();
    }
    let clause = ["though ", "that ", "because ", ", ", "; ", ": ", " - ", "as "];
    let start = clause.iter().filter_map(|word| text.to_ascii_lowercase().rfind(word).map(|at| at + word.len())).max();
    (verbs > 0).then(|| text[start.unwrap_or_default()..].trim())
}

impl Subject<'_> {
    /// Returns `true` if the subject of a sentence is this request.
    fn is(&self, thing: &str) -> bool {
        let thing = without_parentheses(thing);
        let mut words: Vec<&str> = thing.split_whitespace().collect();
        if self.ends_with_address(&mut words) {
            let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
            return words.iter().all(|word| ["the", "this"].contains(&word.as_str()) || REQUESTS.has(word));
        }
        let words: Vec<String> = words.into_iter().flat_map(name::words).collect();
        let [first, between @ .., noun] = words.as_slice() else { return false };
        if !REQUESTS.has(noun) {
            return false;
        }
        let is_known = |word: &String| REQUESTS.has(word) || PLAIN.has(word);
        let may_name = !UNNAMED.contains(&noun.as_str());
        match first.as_str() {
            // even of another version, it is this one
            "this" | "these" => between.iter().all(|word| {
                is_known(word)
                    || (may_name && (self.has(word) || word == "legacy" || word == "old" || is_version(word)))
            }),
            "the" => between.iter().all(|word| is_known(word) || (may_name && self.has(word))),
            _ => false,
        }
    }

    fn has(&self, word: &String) -> bool {
        self.words.contains(word) || name::words(self.url).contains(word)
    }

    /// Takes `POST /orders` from the end, if it is the request.
    fn ends_with_address(&self, words: &mut Vec<&str>) -> bool {
        let [before @ .., method, path] = words.as_slice() else { return false };
        let path = path.trim_matches('`');
        let is_own = method.trim_matches('`') == self.method
            && path.starts_with('/')
            && name::words(self.url).ends_with(&name::words(path));
        if is_own {
            *words = before.to_vec();
        }
        is_own
    }
}

fn without_parentheses(text: &str) -> String {
    let parts = text.split('(').enumerate().map(|(at, part)| match part.split_once(')') {
        Some((_, rest)) if at > 0 => rest,
        _ => part,
    });
    parts.collect()
}
