//! `check`: finds stale files on disk.

use std::process::ExitCode;

use postman_codegen::{Code, Diagnostic, Error, Stale};

use super::each_client::{Done, begin, for_each, read, unchanged};
use crate::cli::exit_status::{BAD_INPUT, STALE};
use crate::cli::messages::Reporter;
use crate::cli::output::{coloured, print};
use crate::cli::target::Target;

pub(in crate::cli) fn run(target: &Target, reporter: &Reporter) -> Result<ExitCode, Error> {
    let (mut stale, mut done) = (Vec::new(), Done::default());
    let failed = for_each(target.jobs()?, reporter, |job| {
        let Some(output) = &job.output else {
            return Err(Diagnostic::new(
                Code::InvalidOption,
                "`check` compares with files, not with standard output".to_owned(),
            )
            .into());
        };
        let run = begin(job);
        if unchanged(run.as_ref(), reporter).is_none() {
            let (generated, told) = read(job, reporter)?;
            let found = generated.compare(output)?;
            if !found.is_empty() {
                stale.extend(found);
                return Ok(());
            }
            done.add(run, &generated, told);
        }
        reporter.up_to_date(output);
        Ok(())
    });
    done.keep();
    print(&stale.iter().map(Stale::diff).map(|diff| coloured(&diff)).collect::<String>())?;
    if !stale.is_empty() {
        reporter.stale(&stale, target.input.is_some());
    }
    Ok(match (failed, stale.is_empty()) {
        (true, _) => ExitCode::from(BAD_INPUT),
        (false, false) => ExitCode::from(STALE),
        (false, true) => ExitCode::SUCCESS,
    })
}
