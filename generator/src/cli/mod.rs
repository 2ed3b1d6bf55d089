//! Arguments in, files and an exit status out: 0 done, 1 stale, 2 bad use or input.

mod args;
mod report;

use std::io::{self, Read, Write};
use std::process::ExitCode;

use args::{Args, Client, Command, Inspected, MessageFormat};
use clap::Parser;
use postman_codegen::{Error, Generated, Generator, Stale};
use report::Reporter;

/// Something differs, or was denied.
const STALE: u8 = 1;
/// The arguments or the input are wrong.
const BAD_INPUT: u8 = 2;

pub(crate) fn run() -> ExitCode {
    let args = Args::parse();
    let reporter = Reporter::new(args.message_format, args.quiet);
    let result = match &args.command {
        Command::Generate { client, secrets_out } => generate(client, secrets_out.as_deref(), &reporter),
        Command::Check { client } => check(client, &reporter),
        Command::Inspect(inspected) => inspect(inspected),
    };
    result.unwrap_or_else(|error| {
        reporter.error(&error);
        ExitCode::from(BAD_INPUT)
    })
}

fn generate(client: &Client, secrets_out: Option<&std::path::Path>, reporter: &Reporter) -> Result<ExitCode, Error> {
    let generated = read(client, reporter)?;
    if client.writes_to_stdout() {
        print(&generated.text())?;
    } else {
        let summary = generated.write(client.output())?;
        reporter.summary(&summary, &client.output());
    }
    if let Some(file) = secrets_out {
        generated.write_secrets(file)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn check(client: &Client, reporter: &Reporter) -> Result<ExitCode, Error> {
    let generated = read(client, reporter)?;
    let stale = generated.compare(client.output())?;
    if stale.is_empty() {
        reporter.up_to_date(&client.output());
        return Ok(ExitCode::SUCCESS);
    }
    print(&stale.iter().map(Stale::diff).collect::<String>())?;
    reporter.stale(stale.len());
    Ok(ExitCode::from(STALE))
}

fn inspect(inspected: &Inspected) -> Result<ExitCode, Error> {
    let generator = inspected.environment.iter().fold(Generator::new(&inspected.input), Generator::environment);
    print(&generator.explain(&inspected.explain)?)?;
    Ok(ExitCode::SUCCESS)
}

fn read(client: &Client, reporter: &Reporter) -> Result<Generated, Error> {
    let generator = if client.reads_stdin() { from_stdin()? } else { Generator::new(&client.input) };
    let mut generator = generator.layout(client.layout());
    if let Some(name) = &client.collection {
        generator = generator.collection(name);
    }
    for environment in &client.environment {
        generator = generator.environment(environment);
    }
    if let Some(name) = &client.name {
        generator = generator.name(name);
    }
    if let Some(path) = &client.runtime_path {
        generator = generator.runtime_path(path);
    }
    let generated = generator.generate()?;
    reporter.diagnostics(&generated.diagnostics);
    Ok(generated)
}

fn from_stdin() -> Result<Generator, Error> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| postman_codegen::Diagnostic::error(format!("cannot read standard input: {error}")))?;
    Ok(Generator::from_bytes("standard input", bytes))
}

/// A reader that closes the pipe early is no error.
fn print(text: &str) -> Result<(), Error> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::from(postman_codegen::Diagnostic::error(format!("cannot write to standard output: {error}"))))
        }
        _ => Ok(()),
    }
}
