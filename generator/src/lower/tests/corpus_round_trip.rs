//! Checks every example and body of the corpus, if it is beside the project, against the types inferred from it: read and
//! written as serde would ([`simulate`]), as it is and mutated. `tests/bench/examples.py` does the same with the compiled types.

use std::path::Path;

use serde_json::{Map, Value};

use super::corpus;
use crate::claims::claimed::Claimed;
use crate::infer;
use crate::infer::model::{Direction, VariableValues};
use crate::infer::tests::simulate::{lenient, round_trip, same};
use crate::inputs::{self, InputSettings};
use crate::lower::naming::assign;
use crate::lower::types::typed_places::{self, Sources};
use crate::observe::evidence::Observed;
use crate::read::input::Input;
use crate::source::hash::fnv;
use crate::{read, resolve};

/// Larger files take minutes in a debug build.
const MAX_BYTES: u64 = 1_200_000;
const MUTANTS: usize = 3;

#[derive(Default)]
struct Count {
    texts: usize,
    lost: Vec<String>,
    mutants: usize,
    unread: Vec<String>,
}

#[test]
fn the_corpus_round_trips_and_its_mutants_read() {
    let mut files = corpus();
    let all = std::env::var_os("POSTMAN_CODEGEN_ALL").is_some();
    files.retain(|file| std::fs::metadata(file).is_ok_and(|data| all || data.len() < MAX_BYTES));
    let mut count = Count::default();
    for file in &files {
        // other tests cover files that are not collections
        let _ = collection(file, &mut count);
    }
    eprintln!(
        "{} files: {} / {} round trips; {} / {} mutants unread",
        files.len(),
        count.texts - count.lost.len(),
        count.texts,
        count.unread.len(),
        count.mutants
    );
    count.unread.iter().for_each(|line| eprintln!("{line}"));
    assert!(count.lost.is_empty(), "{}", count.lost.join("\n"));
    assert!(count.unread.len() * 1000 < count.mutants.max(1), "{}", count.unread.join("\n"));
}

fn collection(file: &Path, count: &mut Count) -> Option<()> {
    let (collection, _) = read::read(&Input::open(file, None).ok()?, None).ok()?;
    let (api, _) = resolve::resolve(collection, Vec::new()).expect("it resolves");
    let (plan, _) = assign::plan(&api.root, &Default::default(), &Default::default());
    let observed = Observed::default();
    let claimed = Claimed::default();
    let inputs = inputs::decide(&api, &InputSettings::default());
    let sites =
        typed_places::gather(&plan, Sources { examples: true, observed: &observed, claimed: &claimed }, &inputs);
    let values: VariableValues =
        api.variables.iter().filter_map(|v| Some((v.name.clone(), v.value.clone()?))).collect();
    let questions = sites.questions();
    let types = infer::infer(&questions, &values, &infer::InferOptions::default());
    for (site, root) in questions.iter().zip(&types.roots) {
        let Ok(root) = root else { continue };
        for sample in &site.samples {
            let text = match site.direction {
                Direction::Answer => Some(sample.text.trim_start_matches('\u{feff}').into()),
                Direction::Body => infer::filled(&types, &root.ty, sample.text, &values),
            };
            let Some(value) = text.and_then(|text| serde_json::from_str::<Value>(&text).ok()) else { continue };
            count.texts += 1;
            let place = || format!("{}: {} ({})", file.display(), site.path, sample.label);
            match round_trip(&types, &root.ty, &value) {
                Ok(written) if same(&value, &written) => {}
                Ok(written) => count.lost.push(format!("{}: {value} became {written}", place())),
                Err(error) => count.lost.push(format!("{}: {error}", place())),
            }
            // the failure body has no path of its own
            if site.direction == Direction::Body || site.path.is_empty() {
                continue;
            }
            let mut dice = fnv(sample.text) | 1;
            for _ in 0..MUTANTS {
                count.mutants += 1;
                if let Err(error) = lenient(&types, &root.ty, &mutant(&value, &mut dice)) {
                    count.unread.push(format!("{}: {error}", place()));
                }
            }
        }
    }
    Some(())
}

/// Returns the value with 12 % of the keys deleted, 12 % set to null, and an unknown one in every second object.
fn mutant(value: &Value, dice: &mut u64) -> Value {
    match value {
        Value::Object(entries) => {
            let mut changed = Map::new();
            for (key, value) in entries {
                match roll(dice) {
                    0..12 => {}
                    12..24 => _ = changed.insert(key.clone(), Value::Null),
                    _ => _ = changed.insert(key.clone(), mutant(value, dice)),
                }
            }
            if roll(dice) < 50 {
                let kinds = ["\"text\"", "5", "1.5", "true", "null", "[1, \"a\"]", "{\"b\": 1}"];
                let kind = kinds[roll(dice) as usize % kinds.len()];
                changed.insert("unknown_key".to_owned(), serde_json::from_str(kind).expect("JSON"));
            }
            Value::Object(changed)
        }
        Value::Array(items) => items.iter().map(|item| mutant(item, dice)).collect(),
        scalar => scalar.clone(),
    }
}

fn roll(dice: &mut u64) -> u64 {
    *dice ^= *dice << 13;
    *dice ^= *dice >> 7;
    *dice ^= *dice << 17;
    (dice.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % 100
}
