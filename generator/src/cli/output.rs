//! Writes to standard output, and to the files that options name.

use std::fmt::{self, Write as _};
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use postman_codegen::{Code, Diagnostic, Error, OneLine};

/// Prints a text. It is not an error if the reader closes the pipe early.
pub(super) fn print(text: &str) -> Result<(), Error> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::from(Diagnostic::new(Code::CannotExchange, format!("cannot write to standard output: {error}"))))
        }
        _ => Ok(()),
    }
}

/// Writes a file that the user named.
pub(super) fn write(file: &Path, text: &str) -> Result<(), Error> {
    fs::write(file, text).map_err(|error| {
        let message = format!("cannot write {}: {error}", file.display());
        Error::from(Diagnostic::new(Code::CannotExchange, message))
    })
}

/// Returns a diff, with colours if standard output is a terminal that supports them.
pub(super) fn coloured(diff: &str) -> String {
    if AutoStream::choice(&io::stdout()) == ColorChoice::Never {
        return if io::stdout().is_terminal() { escaped(diff) } else { diff.to_owned() };
    }
    let style = |line: &str| match line.as_bytes().first() {
        _ if line.starts_with("+++") || line.starts_with("---") => Style::new().bold(),
        Some(b'+') => AnsiColor::Green.on_default(),
        Some(b'-') => AnsiColor::Red.on_default(),
        Some(b'@') => AnsiColor::Cyan.on_default(),
        _ => Style::new(),
    };
    diff.lines().map(|line| format!("{0}{1}{0:#}\n", style(line), Line(line))).collect()
}

fn escaped(diff: &str) -> String {
    diff.lines().map(|line| format!("{}\n", Line(line))).collect()
}

/// A line of a file on disk, without characters that control a terminal; tabs stay.
struct Line<'a>(&'a str);

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, part) in self.0.split('\t').enumerate() {
            if at > 0 {
                f.write_char('\t')?;
            }
            OneLine(part).fmt(f)?;
        }
        Ok(())
    }
}
