//! `generate`: writes clients, once or whenever an input changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, SystemTime};

use postman_codegen::{Error, Summary};

use super::each_client::{Done, begin, for_each, read, unchanged};
use crate::cli::exit_status::BAD_INPUT;
use crate::cli::messages::Reporter;
use crate::cli::output::print;
use crate::cli::target::Target;

/// The polling interval of `--watch`. Polling the times of a few files needs no crate, and works on network drives and in containers.
const EVERY: Duration = Duration::from_millis(300);

/// The options of writing.
pub(in crate::cli) struct Write<'a> {
    pub(in crate::cli) secrets_out: Option<&'a Path>,
    pub(in crate::cli) force: bool,
}

/// Writes the clients; one that fails stays unchanged, and the others are written.
pub(in crate::cli) fn run(target: &Target, write: &Write<'_>, reporter: &Reporter) -> Result<ExitCode, Error> {
    let failed = all(target, write, reporter, &mut Stamps::default())?;
    Ok(if failed { ExitCode::from(BAD_INPUT) } else { ExitCode::SUCCESS })
}

/// Runs until the process is interrupted; errors are reported, and the next change may repair them.
pub(in crate::cli) fn watch(target: &Target, write: &Write<'_>, reporter: &Reporter) -> Result<ExitCode, Error> {
    let mut stamps = Stamps::default();
    loop {
        stamps.watch(target.input.iter().cloned().chain(target.configuration()));
        if let Err(error) = all(target, write, reporter, &mut stamps) {
            reporter.error(&error);
        }
        reporter.watching(stamps.0.len());
        while !stamps.changed() {
            thread::sleep(EVERY);
        }
    }
}

/// Returns `true` if one failed.
fn all(target: &Target, write: &Write<'_>, reporter: &Reporter, stamps: &mut Stamps) -> Result<bool, Error> {
    let mut done = Done::default();
    let failed = for_each(target.jobs()?, reporter, |job| {
        stamps.watch(job.generator.paths());
        let run = begin(job);
        // other outputs than the client are not recorded
        let asked_for_more = write.force || write.secrets_out.is_some();
        if let (false, Some(unchanged), Some(output)) = (asked_for_more, unchanged(run.as_ref(), reporter), &job.output)
        {
            reporter.summary(&Summary { unchanged: unchanged.files.clone(), ..Summary::default() }, output);
            stamps.watch(unchanged.inputs.clone());
            return Ok(());
        }
        let (generated, told) = read(job, reporter)?;
        match &job.output {
            None => print(&generated.text())?,
            Some(output) => {
                let summary = if write.force { generated.overwrite(output)? } else { generated.write(output)? };
                reporter.summary(&summary, output);
            }
        }
        stamps.watch(generated.inputs().to_vec());
        done.add(run, &generated, told);
        stamps.written(generated.lock_file());
        write.secrets_out.map_or(Ok(()), |file| generated.write_secrets(file))
    });
    done.keep();
    Ok(failed)
}

/// The time of change and the size of each file.
#[derive(Default)]
struct Stamps(BTreeMap<PathBuf, Option<(SystemTime, u64)>>);

impl Stamps {
    /// Adds paths to watch. A watched path keeps its stamp from before it was read, because it may have changed since.
    fn watch(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        for path in paths {
            self.0.entry(path).or_insert_with_key(|path| stamp(path));
        }
    }

    /// Notes that this program changed a file.
    fn written(&mut self, file: Option<&Path>) {
        if let Some(known) = file.and_then(|file| self.0.get_mut(file)) {
            *known = file.and_then(stamp);
        }
    }

    /// Returns `true` if a file has changed since the last check.
    fn changed(&mut self) -> bool {
        let mut changed = false;
        for (path, known) in &mut self.0 {
            let now = stamp(path);
            changed |= now != *known;
            *known = now;
        }
        changed
    }
}

/// Returns the stamp of a file; `None` if it does not exist.
fn stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let metadata = path.metadata().ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}
