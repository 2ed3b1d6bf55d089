//! Processes each client: one that fails does not stop the others.

use postman_codegen::{Error, Generated, Run, RunNote, Unchanged};

use crate::cli::messages::Reporter;
use crate::cli::records;
use crate::cli::target::Job;

/// Runs each job and reports all errors. Returns `true` if one failed.
pub(super) fn for_each(
    jobs: Vec<Result<Job, Error>>,
    reporter: &Reporter,
    mut run: impl FnMut(&Job) -> Result<(), Error>,
) -> bool {
    let all = jobs.len();
    let mut failed = 0;
    for job in jobs {
        let result = job.and_then(|job| run(&job));
        if let Err(error) = result {
            reporter.error(&error);
            failed += 1;
        }
    }
    if failed > 0 && all > 1 {
        reporter.failed(failed, all);
    }
    failed > 0
}

/// Generates in memory, and prints the messages. Returns them, so that a later run with nothing to do can print them again.
pub(super) fn read(job: &Job, reporter: &Reporter) -> Result<(Generated, Option<String>), Error> {
    let generated = {
        let what = job.output.as_deref().map_or("the client".to_owned(), |path| path.display().to_string());
        let _progress = reporter.progress(&format!("generating {what}"));
        job.generator.generate()?
    };
    let told = reporter.generated(&generated);
    Ok((generated, told))
}

/// Begins the recorded run of a job; `None` if it writes no files, or if there is no place for records.
pub(super) fn begin(job: &Job) -> Option<Run> {
    let output = job.output.as_deref()?;
    Some(Run::begin(&job.generator, output, records::of(output)?))
}

/// Returns the outcome of a run with nothing to do, after printing its messages.
pub(super) fn unchanged<'a>(run: Option<&'a Run>, reporter: &Reporter) -> Option<&'a Unchanged> {
    run?.unchanged().filter(|unchanged| reporter.print_again(unchanged.messages.as_deref()))
}

/// Records of finished runs, which are saved after all clients are written, because clients may share a lock.
#[derive(Default)]
pub(super) struct Done(Vec<RunNote>);

impl Done {
    pub(super) fn add(&mut self, run: Option<Run>, generated: &Generated, told: Option<String>) {
        self.0.extend(run.and_then(|run| run.done(generated, told)));
    }

    pub(super) fn keep(self) {
        if !self.0.is_empty() {
            self.0.into_iter().for_each(RunNote::keep);
            records::remove_old();
        }
    }
}
