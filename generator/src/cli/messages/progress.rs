//! A line on the terminal that shows the progress of long work.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// The time after which the line appears.
const PATIENCE: Duration = Duration::from_millis(400);
const TICK: Duration = Duration::from_millis(200);

/// Shows the current work until it is dropped, if standard error is a terminal.
pub(in crate::cli) struct Progress(Option<(Sender<()>, JoinHandle<()>)>);

impl Progress {
    pub(super) fn hidden() -> Self {
        Self(None)
    }

    /// `text` must not contain control characters.
    pub(super) fn start(text: String) -> Self {
        if !std::io::stderr().is_terminal() {
            return Self::hidden();
        }
        let (done, stop) = mpsc::channel();
        let line = thread::spawn(move || {
            let start = Instant::now();
            let mut wait = PATIENCE;
            while let Err(RecvTimeoutError::Timeout) = stop.recv_timeout(wait) {
                wait = TICK;
                // a closed terminal is not a reason to stop
                let _ = write!(std::io::stderr(), "\r\u{1b}[2K{text} ({} s)", start.elapsed().as_secs());
            }
            if wait == TICK {
                let _ = write!(std::io::stderr(), "\r\u{1b}[2K");
            }
        });
        Self(Some((done, line)))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, line)) = self.0.take() {
            drop(done);
            // a panic of the thread was already reported
            let _ = line.join();
        }
    }
}
