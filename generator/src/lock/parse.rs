//! Reads the text of a lock file.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic};
use crate::lock::names::{Kept, Section};
use crate::source::Source;

/// Reads the sections of the clients, by their keys.
pub(super) fn parse(source: &Source) -> Result<BTreeMap<String, Section>, Diagnostic> {
    let root = DeTable::parse(&source.text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        broken(source, at, error.message())
    })?;
    let mut sections = BTreeMap::new();
    for (key, value) in root.get_ref() {
        let wrong = || broken(source, value.span().start, "it is not the table of a client");
        let mut section = Section::default();
        for (kind, value) in value.get_ref().as_table().ok_or_else(wrong)? {
            let rows = value.get_ref().as_table().ok_or_else(wrong)?;
            if kind.get_ref() == "inputs" {
                section.names.inputs.get_or_insert_default();
            }
            for (row, value) in rows {
                let bad = || broken(source, value.span().start, "it is not a name");
                let row = row.get_ref().to_string();
                match kind.get_ref().as_ref() {
                    "functions" => drop(section.names.functions.insert(row, kept(value.get_ref()).ok_or_else(bad)?)),
                    "modules" => drop(section.names.modules.insert(row, kept(value.get_ref()).ok_or_else(bad)?)),
                    "inputs" => {
                        let inputs = section.names.inputs.get_or_insert_default();
                        value
                            .get_ref()
                            .as_str()
                            .and_then(|is| inputs.insert(&row, is))
                            .ok_or_else(|| broken(source, value.span().start, "it is not an input"))?;
                    }
                    "types" => drop(section.names.types.insert(row, type_name(value.get_ref()).ok_or_else(bad)?)),
                    "files" => drop(section.files.insert(row, value.get_ref().as_str().ok_or_else(bad)?.to_owned())),
                    _ => {
                        return Err(broken(
                            source,
                            kind.span().start,
                            "it is neither `functions`, `modules`, `inputs`, `types` nor `files`",
                        ));
                    }
                }
            }
        }
        sections.insert(key.get_ref().to_string(), section);
    }
    Ok(sections)
}

fn kept(value: &DeValue<'_>) -> Option<Kept> {
    let Some(table) = value.as_table() else {
        let (module, name) = named(value)?;
        return Some(Kept { name, module, ..Kept::default() });
    };
    let (module, name) = named(table.get("name")?.get_ref())?;
    let from = match table.get("from") {
        Some(from) => Some(from.get_ref().as_str()?.to_owned()),
        None => None,
    };
    let mut kept = Kept { name, module, from, ..Kept::default() };
    let old = match table.get("old") {
        Some(old) => Some(old.get_ref().as_array()?),
        None => None,
    };
    for old in old.into_iter().flatten() {
        match named(old.get_ref())? {
            (None, name) => kept.old.push(name),
            (Some(module), name) => kept.moved.push(module.into_iter().chain([name]).collect()),
        }
    }
    Some(kept)
}

/// A name, and the modules before it. Each becomes an identifier.
fn named(value: &DeValue<'_>) -> Option<(Option<Vec<String>>, String)> {
    let text = value.as_str()?;
    let is_name = |text: &&str| !crate::name::words(text).is_empty();
    match text.rsplit_once("::") {
        None => Some((None, Some(text).filter(is_name)?.to_owned())),
        Some((modules, name)) => {
            let modules = modules.split("::").filter(|module| *module != "self");
            let modules =
                modules.map(|module| Some(module).filter(is_name).map(str::to_owned)).collect::<Option<_>>()?;
            Some((Some(modules), Some(name).filter(is_name)?.to_owned()))
        }
    }
}

/// A name that can be written as it is, after `types::` that of a shared type.
fn type_name(value: &DeValue<'_>) -> Option<String> {
    let is_name = |text: &&str| crate::name::is_type_name(text.strip_prefix("types::").unwrap_or(text));
    value.as_str().filter(is_name).map(str::to_owned)
}

fn broken(source: &Source, at: usize, why: &str) -> Diagnostic {
    let (line, column) = source.line_and_column(at);
    Diagnostic::new(Code::InvalidLock, format!("the lock cannot be read: {}", why.trim_end()))
        .in_file(&source.path)
        .position(line, column)
        .help(
            "resolve a merge conflict by keeping the lines of both sides; if you delete the file, names are chosen anew",
        )
}
