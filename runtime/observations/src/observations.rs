//! [`Observations`]: the file.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde_json::Value;

use crate::answers::Answers;
use crate::content::Content;
use crate::error::ParseError;
use crate::parse;
use crate::widening::Widening;

/// The version of the format.
pub(crate) const VERSION: u64 = 1;

/// Shapes of the answers to a collection's requests: the content of `NAME.observations.json`.
///
/// It is parsed from the text of the file and displays as that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Observations {
    /// By the key of the request and the status.
    pub(crate) requests: BTreeMap<String, BTreeMap<u16, Answers>>,
}

/// An answer that was seen.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The status.
    pub status: u16,
    /// The header `Content-Type`; empty where there is none.
    pub content_type: &'a str,
    /// The body, decompressed.
    pub body: &'a [u8],
    /// The day, `2026-11-25`: [`day`](crate::day).
    pub date: &'a str,
}

impl Observations {
    /// Adds an answer to the request of this key, and yields where it is of another kind than those before.
    pub fn add(&mut self, request: &str, seen: &Seen<'_>) -> Vec<Widening> {
        let answers = Answers::of(seen.content_type, seen.body, seen.date);
        self.add_answers(request, seen.status, answers)
    }

    /// Adds answers to the request of this key, and yields where they are of another kind than those before.
    pub fn add_answers(&mut self, request: &str, status: u16, answers: Answers) -> Vec<Widening> {
        let of_request = self.requests.entry(request.to_owned()).or_default();
        match of_request.get_mut(&status) {
            Some(known) => known.merge(answers),
            None => {
                of_request.insert(status, answers);
                Vec::new()
            }
        }
    }

    /// Adds all of another file.
    pub fn merge(&mut self, other: Self) {
        for (request, statuses) in other.requests {
            for (status, answers) in statuses {
                self.add_answers(&request, status, answers);
            }
        }
    }

    /// The answers by the key of their request and their status.
    pub fn requests(&self) -> impl Iterator<Item = (&str, &BTreeMap<u16, Answers>)> + '_ {
        self.requests.iter().map(|(request, statuses)| (request.as_str(), statuses))
    }

    /// Returns `true` if nothing was observed.
    pub fn is_empty(&self) -> bool {
        self.requests.is_empty()
    }
}

impl FromStr for Observations {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        parse::observations(text)
    }
}

impl fmt::Display for Observations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{\n  \"observations\": {VERSION},\n  \"requests\": {{")?;
        let mut first = true;
        for (request, statuses) in &self.requests {
            write!(f, "{}\n    {}: {{", comma(&mut first), json(request))?;
            let mut first = true;
            for (status, answers) in statuses {
                write!(f, "{}\n      \"{status}\": {{", comma(&mut first))?;
                write_answers(f, answers)?;
                f.write_str("\n      }")?;
            }
            f.write_str("\n    }")?;
        }
        f.write_str(if first { "}\n}\n" } else { "\n  }\n}\n" })
    }
}

fn write_answers(f: &mut fmt::Formatter<'_>, answers: &Answers) -> fmt::Result {
    let contents: Vec<String> =
        answers.contents.iter().map(|(content, count)| format!("{}: {count}", json(content.name()))).collect();
    write!(f, "\n        \"answers\": {{{}}}", contents.join(", "))?;
    for (name, day) in [("first", &answers.first), ("last", &answers.last)] {
        if !day.is_empty() {
            write!(f, ",\n        \"{name}\": {}", json(day))?;
        }
    }
    if answers.count(Content::Json) == 0 {
        return Ok(());
    }
    let mut places = BTreeMap::new();
    answers.shape.each(&mut "$".to_owned(), &mut |path, shape| {
        places.insert(path.to_owned(), shape);
    });
    f.write_str(",\n        \"json\": {")?;
    let mut first = true;
    // an empty list has elements of no kind
    for (path, shape) in places.iter().filter(|(_, shape)| !shape.kinds.is_empty()) {
        let kinds: Vec<String> = shape.kinds().map(|(kind, count)| format!("{}: {count}", json(kind.name()))).collect();
        write!(f, "{}\n          {}: {{{}}}", comma(&mut first), json(path), kinds.join(", "))?;
    }
    f.write_str("\n        }")
}

fn json(text: &str) -> Value {
    Value::from(text)
}

fn comma(first: &mut bool) -> &'static str {
    if std::mem::take(first) { "" } else { "," }
}
