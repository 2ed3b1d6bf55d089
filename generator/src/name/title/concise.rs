//! Names that are still too long, in fewer words: without fillers, and without words of the module.

use super::beginning;
use super::length::{MAX_CHARS, MAX_SHORT_CHARS, length};
use super::phrase::{begins_phrase, is_article, is_verb};
use crate::name::is_keyword;
use crate::name::words::singular::{in_singular, singular_word};
use crate::name::words::word_list::{WordList, word_list};

/// How long names are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    /// Names of functions, whose modules are beside them.
    Function,
    /// The part of the names of types that is about a request: other modules use them, too.
    Type,
    /// As short as possible.
    None,
}

/// Returns the words of a name of a request with this title in fewer words, if there are more characters than names have. `folders` are the
/// words of the folders around it, the innermost first.
pub(crate) fn concise(name: &[String], title: &str, folders: &[Vec<String>], limit: Limit) -> Vec<String> {
    if !is_long(name, limit) {
        return name.to_vec();
    }
    let mut shorter = without_fillers(name);
    for folder in folders {
        if is_long(&shorter, limit) {
            shorter = without_thing(&shorter, title, folder).unwrap_or(shorter);
        }
        if is_long(&shorter, limit) {
            shorter = without_purpose(&shorter, folder).unwrap_or(shorter);
        }
    }
    shorter
}

/// Returns `true` for a name that should be shorter.
pub(crate) fn is_long(name: &[String], limit: Limit) -> bool {
    let longest = match limit {
        Limit::Function => MAX_SHORT_CHARS,
        Limit::Type => MAX_CHARS,
        Limit::None => 0,
    };
    length(name) > longest
}

/// Returns `list brands with supported brands` for `list brands specifying your supported brands`
pub(crate) fn without_fillers(name: &[String]) -> Vec<String> {
    let mut left: Vec<String> = Vec::new();
    for (at, word) in name.iter().enumerate() {
        let before = left.last().map(String::as_str).unwrap_or_default();
        let next = name.get(at + 1).map(String::as_str).unwrap_or_default();
        // `enabled and existing packages`
        let is_alone = ![before, next].iter().any(|word| ["", "and", "or"].contains(word));
        let begins = at == 1 || before == "all" || begins_phrase(before);
        match word.as_str() {
            "on" if before == "based" && left.len() > 1 => {
                left.pop();
                left.push("by".to_owned());
            }
            "including" | "specifying" if is_alone => left.push("with".to_owned()),
            "new" if is_alone && at == 1 => {}
            word if is_alone && (OWNERS.has(word) || begins && FILLERS.has(word)) => {}
            _ => left.push(word.clone()),
        }
    }
    left
}

static OWNERS: WordList = word_list("my our their your");

static FILLERS: WordList = word_list("certain different existing given particular specific specified");

/// Returns the name without the thing that the folder is about, behind the verb or at the end: `create for dutch organization` in `legal entities`,
/// `list ignored` in `access requests`. A part of the folder's words is that thing if it is half of them.
fn without_thing(name: &[String], title: &str, folder: &[String]) -> Option<Vec<String>> {
    let verbs = verbs(name, title)?;
    let start = verbs + usize::from(name.get(verbs).is_some_and(|word| word == "all"));
    let folder = in_singular(folder);
    let says = |thing: &[String]| 2 * thing.len() >= folder.len() && folder.ends_with(&in_singular(thing));
    // the first word alone is part of a term: the media of media accounts
    let says_first = |thing: &[String]| {
        thing.len() > 1 && 2 * thing.len() >= folder.len() && folder.starts_with(&in_singular(thing))
    };
    let says_all = |thing: &[String]| folder == in_singular(thing);
    let next = |end: usize| name.get(end);
    let ends = || (start + 1..=name.len()).rev();
    let behind_verb = ends().find(|end| {
        let thing = &name[start..*end];
        says(thing) && goes_on(next(*end))
            || (says_all(thing) || says_first(thing)) && is_noun_of(thing, next(*end), title)
    });
    if let Some(end) = behind_verb {
        let left = [&name[..start], &name[end..]].concat();
        return (left.len() > 1 || !is_keyword(&left[0])).then_some(left);
    }
    let at_end = (start + 1..name.len().saturating_sub(1)).find(|from| says(&name[*from..]))?;
    let is_whole = !name[start..at_end].iter().any(|word| begins_phrase(word)) && is_quality(&name[at_end - 1]);
    is_whole.then(|| name[..at_end].to_vec())
}

/// The number of words at the beginning that are verbs: three in `add or update team`. What an article follows is one, too.
fn verbs(name: &[String], title: &str) -> Option<usize> {
    let is_order = || title.split_whitespace().nth(1).is_some_and(|second| is_article(&second.to_lowercase()));
    if !name.first().is_some_and(|first| is_verb(first) || is_order()) {
        return None;
    }
    let more = name[1..].chunks(2).take_while(|pair| matches!(pair, [or, verb] if or == "or" && is_verb(verb)));
    Some(1 + 2 * more.count())
}

/// Returns `true` if a phrase ends without the thing, or goes on with what it is for.
fn goes_on(next: Option<&String>) -> bool {
    next.is_none_or(|next| LINKS.has(next))
}

/// Returns `true` if the next word is what the thing has. One that is only beside it, as in `Create a book (second hand)`, would seem to be the thing itself.
fn is_noun_of(thing: &[String], next: Option<&String>, title: &str) -> bool {
    let text = beginning(title).to_lowercase().replace("'s ", " ").replace("’s ", " ").replace('-', " ");
    let phrase = format!("{} ", thing.join(" "));
    let is_followed =
        text.match_indices(&phrase).any(|(at, _)| text[at + phrase.len()..].starts_with(char::is_alphabetic));
    // `create quiz due tomorrow`
    is_followed && next.is_some_and(|next| !begins_phrase(next) && !["due", "only"].contains(&next.as_str()))
}

/// Returns `true` for a word that says which things: `ignored`, `readable`.
fn is_quality(word: &str) -> bool {
    word.ends_with("ed") || word.ends_with("ble")
}

static LINKS: WordList = word_list("between by for from in on where with without");

/// Returns the name without what it is for, if the folder says that: `add email` in `settings for user`, instead of `add email for user`.
fn without_purpose(name: &[String], folder: &[String]) -> Option<Vec<String>> {
    let purpose = &folder[folder.iter().position(|word| word == "for")?..];
    let same =
        |window: &[String]| window.iter().zip(purpose).all(|(one, other)| singular_word(one) == singular_word(other));
    let at = name.windows(purpose.len()).position(same).filter(|at| *at > 1)?;
    Some([&name[..at], &name[at + purpose.len()..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::words::words;

    #[test]
    fn a_long_name_leaves_out_what_its_module_says() {
        for (title, folder, expected) in [
            (
                "create legal entity for unincorporated partnership",
                "Legal entities",
                "create for unincorporated partnership",
            ),
            (
                "add or update team repository permissions legacy",
                "Teams",
                "add or update repository permissions legacy",
            ),
            ("list ignored access request recommendations", "IAI access request recommendations", "list ignored"),
            ("delete reference data summary metadata report", "Reference data summary metadata reports", "delete"),
            ("list all reference data summary metadata reports", "Reference data summary metadata reports", "list all"),
            (
                "add email subscription for user grade item updated",
                "Settings for a user",
                "add email subscription grade item updated",
            ),
            ("list brands on card specifying your supported brands", "", "list brands on card with supported brands"),
            ("get payment methods based on your country and amount", "", "get payment methods by country and amount"),
            (
                "create new book of an author who is not known at all",
                "",
                "create book of author who is not known at all",
            ),
            ("Split a payment in a platform integration of old", "Payments", "split in platform integration of old"),
            ("set enabled and existing package repositories", "", "set enabled and existing package repositories"),
            ("get company specific open api documentation", "", "get company specific open api documentation"),
            ("remove library's data element relationships now", "Libraries", "remove data element relationships now"),
            (
                "create non-employee source schema attribute",
                "Non-employee lifecycle management",
                "create source schema attribute",
            ),
            ("create quiz due some days from the next Monday", "Quizzes", "create quiz due some days from next monday"),
            ("list organization invitations of the last year", "Orgs", "list invitations of last year"),
            // short enough
            ("create legal entity for organization", "Legal entities", "create legal entity for organization"),
            // nothing would be left to move
            (
                "move reference data summary metadata report",
                "Reference data summary metadata reports",
                "move reference data summary metadata report",
            ),
            // the purpose would seem to be the object
            (
                "create sweep to push funds set by the priorities",
                "Sweeps",
                "create sweep to push funds set by priorities",
            ),
            // `media` is part of a term
            (
                "list media services accounts of resource group",
                "Media accounts",
                "list media services accounts of resource group",
            ),
            (
                "create or update edge projection configuration",
                "Projection configurations",
                "create or update edge projection configuration",
            ),
            // a third of the folder's words
            (
                "create live event premium encoder with transcriptions",
                "Streaming and live",
                "create live event premium encoder with transcriptions",
            ),
        ] {
            let folder = words(folder).into_iter().filter(|word| !is_article(word)).collect();
            let name: Vec<String> =
                words(&title.replace("'s", "")).into_iter().filter(|word| !is_article(word)).collect();
            assert_eq!(concise(&name, title, &[folder], Limit::Type).join(" "), expected);
        }
    }

    #[test]
    fn what_is_beside_a_thing_does_not_take_its_place() {
        let folder = [words("balance accounts")];
        let named = |title| {
            concise(&words("create balance account default currency cad"), title, &folder, Limit::Type).join(" ")
        };
        assert_eq!(
            named("Create a balance account - default currency CAD"),
            "create balance account default currency cad"
        );
        assert_eq!(named("Create a balance account default currency CAD"), "create default currency cad");
    }
}
