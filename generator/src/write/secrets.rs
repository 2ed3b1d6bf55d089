//! The credentials of a collection as a Postman environment file, for the replay: the one place that they are written to.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

use crate::resolve::Secret;

/// Writes the file with mode 0600 where the system has modes.
pub(crate) fn write(path: &Path, collection: &str, secrets: &[Secret]) -> io::Result<()> {
    let values: Vec<serde_json::Value> = secrets
        .iter()
        .map(|secret| serde_json::json!({ "key": secret.variable, "value": secret.value, "type": "secret", "enabled": true }))
        .collect();
    let environment = serde_json::json!({
        "name": format!("{collection} secrets"),
        "values": values,
        "_postman_variable_scope": "environment",
    });
    let mut text = serde_json::to_string_pretty(&environment)?;
    text.push('\n');
    // a file that exists may have another mode: it is replaced, never written into
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}
