//! Arguments in, files and an exit status out: 0 done, 1 stale, 2 bad use or input.

mod args;
mod diff;
mod init;
mod inspect;
mod observe;
mod option_args;
mod output;
mod report;
mod target;

use std::path::Path;
use std::process::ExitCode;

use args::{Args, Command, Target};
use clap::{CommandFactory, Parser};
use output::{coloured, print};
use postman_codegen::{Diagnostic, Error, Generated, Stale};
use report::Reporter;
use target::Job;

/// Something differs, or was denied.
const STALE: u8 = 1;
/// The arguments or the input are wrong.
const BAD_INPUT: u8 = 2;

pub(crate) fn run() -> ExitCode {
    let args = Args::parse();
    let reporter = Reporter::new(args.message_format, args.quiet);
    let result = match &args.command {
        Command::Generate { target, secrets_out, force } => generate(target, secrets_out.as_deref(), *force, &reporter),
        Command::Check { target } => check(target, &reporter),
        Command::Inspect(inspect) => inspect.run(),
        Command::Diff(diff) => diff.run(),
        Command::Observe(arguments) => observe(arguments, &reporter),
        Command::Init { folder } => init(folder, &reporter),
        Command::Completions { shell } => completions(*shell),
        Command::Man { folder } => man(folder),
    };
    result.unwrap_or_else(|error| {
        reporter.error(&error);
        ExitCode::from(BAD_INPUT)
    })
}

/// Every client is tried; one that fails is left as it was, and the others are written.
fn generate(target: &Target, secrets_out: Option<&Path>, force: bool, reporter: &Reporter) -> Result<ExitCode, Error> {
    let failed = for_each(target.jobs()?, reporter, |job| {
        let generated = read(job, reporter)?;
        match &job.output {
            None => print(&generated.text())?,
            Some(output) => {
                let summary = if force { generated.overwrite(output)? } else { generated.write(output)? };
                reporter.summary(&summary, output);
            }
        }
        match secrets_out {
            Some(file) => generated.write_secrets(file),
            None => Ok(()),
        }
    });
    Ok(if failed { ExitCode::from(BAD_INPUT) } else { ExitCode::SUCCESS })
}

fn check(target: &Target, reporter: &Reporter) -> Result<ExitCode, Error> {
    let mut stale = Vec::new();
    let failed = for_each(target.jobs()?, reporter, |job| {
        let Some(output) = &job.output else {
            return Err(Diagnostic::error("`check` compares with files, not with standard output".to_owned()).into());
        };
        let found = read(job, reporter)?.compare(output)?;
        if found.is_empty() {
            reporter.up_to_date(output);
        }
        stale.extend(found);
        Ok(())
    });
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

/// Whether one failed; the errors of all are reported.
fn for_each(
    jobs: Vec<Result<Job, Error>>,
    reporter: &Reporter,
    mut run: impl FnMut(&Job) -> Result<(), Error>,
) -> bool {
    let all = jobs.len();
    let mut failed = 0;
    for job in jobs {
        if let Err(error) = job.and_then(|job| run(&job)) {
            reporter.error(&error);
            failed += 1;
        }
    }
    if failed > 0 && all > 1 {
        reporter.failed(failed, all);
    }
    failed > 0
}

fn observe(arguments: &observe::Observe, reporter: &Reporter) -> Result<ExitCode, Error> {
    let (observed, summary) = arguments.run()?;
    reporter.diagnostics(&observed.diagnostics);
    reporter.say(&summary);
    Ok(ExitCode::SUCCESS)
}

fn init(folder: &Path, reporter: &Reporter) -> Result<ExitCode, Error> {
    reporter.initialised(init::write(folder)?);
    Ok(ExitCode::SUCCESS)
}

fn completions(shell: clap_complete::Shell) -> Result<ExitCode, Error> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "postman-codegen", &mut text);
    print(&String::from_utf8_lossy(&text))?;
    Ok(ExitCode::SUCCESS)
}

fn man(folder: &Path) -> Result<ExitCode, Error> {
    let written = std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(Args::command(), folder));
    written.map_err(|error| Diagnostic::error(format!("{}: {error}", folder.display())))?;
    Ok(ExitCode::SUCCESS)
}

fn read(job: &Job, reporter: &Reporter) -> Result<Generated, Error> {
    let generated = job.generator.generate()?;
    reporter.diagnostics(&generated.diagnostics);
    reporter.coverage(&generated.coverage);
    Ok(generated)
}
