//! The tree as text.

use std::fmt;

use super::Inspection;
use super::tree::{Folder, Operation};
use crate::diagnostic::OneLine;

impl fmt::Display for Inspection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        folder(f, &self.root, 0)?;
        if !self.variables.is_empty() {
            writeln!(f, "\nvariables")?;
        }
        for variable in &self.variables {
            let users = functions(&variable.users).unwrap_or_else(|| "no request".to_owned());
            write!(f, "  {} {}: {}, used by {users}", variable.field, OneLine(&variable.name), variable.ty)?;
            match functions(&variable.set_by) {
                Some(set_by) => writeln!(f, ", set by {set_by}")?,
                None => writeln!(f)?,
            }
        }
        if !self.reasons.is_empty() {
            writeln!(f, "\ninputs")?;
        }
        for one in &self.reasons {
            let overrule = one.overrule.as_deref().map(|line| format!("; override with `{line}`")).unwrap_or_default();
            writeln!(
                f,
                "  {}: {}, because {}{}",
                OneLine(&one.subject),
                OneLine(&one.is),
                one.why,
                OneLine(&overrule)
            )?;
        }
        write!(f, "\nanswers\n{}\n{}", self.answers, self.coverage)
    }
}

fn functions(functions: &[String]) -> Option<String> {
    match functions {
        [] => None,
        many if many.len() > 4 => Some(format!("{} and {} more", many[..3].join(", "), many.len() - 3)),
        few => Some(few.join(", ")),
    }
}

fn folder(f: &mut fmt::Formatter<'_>, folder: &Folder, depth: usize) -> fmt::Result {
    let indent = "  ".repeat(depth);
    if depth > 0 {
        writeln!(f, "{}{}", "  ".repeat(depth - 1), folder.name)?;
    }
    if let Some(auth) = &folder.inherits {
        writeln!(f, "{indent}auth for all inside: {}", OneLine(auth))?;
    }
    for one in &folder.operations {
        operation(f, one, &indent)?;
    }
    folder.folders.iter().try_for_each(|inner| self::folder(f, inner, depth + 1))
}

fn operation(f: &mut fmt::Formatter<'_>, operation: &Operation, indent: &str) -> fmt::Result {
    writeln!(f, "{indent}{} -> {}", operation.name, operation.answer)?;
    writeln!(f, "{indent}    {}", OneLine(&operation.request))?;
    match operation.deprecated.as_deref() {
        Some("") => writeln!(f, "{indent}    deprecated")?,
        Some(note) => writeln!(f, "{indent}    deprecated: {}", OneLine(note))?,
        None => {}
    }
    writeln!(f, "{indent}    answer from: {}", operation.sources())?;
    for input in &operation.inputs {
        let optional = if input.optional { " (optional)" } else { "" };
        writeln!(f, "{indent}    {}: {}{optional}", input.name, input.ty)?;
    }
    if let Some(auth) = &operation.auth {
        writeln!(f, "{indent}    auth: {}", OneLine(auth))?;
    }
    if !operation.presets.is_empty() {
        writeln!(f, "{indent}    sets {} before it is sent", OneLine(&operation.presets.join(", ")))?;
    }
    if !operation.captures.is_empty() {
        writeln!(f, "{indent}    sets {} from the answer", OneLine(&operation.captures.join(", ")))?;
    }
    Ok(())
}
