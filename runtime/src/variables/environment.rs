//! [`read_environment`]: Postman environment files.

use std::fmt;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Variables;

/// Sets the variables of a Postman environment (or globals) file, and returns the names
/// that are not variables of the collection.
///
/// As in Postman's runner, the last entry of a name wins and entries that are not enabled count as
/// well.
///
/// # Errors
///
/// If the file cannot be read, or is not a Postman environment. The variables are then unchanged.
pub fn read_environment<V: Variables>(
    path: impl AsRef<Path>,
    variables: &mut V,
) -> Result<Vec<String>, EnvironmentError> {
    let mut unknown = Vec::new();
    for (name, value) in entries(path.as_ref())? {
        if !variables.set(&name, &value) && !unknown.contains(&name) {
            unknown.push(name);
        }
    }
    Ok(unknown)
}

/// Returns the names and values of the file at `path`, in its order.
fn entries(path: &Path) -> Result<Vec<(String, String)>, EnvironmentError> {
    let failed = |reason| EnvironmentError { path: path.to_owned(), reason };
    let bytes = std::fs::read(path).map_err(|error| failed(Reason::Read(error)))?;
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let file: Value =
        serde_json::from_slice(text).map_err(|error| failed(Reason::Json(error.line(), error.column())))?;
    let values = file.get("values").and_then(Value::as_array).ok_or_else(|| failed(Reason::NoValues))?;
    Ok(values.iter().filter_map(entry).collect())
}

fn entry(entry: &Value) -> Option<(String, String)> {
    let value = match entry.get("value") {
        Some(Value::String(text)) => text.clone(),
        None | Some(Value::Null) => String::new(),
        Some(other) => other.to_string(),
    };
    Some((entry.get("key")?.as_str()?.to_owned(), value))
}

/// A Postman environment file that could not be used. Shows the file's name, none of its values.
#[derive(Debug)]
pub struct EnvironmentError {
    path: PathBuf,
    reason: Reason,
}

#[derive(Debug)]
enum Reason {
    Read(std::io::Error),
    /// Line and column. The message of `serde_json` quotes values, and is left out.
    Json(usize, usize),
    NoValues,
}

impl fmt::Display for EnvironmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.reason {
            Reason::Read(_) => write!(f, "cannot read the environment {path}"),
            Reason::Json(line, column) => {
                write!(f, "{path} is not JSON (line {line}, column {column})")
            }
            Reason::NoValues => write!(f, "{path} is not a Postman environment: it has no list `values`"),
        }
    }
}

impl std::error::Error for EnvironmentError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.reason {
            Reason::Read(error) => Some(error),
            Reason::Json(..) | Reason::NoValues => None,
        }
    }
}
