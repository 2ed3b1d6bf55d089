//! Checks that files of observations contain nothing of the answers of the corpus, if it is beside the project, but names of fields.

use std::collections::BTreeSet;

use postman_observations::{Observations, Step, is_data};
use serde_json::Value;

use super::corpus;
use super::corpus_observed::observations;
use crate::read::input::Input;
use crate::{read, resolve};

/// The shortest value that is searched for; shorter ones occur anywhere.
const MIN_CHARS: usize = 4;

#[test]
fn no_text_and_no_number_of_an_answer_is_in_the_file() {
    let (mut searched, mut found) = (0, Vec::new());
    for file in corpus() {
        let Ok(input) = Input::open(&file, None) else { continue };
        let Ok((collection, _)) = read::read(&input, None) else { continue };
        let (api, _) = resolve::resolve(collection, Vec::new()).expect("it resolves");
        let mut answers = Answers::default();
        let observations = observations(&api, |body| {
            if let Ok(body) = serde_json::from_str(body) {
                answers.add(&body);
            }
        });
        let written = words(&observations);
        searched += answers.values.len();
        // the name of a field may be the text of another one
        let named = |value: &&String| answers.keys.contains(*value);
        found.extend(answers.values.iter().filter(|value| written.contains(*value) && !named(value)).cloned());
        let invented = written.difference(&answers.keys).filter(|word| !word.is_empty());
        found.extend(invented.map(|word| format!("{word}: no key")));
        found.extend(written.iter().filter(|word| is_data(word)).map(|word| format!("{word}: data")));
    }
    eprintln!("{searched} texts and numbers searched, {} found", found.len());
    assert!(found.is_empty(), "{found:#?}");
}

/// The values of the answers of a collection, and the keys of their objects.
#[derive(Default)]
struct Answers {
    values: BTreeSet<String>,
    keys: BTreeSet<String>,
}

impl Answers {
    fn add(&mut self, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.add(item)),
            Value::Object(members) => members.iter().for_each(|(key, inner)| {
                self.keys.insert(key.clone());
                self.add(inner);
            }),
            Value::String(text) if text.chars().count() >= MIN_CHARS => _ = self.values.insert(text.clone()),
            Value::Number(number) if number.to_string().len() >= MIN_CHARS => {
                _ = self.values.insert(number.to_string())
            }
            _ => {}
        }
    }
}

/// Returns all words of the places in the file. The rest of it are the requests of the collection, days, kinds and counts: anything else is not
/// valid in a file of observations.
fn words(text: &str) -> BTreeSet<String> {
    let file: Value = serde_json::from_str(text).expect("JSON");
    let _: Observations = text.parse().expect("a file of observations");
    let mut words = BTreeSet::new();
    let statuses = file["requests"].as_object().into_iter().flatten().flat_map(|(_, one)| one.as_object()).flatten();
    for path in statuses.flat_map(|(_, answers)| answers["json"].as_object()).flatten().map(|(path, _)| path) {
        let steps = Step::parse_all(path.trim_start_matches('$')).expect("a path");
        words.extend(steps.into_iter().filter_map(|step| match step {
            Step::Key(key) => Some(key),
            Step::Items | Step::Values => None,
        }));
    }
    words
}
