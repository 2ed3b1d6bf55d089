//! What goes to standard output.

use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use postman_codegen::{Diagnostic, Error};

/// A reader that closes the pipe early is no error.
pub(super) fn print(text: &str) -> Result<(), Error> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::from(Diagnostic::error(format!("cannot write to standard output: {error}"))))
        }
        _ => Ok(()),
    }
}

/// A diff, with colours if standard output is a terminal that wants them.
pub(super) fn coloured(diff: &str) -> String {
    if AutoStream::choice(&std::io::stdout()) == ColorChoice::Never {
        return diff.to_owned();
    }
    let style = |line: &str| match line.as_bytes().first() {
        _ if line.starts_with("+++") || line.starts_with("---") => Style::new().bold(),
        Some(b'+') => AnsiColor::Green.on_default(),
        Some(b'-') => AnsiColor::Red.on_default(),
        Some(b'@') => AnsiColor::Cyan.on_default(),
        _ => Style::new(),
    };
    diff.lines().map(|line| format!("{0}{line}{0:#}\n", style(line))).collect()
}
