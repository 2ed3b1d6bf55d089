//! `postman-codegen.lock`: the names that callers use, by keys that a rename in Postman does not change, and hashes of the files that
//! were generated last.
//!
//! In: the text of the file. Out: the names of each client ([`names`]), and the text again after a run. Names stay
//! when the collection changes.

mod names;
mod parse;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::options::toml_string;
use crate::source::Source;
use crate::source::hash::fnv;
use names::Section;
pub(crate) use names::{FileHashes, Kept, KeptInputs, KeptNames};
use parse::parse;

/// The name of the file, beside `postman-codegen.toml`.
pub const LOCK_FILE: &str = "postman-codegen.lock";

const HEAD: &str = "\
# The names and inputs of generated code, and what was generated: kept by postman-codegen, to be committed.
# A name in `old` is a deprecated alias: delete it there when nobody calls it.
";

/// The file, and the client in it that is being generated.
#[derive(Clone, Debug)]
pub(crate) struct LockFile {
    pub(crate) path: PathBuf,
    key: String,
    sections: BTreeMap<String, Section>,
}

impl LockFile {
    /// Returns the path of the lock file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// An absent file counts as empty.
    pub(crate) fn open(path: &Path, key: &str) -> Result<Self, Diagnostic> {
        let sections = match path.exists() {
            true => parse(&Source::open(path)?)?,
            false => BTreeMap::new(),
        };
        let mut lock = Self { path: path.to_owned(), key: key.to_owned(), sections };
        lock.sections.entry(key.to_owned()).or_default();
        Ok(lock)
    }

    /// The file as it is now, with the names of this one: another client may have been written meanwhile.
    pub(crate) fn refreshed(&self) -> Result<Self, Diagnostic> {
        Ok(Self::open(&self.path, &self.key)?.with_names(self.names().clone()))
    }

    pub(crate) fn names(&self) -> &KeptNames {
        &self.section().names
    }

    pub(crate) fn files(&self) -> &FileHashes {
        &self.section().files
    }

    fn section(&self) -> &Section {
        static EMPTY: Section = Section {
            names: KeptNames {
                functions: BTreeMap::new(),
                modules: BTreeMap::new(),
                types: BTreeMap::new(),
                inputs: None,
            },
            files: BTreeMap::new(),
        };
        self.sections.get(&self.key).unwrap_or(&EMPTY)
    }

    #[must_use]
    pub(crate) fn with_names(mut self, names: KeptNames) -> Self {
        self.sections.entry(self.key.clone()).or_default().names = names;
        self
    }

    #[must_use]
    pub(crate) fn with_files(mut self, files: FileHashes) -> Self {
        self.sections.entry(self.key.clone()).or_default().files = files;
        self
    }

    /// One line for each name and file, sorted, so that two branches seldom touch the same.
    pub(crate) fn text(&self) -> String {
        let mut text = HEAD.to_owned();
        for (key, section) in &self.sections {
            let key = if key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')) {
                key.clone()
            } else {
                toml_string(key)
            };
            for (kind, names) in [("functions", &section.names.functions), ("modules", &section.names.modules)] {
                if !names.is_empty() {
                    text.push_str(&format!("\n[{key}.{kind}]\n"));
                    names.iter().for_each(|(key, kept)| text.push_str(&line(key, kept)));
                }
            }
            if let Some(inputs) = &section.names.inputs {
                text.push_str(&format!("\n[{key}.inputs]\n"));
                inputs.rows().for_each(|(row, is)| text.push_str(&plain_line(&row, is)));
            }
            for (kind, rows) in [("types", &section.names.types), ("files", &section.files)] {
                if !rows.is_empty() {
                    text.push_str(&format!("\n[{key}.{kind}]\n"));
                    rows.iter().for_each(|(key, value)| text.push_str(&plain_line(key, value)));
                }
            }
        }
        text
    }
}

fn plain_line(key: &str, value: &str) -> String {
    format!("{} = {}\n", toml_string(key), toml_string(value))
}

fn line(key: &str, kept: &Kept) -> String {
    let name = match &kept.module {
        Some(module) => path(module, &kept.name),
        None => kept.name.clone(),
    };
    let (key, name) = (toml_string(key), toml_string(&name));
    if kept.from.is_none() && kept.old.is_empty() && kept.moved.is_empty() {
        return format!("{key} = {name}\n");
    }
    let from = kept.from.as_deref().map(|from| format!(", from = {}", toml_string(from))).unwrap_or_default();
    let moved = kept.moved.iter().filter_map(|old| old.split_last()).map(|(name, module)| path(module, name));
    let old: Vec<String> = kept.old.iter().cloned().chain(moved).map(|old| toml_string(&old)).collect();
    let old = if old.is_empty() { String::new() } else { format!(", old = [{}]", old.join(", ")) };
    format!("{key} = {{ name = {name}{from}{old} }}\n")
}

/// `books::list`, `self::list`
fn path(module: &[String], name: &str) -> String {
    let module = if module.is_empty() { "self".to_owned() } else { module.join("::") };
    format!("{module}::{name}")
}

/// Returns the hash of a file's text, which tells whether the file was edited.
pub(crate) fn hash(text: &str) -> String {
    format!("{:016x}", fnv(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(text: &str) -> Result<LockFile, Diagnostic> {
        let source = Source::from_bytes("x.lock", "x.lock", text.into())?;
        Ok(LockFile { path: "x.lock".into(), key: "shop".into(), sections: parse(&source)? })
    }

    #[test]
    fn a_lock_is_sorted_and_read_back() {
        let text = format!(
            "{HEAD}\n[shop.functions]\n\"1-2\" = {{ name = \"books::list_get\", from = \"list\", old = [\"all\", \"a::b::all\", \"self::all\"] }}\n\
             \"A GET {{{{u}}}}/x\" = \"self::get\"\n\"B\" = \"plain\"\n\n[shop.modules]\n\"f\" = \"books\"\n\n\
             [shop.inputs]\n\"{{{{realm}}}}\" = \"client\"\n\"{{{{userId}}}}\" = \"call\"\n\"1-2 ? action\" = \"constant\"\n\n[shop.files]\n\"mod.rs\" = \"00\"\n"
        );
        let lock = lock(&text).expect("read");
        assert_eq!(lock.text(), text);
        assert_eq!(lock.names().functions["1-2"].old, ["all"]);
    }

    #[test]
    fn a_conflict_says_where_and_what_to_do() {
        let error = lock("[shop.files]\n<<<<<<< HEAD\n").expect_err("broken");
        assert_eq!(error.position, Some((2, 9)));
        assert!(error.help.is_some_and(|help| help.contains("merge conflict")));
        assert!(lock("[shop.functions]\na = 1\n").is_err_and(|error| error.message.contains("not a name")));
    }

    #[test]
    fn the_hash_never_changes() {
        assert_eq!(hash(""), "cbf29ce484222325");
        assert_eq!(hash("a"), "af63dc4c8601ec8c");
    }
}
