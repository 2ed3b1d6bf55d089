//! Requests that the collection calls deprecated: by a mark in their title or that of a folder, or by a sentence of a description.
//!
//! A description that calls a parameter or a field deprecated is not about the request.

mod note;
mod passages;
mod sentence;

use crate::lower::docs;
use crate::lower::model::Deprecated;
use crate::name;
use crate::resolve::model::Operation;
use note::note;
use passages::{Passage, passages};
use sentence::{Subject, marked, says_deprecated, sentences};

/// Returns the deprecation in the titles or the description of a request; `description` is its docs.
pub fn of_request(operation: &Operation, description: &[String]) -> Option<Deprecated> {
    let mut titles = operation.place.names.iter().rev();
    let own = titles.next().unwrap_or(&operation.name);
    let subject = Subject { words: name::words(own), method: &operation.method, url: &operation.url.base };
    let said = by_description(&subject, description);
    let title = by_title(own);
    let is_said = said.is_some() || title.is_some();
    let said = said.and_then(|deprecated| deprecated.note).or_else(|| title.and_then(|deprecated| deprecated.note));
    if is_said {
        return Some(Deprecated { note: said });
    }
    titles.find_map(|folder| by_title(folder))
}

/// Returns the deprecation of all requests of a folder in its description.
pub fn of_folder(title: &str, description: &[String]) -> Option<Deprecated> {
    let subject = Subject { words: name::words(title), method: "", url: "" };
    // what follows may be about one of them
    let first = description.iter().position(String::is_empty).unwrap_or(description.len());
    by_description(&subject, &description[..first])
}

/// A title with `(deprecated)`, `DEPRECATED - ` or a sentence such as `Deprecated, use the other one`.
fn by_title(title: &str) -> Option<Deprecated> {
    if !may_say(title) {
        return None;
    }
    let title = docs::line(title).replace('\\', "");
    let bracketed = |(open, close)| {
        title.split(open).skip(1).filter_map(|part| part.split_once(close)).any(|(mark, _)| marked(mark).is_some())
    };
    let parts: Vec<&str> = title.split(" - ").flat_map(sentences).collect();
    let said = parts.iter().enumerate().find_map(|(at, part)| {
        let rest = marked(part).or_else(|| sentence::before_verb(part).filter(|_| at == 0))?;
        Some(Deprecated { note: note(rest, parts.get(at + 1).copied()) })
    });
    said.or_else(|| [('(', ')'), ('[', ']')].into_iter().any(bracketed).then(Deprecated::default))
}

fn by_description(subject: &Subject<'_>, description: &[String]) -> Option<Deprecated> {
    if !description.iter().any(|line| may_say(line)) {
        return None;
    }
    let passages = passages(description);
    // a mark further below belongs to what stands there
    let mut is_beginning = true;
    for (at, passage) in passages.iter().enumerate() {
        let said: Vec<&str> = sentences(&passage.text).collect();
        for (index, sentence) in said.iter().enumerate() {
            let may_mark = is_beginning && (index == 0 || at == 0);
            let rest = marked(sentence).filter(|_| may_mark).or_else(|| says_deprecated(sentence, subject));
            if let Some(rest) = rest {
                let below = || passages.get(at + 1).and_then(|next| sentences(&next.text).next());
                return Some(Deprecated { note: note(rest, said.get(index + 1).copied().or_else(below)) });
            }
        }
        is_beginning &= matches!(passage, Passage { ends_beginning: false, .. });
    }
    None
}

fn may_say(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    sentence::MARKS.iter().chain(&["deprecation", "no longer"]).any(|word| text.contains(word))
}

#[cfg(test)]
mod tests;
