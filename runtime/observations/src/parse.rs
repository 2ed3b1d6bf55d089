//! The text of the file into [`Observations`]. Keys that come twice are added up: a merge may have kept the lines of both sides.

use std::fmt;

use serde_core::Deserialize;
use serde_core::de::{MapAccess, Visitor};

use crate::answers::Answers;
use crate::content::Content;
use crate::error::ParseError;
use crate::fold::MAX_DEPTH;
use crate::kind::Kind;
use crate::observations::{Observations, VERSION};
use crate::path::Step;
use crate::scalars::is_date;
use crate::shape::Shape;

pub(crate) fn observations(text: &str) -> Result<Observations, ParseError> {
    let json: Json = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| ParseError { reason: error.to_string(), line: Some(error.line()).filter(|line| *line > 0) })?;
    let mut observations = Observations::default();
    let mut version = None;
    for (key, value) in json.object("the file")? {
        match key.as_str() {
            "observations" => version = Some(value.number(&key)?),
            "requests" => {
                for (request, statuses) in value.object(&key)? {
                    read_request(&mut observations, &request, statuses)?;
                }
            }
            _ => return Err(unknown(&key)),
        }
    }
    match version {
        Some(VERSION) => Ok(observations),
        Some(other) => Err(ParseError::new(format!("its format is version {other}, and only {VERSION} is known here"))),
        None => Err(ParseError::new("it has no `\"observations\": 1`")),
    }
}

fn read_request(observations: &mut Observations, request: &str, statuses: Json) -> Result<(), ParseError> {
    let known = observations.requests.entry(request.to_owned()).or_default();
    for (status, answers) in statuses.object(request)? {
        let number = status.parse().map_err(|_| ParseError::new(format!("`{status}` of `{request}` is no status")))?;
        known.entry(number).or_default().add(read_answers(answers, request)?);
    }
    Ok(())
}

fn read_answers(json: Json, request: &str) -> Result<Answers, ParseError> {
    let mut answers = Answers::default();
    for (key, value) in json.object(request)? {
        match key.as_str() {
            "answers" => {
                for (content, count) in value.object(&key)? {
                    let content = Content::of_name(&content).ok_or_else(|| unknown(&content))?;
                    add(answers.contents.entry(content).or_default(), count.number(content.name())?);
                }
            }
            "first" => answers.first = value.day(&key)?,
            "last" => answers.last = value.day(&key)?,
            "json" => {
                for (path, kinds) in value.object(&key)? {
                    let steps =
                        path.strip_prefix('$').ok_or_else(|| ParseError::new(format!("`{path}` is no path")))?;
                    let steps = Step::parse_all(steps).map_err(ParseError::new)?;
                    if steps.len() > usize::from(MAX_DEPTH) {
                        return Err(ParseError::new(format!("a path has more than {MAX_DEPTH} steps")));
                    }
                    let place = answers.shape.at_mut(&steps);
                    for (kind, count) in kinds.object(&path)? {
                        let kind = Kind::of_name(&kind).ok_or_else(|| unknown(&kind))?;
                        add(place.kinds.entry(kind).or_default(), count.number(kind.name())?);
                    }
                    if place.count(Kind::List) > 0 {
                        place.items.get_or_insert_default();
                    }
                }
                prune(&mut answers.shape);
            }
            _ => return Err(unknown(&key)),
        }
    }
    Ok(answers)
}

/// Counts that a merge or an editor made too large stay the largest.
fn add(count: &mut u64, more: u64) {
    *count = count.saturating_add(more);
}

/// Values below a map have no names, whatever a merge has kept.
fn prune(shape: &mut Shape) {
    if shape.is_map() {
        shape.make_map();
    }
    let inside = shape.items.iter_mut().chain(&mut shape.values).map(Box::as_mut).chain(shape.fields.values_mut());
    inside.for_each(prune);
}

fn unknown(key: &str) -> ParseError {
    ParseError::new(format!("`{key}` is not known here: a later version may have written it"))
}

/// The JSON that the file is made of.
enum Json {
    Object(Vec<(String, Json)>),
    Number(u64),
    Text(String),
}

impl Json {
    fn object(self, what: &str) -> Result<Vec<(String, Self)>, ParseError> {
        match self {
            Self::Object(members) => Ok(members),
            _ => Err(ParseError::new(format!("{what} is no object"))),
        }
    }

    fn number(self, what: &str) -> Result<u64, ParseError> {
        match self {
            Self::Number(number) => Ok(number),
            _ => Err(ParseError::new(format!("`{what}` is no count"))),
        }
    }

    fn day(self, what: &str) -> Result<String, ParseError> {
        match self {
            Self::Text(text) if is_date(&text) => Ok(text),
            _ => Err(ParseError::new(format!("`{what}` is no day, such as `2026-11-25`"))),
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Json;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object, a count or a text")
            }

            fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
                Ok(Json::Number(value))
            }

            fn visit_str<E>(self, value: &str) -> Result<Json, E> {
                Ok(Json::Text(value.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Json::Object(members))
            }
        }

        deserializer.deserialize_any(Reader)
    }
}
