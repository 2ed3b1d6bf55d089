//! Environment and globals files (section 1.7).

use super::model::Environment;
use super::{list, parse, variable};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Reads `{"values": […]}`, the same inside `environment` or `globals`, or a bare list.
pub fn read_environment(source: &Source) -> Result<Environment, Diagnostic> {
    let json = parse(source)?;
    let inner = ["environment", "globals"].iter().find_map(|key| json.get(key)).unwrap_or(&json);
    let values = if inner.as_array().is_some() {
        Some(inner)
    } else {
        inner.get("values").filter(|values| values.as_array().is_some())
    };
    let Some(values) = values else {
        let what = if inner.get("item").is_some() { "a collection" } else { "JSON without a list `values`" };
        let diagnostic = Diagnostic::error(format!("this is {what}, not a Postman environment")).in_file(&source.path);
        return Err(diagnostic.help("export the environment from Postman, and give that file"));
    };
    Ok(Environment { variables: list(Some(values)).filter_map(|(_, entry)| variable::read(entry)).collect() })
}
