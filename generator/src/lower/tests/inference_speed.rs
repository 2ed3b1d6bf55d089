//! Time of the inference against parsing the same texts as `serde_json::Value`; `tests/bench/inference.py` runs it, and quicktype
//! beside it.
//!
//! The texts are those that `generate` takes types from: the saved answers that are JSON and the JSON bodies, in its own sites. Inference is
//! folding and settling; names and types, which depend on the number of types alone, are told apart.

use std::path::Path;
use std::time::Duration;

use serde_json::Value;

use crate::claims::claimed::Claimed;
use crate::infer::InferOptions;
use crate::infer::model::{Direction, Sample, Site, VariableValues};
use crate::infer::tests::speed::{Times, best};
use crate::lower::naming::assign;
use crate::lower::types::typed_places::{self, Sources};
use crate::observe::evidence::Observed;
use crate::read::input::Input;
use crate::{read, resolve};

/// The files to measure with, one on a line: JSON, or collections.
const FILES: &str = "POSTMAN_CODEGEN_SPEED";

#[derive(Default)]
struct Sum {
    examples: usize,
    bytes: usize,
    parsed: Duration,
    times: Times,
}

#[test]
#[ignore = "a measurement: run it in release"]
fn speed_against_parsing_as_value() {
    let Ok(files) = std::env::var(FILES) else {
        eprintln!("passed over: {FILES} names no file");
        return;
    };
    let mut all = Sum::default();
    for file in files.lines() {
        let sum = collection(Path::new(file)).unwrap_or_else(|| {
            let text = std::fs::read_to_string(file).expect("a text file");
            let samples = vec![Sample { label: "file", text: &text }];
            let name = "get answer".to_owned();
            let site = Site {
                title: name.clone(),
                path: name.clone(),
                name,
                operation: None,
                status: None,
                module: None,
                direction: Direction::Answer,
                request: Default::default(),
                samples,
                observed: Vec::new(),
                claimed: Vec::new(),
            };
            measure(&[site], &VariableValues::new())
        });
        report(file, &sum);
        all.examples += sum.examples;
        all.bytes += sum.bytes;
        all.parsed += sum.parsed;
        all.times.folding += sum.times.folding;
        all.times.settling += sum.times.settling;
        all.times.naming += sum.times.naming;
    }
    report("all", &all);
}

fn collection(file: &Path) -> Option<Sum> {
    let (collection, _) = read::read(&Input::open(file, None).ok()?, None).ok()?;
    let (api, _) = resolve::resolve(collection, Vec::new()).expect("it resolves");
    let (plan, _) = assign::plan(&api.root, &Default::default(), &Default::default());
    let observed = Observed::default();
    let claimed = Claimed::default();
    let sites = typed_places::gather(&plan, Sources { examples: true, observed: &observed, claimed: &claimed });
    Some(measure(&sites.questions(), &crate::lower::values(&api)))
}

fn measure(sites: &[Site<'_>], variables: &VariableValues) -> Sum {
    let texts: Vec<&str> = sites.iter().flat_map(|site| &site.samples).map(|sample| sample.text).collect();
    let parse = |()| texts.iter().map(|text| serde_json::from_str(text).ok()).collect::<Vec<Option<Value>>>();
    Sum {
        examples: texts.len(),
        bytes: texts.iter().map(|text| text.len()).sum(),
        parsed: best(|| (), parse),
        times: Times::of(sites, variables, &InferOptions { hints: true, ..InferOptions::default() }),
    }
}

fn report(name: &str, sum: &Sum) {
    let Sum { examples, bytes, parsed, times: Times { folding, settling, naming } } = sum;
    let inferred = *folding + *settling;
    let ratio = inferred.as_secs_f64() / parsed.as_secs_f64();
    eprintln!(
        "{name}: {bytes} bytes in {examples} examples, inferred in {inferred:.2?} (folding {folding:.2?}, settling {settling:.2?}), \
         parsed as Value in {parsed:.2?}, {ratio:.2}x; names and types {naming:.2?}"
    );
}
