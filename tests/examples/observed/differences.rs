//! The client from the observations beside that from the examples.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use postman_codegen::{Generator, TypeSource};
use postman_observations::{Step, is_data};
use serde_json::Value;

use crate::collection::Prepared;
use crate::replay::{collection, observations};
use crate::types::of_answers;

/// Shorter texts are anywhere.
const SHORTEST: usize = 4;

/// What the two clients differ in.
pub struct Compared {
    /// Functions with a type from the examples.
    pub answers: usize,
    /// Functions whose type differs, with the reason.
    pub different: Vec<(String, &'static str)>,
    /// Texts and numbers of the answers that are in the file of observations.
    pub values: Vec<String>,
}

impl Compared {
    /// Compares the two.
    ///
    /// # Errors
    ///
    /// One of them cannot be generated, or there is no file of observations.
    pub fn of(work: &Path, one: &Prepared) -> Result<Self, String> {
        let generated = |source: TypeSource| {
            let generator = Generator::new(collection(work, one)).types_from(source);
            let generator = generator.observations(observations(work, one));
            generator.generate().map(|client| of_answers(&client.text())).map_err(|error| error.to_string())
        };
        let (examples, observed) = (generated(TypeSource::Examples)?, generated(TypeSource::Observations)?);
        let typed: Vec<_> = examples.iter().filter(|(_, ty)| *ty != "Response").collect();
        let none = String::new();
        let different = typed.iter().filter_map(|(function, ty)| {
            let seen = observed.get(*function).unwrap_or(&none);
            (seen != *ty).then(|| ((*function).clone(), reason(ty, seen)))
        });
        let different = different.collect();
        let text = fs::read_to_string(observations(work, one)).map_err(|error| error.to_string())?;
        Ok(Self { answers: typed.len(), different, values: values(one, &text) })
    }
}

/// The reason for which a type differs, as far as it can be told.
fn reason(ty: &str, seen: &str) -> &'static str {
    let count = |text: &str, word: &str| text.matches(word).count();
    let fields = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
        words.filter(|word| word.starts_with(char::is_lowercase)).map(str::to_owned).collect::<BTreeSet<_>>()
    };
    match () {
        () if !seen.contains('{') && ty.contains('{') => "what is almost JSON is an example, but no answer",
        () if count(ty, "BTreeMap") != count(seen, "BTreeMap") => "keys that are data",
        () if fields(ty) == fields(seen) => "the same fields: other names, or other types in common",
        () => "other fields: told apart by a text such as `type`, or almost JSON",
    }
}

/// The texts and numbers of the answers that are in the places of the file, and are no names of fields.
fn values(one: &Prepared, text: &str) -> Vec<String> {
    let (mut values, mut keys) = (BTreeSet::new(), BTreeSet::new());
    for example in one.examples.iter().flatten() {
        if let Ok(body) = serde_json::from_str(&example.body) {
            gather(&body, &mut values, &mut keys);
        }
    }
    let file: Value = serde_json::from_str(text).unwrap_or_default();
    let statuses = file["requests"].as_object().into_iter().flatten().flat_map(|(_, one)| one.as_object()).flatten();
    let paths = statuses.flat_map(|(_, answers)| answers["json"].as_object()).flatten().map(|(path, _)| path);
    let mut found = BTreeSet::new();
    for step in paths.flat_map(|path| Step::parse_all(path.trim_start_matches('$')).unwrap_or_default()) {
        let Step::Key(key) = step else { continue };
        if is_data(&key) || values.contains(&key) && !keys.contains(&key) {
            found.insert(key);
        }
    }
    found.into_iter().collect()
}

fn gather(value: &Value, values: &mut BTreeSet<String>, keys: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| gather(item, values, keys)),
        Value::Object(members) => members.iter().for_each(|(key, inner)| {
            keys.insert(key.clone());
            gather(inner, values, keys);
        }),
        Value::String(text) if text.chars().count() >= SHORTEST => _ = values.insert(text.clone()),
        Value::Number(number) if number.to_string().len() >= SHORTEST => _ = values.insert(number.to_string()),
        _ => {}
    }
}
