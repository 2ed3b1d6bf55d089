//! `postman-codegen.lock`: the names that callers use, by keys that a rename in Postman does not change, and hashes of the files that
//! were generated last.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic};
use crate::options::toml_string;
use crate::source::Source;

/// The name of the file, beside `postman-codegen.toml`.
pub const LOCK_FILE: &str = "postman-codegen.lock";

const HEAD: &str = "\
# The names and inputs of generated code, and what was generated: kept by postman-codegen, to be committed.
# A name in `old` is a deprecated alias: delete it there when nobody calls it.
";

/// File → hash of its text.
pub(crate) type FileHashes = BTreeMap<String, String>;

/// The name of a function or module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    pub name: String,
    /// The modules around a function; written before the name, `self` for the client's root.
    pub module: Option<Vec<String>>,
    /// The name that its title in Postman alone would give, if it is different.
    pub from: Option<String>,
    /// Former names.
    pub old: Vec<String>,
    /// Paths that a function had in other modules; they are written with `old`.
    pub moved: Vec<Vec<String>>,
}

impl Kept {
    /// Returns the paths that it has had, the latest first.
    pub(crate) fn paths(&self) -> Vec<Vec<String>> {
        let own = self.module.iter().map(|module| module.iter().chain([&self.name]).cloned().collect());
        own.chain(self.moved.iter().cloned()).collect()
    }
}

/// The names of one client, by id, or by path, method and URL of the request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct KeptNames {
    pub functions: BTreeMap<String, Kept>,
    pub modules: BTreeMap<String, Kept>,
    /// Names of types, by place: `books::get_book(200).items[]`.
    pub types: BTreeMap<String, String>,
    /// The guesses about inputs; `None` in a lock of an earlier version.
    pub inputs: Option<KeptInputs>,
}

/// The guesses about inputs, kept so that no addition to the collection changes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct KeptInputs {
    /// Variables of paths and queries, and whether each belongs to the client or is passed with each call.
    pub variables: BTreeMap<String, bool>,
    /// Parameters that distinguish requests with one method and path: the key of the request and the name.
    pub constants: BTreeSet<(String, String)>,
}

/// The words in the lock for a variable of the client, for one that callers pass, and for a parameter that is always sent.
const CLIENT: &str = "client";
const CALL: &str = "call";
const CONSTANT: &str = "constant";

impl KeptInputs {
    /// The rows of the guesses, by their subjects: `{{name}}`, or `request ? parameter`.
    fn rows(&self) -> impl Iterator<Item = (String, &'static str)> {
        let variables = self
            .variables
            .iter()
            .map(|(name, client)| (format!("{{{{{name}}}}}"), if *client { CLIENT } else { CALL }));
        let constants = self.constants.iter().map(|(request, name)| (format!("{request} ? {name}"), CONSTANT));
        variables.chain(constants)
    }

    fn insert(&mut self, row: &str, is: &str) -> Option<()> {
        if is == CONSTANT {
            let (request, name) = row.rsplit_once(" ? ")?;
            self.constants.insert((request.to_owned(), name.to_owned()));
        } else {
            let name = row.strip_prefix("{{")?.strip_suffix("}}")?;
            let client = [CALL, CLIENT].iter().position(|known| *known == is)? == 1;
            self.variables.insert(name.to_owned(), client);
        }
        Some(())
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Section {
    names: KeptNames,
    files: FileHashes,
}

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

/// FNV-1a, 64 bits: it has to notice an edit, not an attack, and to be the same for ever.
pub(crate) fn hash(text: &str) -> String {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{hash:016x}")
}

fn parse(source: &Source) -> Result<BTreeMap<String, Section>, Diagnostic> {
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
