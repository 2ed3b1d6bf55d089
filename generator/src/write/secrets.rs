//! Writes the credentials of a collection to a Postman environment file, for the replay. They are written nowhere else.

use std::path::Path;

use serde_json::{Value, json};

use super::disk;
use super::error::WriteError;
use super::staged::{Access, StagedFile, remove_abandoned};
use crate::resolve::Secret;

/// Postman's key for the program that wrote a file.
const WRITTEN_BY: &str = "_postman_exported_using";
const US: &str = "postman-codegen";

/// Writes the file with mode 0600 if the system has modes; only a file that this function wrote is replaced.
pub(crate) fn write(path: &Path, collection: &str, secrets: &[Secret]) -> Result<(), WriteError> {
    if disk::read(path)?.is_some_and(|before| !is_ours(&before)) {
        return Err(WriteError::NotSecrets(path.to_owned()));
    }
    let values: Vec<Value> = secrets
        .iter()
        .map(|secret| {
            let kind = if secret.open { "default" } else { "secret" };
            json!({ "key": secret.variable, "value": secret.value, "type": kind, "enabled": true })
        })
        .collect();
    let environment = json!({
        "name": format!("{collection} secrets"),
        "values": values,
        "_postman_variable_scope": "environment",
        WRITTEN_BY: US,
    });
    StagedFile::new(path, &format!("{environment:#}\n"), Access::Owner)?.commit()?;
    if let (Some(folder), Some(name)) = (path.parent(), path.file_name()) {
        remove_abandoned(folder, |file| file == name);
    }
    Ok(())
}

/// Returns `true` if the file was written by this function.
fn is_ours(text: &[u8]) -> bool {
    serde_json::from_slice::<Value>(text).is_ok_and(|file| file.get(WRITTEN_BY).is_some_and(|by| by == US))
}
