//! Arguments in, files and an exit status out: 0 done, 1 stale, 2 bad use or input.

mod args;
mod commands;
mod exit_status;
mod input;
mod messages;
mod option_args;
mod output;
mod records;
mod target;

use std::path::Path;
use std::process::ExitCode;

use args::{Args, Command};
use clap::{CommandFactory, Parser};
use commands::{Observe, check, explain, generate, init};
use exit_status::BAD_INPUT;
use messages::Reporter;
use output::print;
use postman_codegen::{Code, Diagnostic, Error};

pub(crate) fn run() -> ExitCode {
    let args = Args::parse();
    let reporter = Reporter::new(args.message_format, args.quiet, args.verbose);
    let result = match &args.command {
        Command::Generate { target, secrets_out, force, watch } => {
            let write = generate::Write { secrets_out: secrets_out.as_deref(), force: *force };
            if *watch { generate::watch(target, &write, &reporter) } else { generate::run(target, &write, &reporter) }
        }
        Command::Check { target } => check::run(target, &reporter),
        Command::Inspect(inspect) => inspect.run(),
        Command::Report(report) => report.run(&reporter),
        Command::Diff(diff) => diff.run(),
        Command::Observe(arguments) => observe(arguments, &reporter),
        Command::Init { folder } => init(folder, &reporter),
        Command::Explain { code } => explain::run(code.as_deref()),
        Command::Completions { shell } => completions(*shell),
        Command::Man { folder } => man(folder),
    };
    result.unwrap_or_else(|error| {
        reporter.error(&error);
        ExitCode::from(BAD_INPUT)
    })
}

fn observe(arguments: &Observe, reporter: &Reporter) -> Result<ExitCode, Error> {
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
    written.map_err(|error| Diagnostic::new(Code::CannotExchange, format!("{}: {error}", folder.display())))?;
    Ok(ExitCode::SUCCESS)
}
