//! Times of the parts of the inference. `lower::tests::inference_speed` measures with it.

use std::time::{Duration, Instant};

use crate::infer::infer;
use crate::infer::model::InferOptions;
use crate::infer::model::{Site, VariableValues};
use crate::infer::passes::reading::Reading;
use crate::infer::sharing::rounds;

/// The best of several runs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Times {
    /// Examples to shapes.
    pub folding: Duration,
    /// Maps and shared types.
    pub settling: Duration,
    /// Names, types and notes.
    pub naming: Duration,
}

impl Times {
    pub fn of(sites: &[Site<'_>], variables: &VariableValues, options: &InferOptions) -> Self {
        let folding = best(|| (), |()| Reading::of(sites, variables, options));
        let settling = best(
            || Reading::of(sites, variables, options),
            |mut reading| rounds::settle(&mut reading.arena, &reading.origins, options),
        );
        let all = best(|| (), |()| infer(sites, variables, options));
        Self { folding, settling, naming: all.saturating_sub(folding + settling) }
    }
}

/// The time of the work alone: neither what it needs nor freeing what it yields counts.
pub fn best<I, O>(mut input: impl FnMut() -> I, mut work: impl FnMut(I) -> O) -> Duration {
    let mut time = || {
        let input = input();
        let start = Instant::now();
        let output = work(input);
        let time = start.elapsed();
        drop(output);
        time
    };
    (0..9).map(|_| time()).min().unwrap_or_default()
}
