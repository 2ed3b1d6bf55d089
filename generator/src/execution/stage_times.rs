//! [`StageTimes`]: the time that each stage of a run takes.

use std::time::{Duration, Instant};

/// The stages in their order, each with its time.
#[derive(Clone, Debug)]
pub(crate) struct StageTimes {
    since: Instant,
    pub(crate) times: Vec<(&'static str, Duration)>,
}

impl StageTimes {
    pub(crate) fn start() -> Self {
        Self { since: Instant::now(), times: Vec::new() }
    }

    /// Records the end of a stage, which took the time since the end of the one before.
    pub(crate) fn end(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.times.push((stage, now.duration_since(self.since)));
        self.since = now;
    }
}
