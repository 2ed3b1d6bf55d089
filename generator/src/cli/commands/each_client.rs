//! Every client is tried: one that fails does not stop the others.

use postman_codegen::{Error, Generated};

use crate::cli::messages::Reporter;
use crate::cli::target::Job;

/// Runs each and reports the errors of all. Returns whether one failed.
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

/// Generates in memory, and reports what was found.
pub(super) fn read(job: &Job, reporter: &Reporter) -> Result<Generated, Error> {
    let generated = {
        let what = job.output.as_deref().map_or("the client".to_owned(), |path| path.display().to_string());
        let _progress = reporter.progress(&format!("generating {what}"));
        job.generator.generate()?
    };
    reporter.diagnostics(&generated.diagnostics);
    reporter.coverage(&generated.coverage);
    Ok(generated)
}
