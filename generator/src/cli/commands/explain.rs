//! `explain`: explains the code of a message.

use std::process::ExitCode;

use postman_codegen::{Code, Diagnostic, Error};

use crate::cli::output::print;

pub(in crate::cli) fn run(code: Option<&str>) -> Result<ExitCode, Error> {
    print(&match code {
        None => Code::ALL
            .iter()
            .map(|code| format!("{code}  {:<7}  {}\n", code.level().to_string(), code.title()))
            .collect(),
        Some(text) => {
            let code = Code::find(text).ok_or_else(|| {
                let error = Diagnostic::new(Code::InvalidOption, format!("there is no code `{text}`"));
                error.help("`postman-codegen explain` lists all codes")
            })?;
            format!("{code}: {} ({})\n\n{}\n", code.title(), code.level(), code.explanation())
        }
    })?;
    Ok(ExitCode::SUCCESS)
}
