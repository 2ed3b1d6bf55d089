//! The origin of an answer's type in words, for docs.

use std::borrow::Cow;

use crate::claims::claimed::{By, Claim};
use crate::claims::said::Said;
use crate::lower::docs;
use crate::lower::model::{Answer, TypeRef};
use crate::lower::operations::bodies::content::{self, Content};
use crate::lower::operations::bodies::status_evidence::StatusEvidence;
use crate::name::{self, WordList, word_list};
use crate::options::TypeSource;
use crate::read::model::Example;

/// Returns the origin of the type of a status for docs: `the saved example “Name”`, `12 observed answers`. An example that is called as its request says
/// nothing, as Postman calls it.
pub fn origin(group: &StatusEvidence<'_>, request: &str) -> String {
    let status = group.status;
    let mut parts = Vec::new();
    if !group.examples.is_empty() {
        let names = match group.examples.as_slice() {
            [only] if only.name.trim() == request.trim() => String::new(),
            examples => names(status, examples),
        };
        // the status of most answers says nothing
        let label = if status == 200 { names } else { format!("{status} {names}") };
        let example = if label.ends_with('”') && label.contains("” and “") { "examples" } else { "example" };
        parts.push(format!("the saved {example} {label}").trim_end().to_owned());
    }
    match group.seen() {
        0 => {}
        1 if parts.is_empty() => parts.push(format!("1 observed answer {status}")),
        seen if parts.is_empty() => parts.push(format!("{seen} observed answers {status}")),
        1 => parts.push("1 observed answer".to_owned()),
        seen => parts.push(format!("{seen} observed answers")),
    }
    for claim in &group.claimed {
        let name = claim_name(claim).to_owned();
        if !parts.contains(&name) {
            parts.push(name);
        }
    }
    docs::listed(&parts)
}

/// Returns the sources of the type of a status.
pub fn sources(group: &StatusEvidence<'_>) -> Vec<TypeSource> {
    let is_saved = !group.examples.is_empty() || group.observed.is_none() && group.claimed.is_empty();
    let seen = [(is_saved, TypeSource::Examples), (group.seen() > 0, TypeSource::Observations)];
    let seen = seen.into_iter().filter(|(tells, _)| *tells).map(|(_, source)| source);
    let said = By::ALL.into_iter().filter(|by| group.claimed.iter().any(|claim| claim.by == *by));
    seen.chain(said.map(source)).collect()
}

/// Returns the source of types to which a claim belongs.
pub fn source(by: By) -> TypeSource {
    match by {
        By::Schema => TypeSource::Schemas,
        By::Documentation => TypeSource::Documentation,
        By::Assertions => TypeSource::Assertions,
    }
}

/// Returns the name of a claim in docs.
fn claim_name(claim: &Claim) -> &'static str {
    match (claim.by, &claim.said) {
        (By::Schema, _) => "the JSON schema in its test script",
        (By::Documentation, Said::Fields(_)) => "the table of fields in its description",
        (By::Documentation, _) => "the answer in its description",
        (By::Assertions, _) => "what its test script asserts or keeps",
    }
}

/// Returns `200 “Name of the example”` for docs.
pub fn label(group: &StatusEvidence<'_>) -> String {
    match group.seen() {
        0 if group.examples.is_empty() && !group.claimed.is_empty() => {
            format!("{}, from {}", group.status, origin(group, ""))
        }
        0 => saved_label(group.status, &group.examples),
        _ if !group.examples.is_empty() => format!("{}, and observed", saved_label(group.status, &group.examples)),
        _ => format!("{}, observed", group.status),
    }
}

/// Returns the sentence about the statuses without a body, for an answer that is `None` then.
pub fn absence<'a>(answer: &Answer, groups: impl Iterator<Item = &'a StatusEvidence<'a>>) -> Option<String> {
    let has_none = |group: &&StatusEvidence<'_>| group.content == Content::Empty || content::has_no_body(group.status);
    let empty: Vec<String> = groups.filter(has_none).map(label).collect();
    let is_optional = matches!(answer, Answer::Json(TypeRef::Option(_), _));
    let statuses = empty.join(" and ");
    (is_optional && !empty.is_empty())
        .then(|| format!("Returns `None` if there is no body, as for the status {statuses}."))
}

fn saved_label(status: u16, examples: &[&Example]) -> String {
    format!("{status} {}", names(status, examples)).trim_end().to_owned()
}

/// Returns `“Name of the example” and 2 more`, or an empty text if no name says more than the status.
fn names(status: u16, examples: &[&Example]) -> String {
    let names = examples.iter().map(|example| name_beside_status(&example.name, status));
    let title = |name: &str| docs::title(&shortened(name));
    let names: Vec<String> = names.filter(|name| !name.is_empty()).map(title).collect();
    match (names.as_slice(), examples) {
        ([], _) => String::new(),
        ([one], [_]) => format!("“{one}”"),
        // the name of the other says no more than the status, but it is the other half of the type
        ([_], [one, other]) if !one.name.is_empty() && !other.name.is_empty() => {
            format!("“{}” and “{}”", title(&one.name), title(&other.name))
        }
        ([first, ..], examples) => format!("“{first}” and {} more", examples.len() - 1),
    }
}

/// Returns the beginning of the name of an example, if that is longer than names are. Markup is not cut.
fn shortened(name: &str) -> Cow<'_, str> {
    const MAX_CHARS: usize = 80;
    let end = name.char_indices().nth(MAX_CHARS).map(|(end, _)| end);
    let Some(end) = end.filter(|_| !name.contains(['[', '<', '`', '*', '_', '&'])) else { return Cow::Borrowed(name) };
    let end = name[..end].rfind(' ').unwrap_or(end);
    Cow::Owned(format!("{}…", name[..end].trim_end_matches([' ', ',', '-', ':', ';'])))
}

/// Returns the first sentence of the name of an example that says more than its status, without its full stop, because the sentence around it has its
/// own: an empty text for `200 OK` and `Successful operation`.
fn name_beside_status(name: &str, status: u16) -> &str {
    name.split(". ")
        .map(|sentence| sentence_beside_status(sentence, status))
        .find(|sentence| !sentence.is_empty())
        .unwrap_or("")
}

fn sentence_beside_status(name: &str, status: u16) -> &str {
    let name = name.trim().trim_end_matches('.');
    let behind = name.strip_prefix(&status.to_string()).filter(|rest| !rest.starts_with(char::is_alphanumeric));
    let behind = behind.unwrap_or(name).trim_start_matches([' ', '-', '–', ':']);
    let says_nothing = reason(status).is_some_and(|reason| behind.eq_ignore_ascii_case(reason));
    let is_success = || (200..300).contains(&status) && name::words(behind).iter().all(|word| SUCCESS.has(word));
    if says_nothing || is_success() { "" } else { behind }
}

/// Words that say no more than a status of 2xx does.
static SUCCESS: WordList = word_list(
    "\
    a an call completed executed has is it ok operation processed request response returned succeeded success successful \
    successfully the this was",
);

/// Returns the reason phrase of a status (RFC 9110, section 15), for successes and common failures.
fn reason(status: u16) -> Option<&'static str> {
    Some(match status {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        409 => "Conflict",
        422 => "Unprocessable Entity",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{name_beside_status, shortened};

    #[test]
    fn the_name_of_an_example_does_not_end_the_sentence_around_it() {
        assert_eq!(name_beside_status("All books.", 200), "All books");
        assert_eq!(name_beside_status("v1.2", 200), "v1.2");
        assert_eq!(name_beside_status("...", 200), "");
    }

    #[test]
    fn a_long_name_of_an_example_is_cut() {
        assert_eq!(name_beside_status("Succeeded. Returns all books. They are sorted", 200), "Returns all books");
        assert_eq!(name_beside_status("Version 1.2. All books", 200), "Version 1.2");
        let name = "All books of the library with their pages, lines and words, sorted by the library itself";
        assert_eq!(shortened(name), "All books of the library with their pages, lines and words, sorted by the…");
        let marked = format!("`{name}`");
        assert_eq!(shortened(&marked), marked);
    }

    #[test]
    fn a_status_is_not_said_twice() {
        for name in [
            "200 OK",
            "200",
            "OK",
            "ok.",
            "200 - OK",
            "response",
            "OK - the request has succeeded",
            "Successful operation",
        ] {
            assert_eq!(name_beside_status(name, 200), "", "{name}");
        }
        assert_eq!(name_beside_status("200 All books", 200), "All books");
        assert_eq!(name_beside_status("2001 books", 200), "2001 books");
        assert_eq!(name_beside_status("Not Found", 200), "Not Found");
        assert_eq!(name_beside_status("Successful login", 200), "Successful login");
        assert_eq!(name_beside_status("Request", 400), "Request");
    }
}
