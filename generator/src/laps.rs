//! The time that the stages of one run take.

use std::time::{Duration, Instant};

/// Stages in the order of the work, each with its time.
#[derive(Clone, Debug)]
pub(crate) struct Laps {
    since: Instant,
    pub(crate) times: Vec<(&'static str, Duration)>,
}

impl Laps {
    pub(crate) fn start() -> Self {
        Self { since: Instant::now(), times: Vec::new() }
    }

    /// Ends a lap: the time since the last one belongs to this stage.
    pub(crate) fn lap(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.times.push((stage, now.duration_since(self.since)));
        self.since = now;
    }
}
