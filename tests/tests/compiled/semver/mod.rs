//! Compares the verdict of `diff` on two clients with the compiler's, for callers of the first that are given the second.
//!
//! Some pairs by default; `SEMVER_PAIRS=240 cargo test -p conformance --test compiled semver` does more, `SEMVER_SEED` others.

mod callers;
mod collections;
mod edits;
mod project;
mod random;

use std::collections::BTreeMap;

use postman_codegen::review::{Class, Difference};
use postman_codegen::{Generator, Layout};
use random::Random;
use serde_json::Value;

/// Each kind of edit is in `EDITS` once; this many make one of most kinds.
const PAIRS: u64 = 24;

pub(crate) struct Pair {
    pub(crate) name: String,
    pub(crate) edits: Vec<&'static str>,
    pub(crate) old: String,
    pub(crate) new: String,
    pub(crate) difference: Difference,
}

impl Pair {
    fn compiles(&self) -> bool {
        self.difference.changes.iter().all(|change| change.compiles)
    }
}

fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn pair(seed: u64) -> Pair {
    let mut random = Random::new(seed);
    let old = collections::collection(&mut random);
    let mut new = old.clone();
    // Each kind in its turn, and sometimes a second one.
    let count = edits::EDITS.len();
    let turn = usize::try_from(seed.wrapping_mul(7)).expect("64 bits") % count;
    let mut chosen = vec![edits::EDITS[turn]];
    if random.chance(25) {
        chosen.push(*random.pick(edits::EDITS));
    }
    for (_, edit) in &chosen {
        edit(&mut new, &mut random);
    }
    let (old, new) = (client(&old), client(&new));
    let difference = Difference::between(&old.1, &new.1);
    let edits = chosen.into_iter().map(|(name, _)| name).collect();
    Pair { name: format!("p{seed:04}"), edits, old: old.0, new: new.0, difference }
}

fn client(collection: &Value) -> (String, postman_codegen::review::Surface) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("pairs.json");
    std::fs::write(&file, collection.to_string()).expect("a file");
    let generator = Generator::new(&file).layout(Layout::File);
    (generator.generate().expect("a client").text(), generator.surface().expect("a client"))
}

#[test]
fn the_compiler_agrees_with_every_report() {
    let seed = number("SEMVER_SEED", 0);
    let pairs: Vec<Pair> = (seed..seed + number("SEMVER_PAIRS", PAIRS)).map(pair).collect();
    let verdicts = project::check(&pairs);
    let mut wrong = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for pair in &pairs {
        let errors = &verdicts[&pair.name];
        let kind = match pair.difference.changes.first().map(|change| change.class) {
            Some(Class::Breaking) if pair.compiles() => "breaking, silently",
            Some(Class::Breaking) => "breaking",
            Some(Class::Compatible) => "compatible",
            Some(Class::Docs) => "docs",
            None => "no change",
        };
        *counts.entry(kind).or_default() += 1;
        if pair.compiles() != errors.is_empty() {
            let Pair { name, edits, difference, .. } = pair;
            wrong.push(format!("{name} {edits:?}\n{difference}compiler: {errors:#?}"));
        }
    }
    eprintln!("{} pairs: {counts:?}; {} wrong", pairs.len(), wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
