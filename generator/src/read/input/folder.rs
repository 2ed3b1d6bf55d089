//! A folder of v3 in memory: only the files that a collection consists of.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::pointer::unescaped;
use crate::source::{Source, check_path};

/// The folder with a folder's definition and the examples of its requests.
pub const RESOURCES: &str = ".resources";
const EXTENSIONS: [&str; 2] = [".yaml", ".yml"];
/// The largest number of folders and files that are visited: more is not a collection but somebody's whole disk.
const ENTRIES: usize = 100_000;
/// The deepest nesting of folders, `.resources` included.
const MAX_DEPTH: usize = 80;

#[derive(Clone, Debug)]
pub struct Folder {
    /// The folder's name, without its parents.
    pub name: String,
    pub root: PathBuf,
    /// The files, by their paths below the root, with `/` between the names.
    files: BTreeMap<String, Source>,
    /// `true` if only the file of one request is read.
    alone: bool,
}

/// Returns the name of a request's file without its extension.
pub fn request_stem(name: &str) -> Option<&str> {
    stem(name, ".request")
}

/// Returns the name of an example's file without its extension.
pub fn example_stem(name: &str) -> Option<&str> {
    stem(name, ".example")
}

fn stem<'a>(name: &'a str, kind: &str) -> Option<&'a str> {
    EXTENSIONS.iter().find_map(|extension| name.strip_suffix(extension)?.strip_suffix(kind))
}

/// Returns `true` if the path has an extension of YAML.
pub fn is_yaml(path: &str) -> bool {
    EXTENSIONS.iter().any(|extension| path.ends_with(extension))
}

fn is_definition(name: &str) -> bool {
    matches!(name, "definition.yaml" | "definition.yml")
}

impl Folder {
    /// Reads the files of a collection below `root`.
    pub fn open(root: &Path) -> Result<Self, Diagnostic> {
        Self::with_files(shown_name(root), root, files_below(root)?, false)
    }

    /// Reads the file of one request and its examples.
    pub fn of_request(file: &Path) -> Result<Self, Diagnostic> {
        let (root, files) = files_of_request(file)?;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self::with_files(name, root, files, true)
    }

    fn with_files(name: String, root: &Path, files: Vec<String>, alone: bool) -> Result<Self, Diagnostic> {
        let mut folder = Self { name, root: root.to_owned(), files: BTreeMap::new(), alone };
        for relative in files {
            let source = Source::open(&root.join(&relative))?;
            folder.files.insert(relative, source);
        }
        Ok(folder)
    }

    #[cfg(test)]
    pub fn of_bytes<'a>(files: impl Iterator<Item = (&'a str, Vec<u8>)>) -> Result<Self, Diagnostic> {
        let mut folder = Self { name: "folder".into(), root: "folder".into(), files: BTreeMap::new(), alone: false };
        for (path, bytes) in files {
            folder.files.insert(path.to_owned(), Source::from_bytes(path, path, bytes)?);
        }
        Ok(folder)
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Returns `true` if one request was given by its file.
    pub fn is_one_request(&self) -> bool {
        self.alone
    }

    /// The file at this path below the root.
    pub fn file(&self, relative: &str) -> Option<&Source> {
        self.files.get(relative)
    }

    /// The definition of the folder at this path.
    pub fn definition(&self, folder: &str) -> Option<(String, &Source)> {
        EXTENSIONS.iter().find_map(|extension| {
            let relative = join(folder, &format!("{RESOURCES}/definition{extension}"));
            self.files.get(&relative).map(|source| (relative, source))
        })
    }

    /// The names of the files that lie directly in the folder.
    pub fn files_in(&self, folder: &str) -> impl Iterator<Item = &str> {
        self.names_below(folder).filter(|rest| !rest.contains('/'))
    }

    /// The names of the folders directly in the folder, without those that hold no file of a collection.
    pub fn folders_in(&self, folder: &str) -> Vec<&str> {
        let names = self.names_below(folder).filter_map(|rest| rest.split_once('/').map(|(name, _)| name));
        let mut names: Vec<&str> = names.filter(|name| *name != RESOURCES).collect();
        // the keys are sorted as whole paths, which may put one folder between the files of another
        names.sort_unstable();
        names.dedup();
        names
    }

    fn names_below(&self, folder: &str) -> impl Iterator<Item = &str> {
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let start = prefix.clone();
        self.files
            .range(start..)
            .take_while({
                let prefix = prefix.clone();
                move |(path, _)| path.starts_with(&prefix)
            })
            .filter_map(move |(path, _)| path.get(prefix.len()..))
    }

    /// The folder itself, so that new files count, and every file.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        let files = self.files.keys().map(|relative| self.root.join(relative));
        if self.alone { files.collect() } else { std::iter::once(self.root.clone()).chain(files).collect() }
    }

    /// The file that the pointer leads into, and the pointer inside of it; a folder stands for its definition.
    pub(super) fn file_of(&self, pointer: &str) -> Option<(&Source, String)> {
        let mut relative = String::new();
        let mut rest = pointer;
        while let Some(after) = rest.strip_prefix('/') {
            let (token, left) = after.split_at(after.find('/').unwrap_or(after.len()));
            let inner = join(&relative, &unescaped(token));
            if let Some(source) = self.files.get(&inner) {
                return Some((source, left.to_owned()));
            }
            if self.names_below(&inner).next().is_none() {
                break;
            }
            (relative, rest) = (inner, left);
        }
        self.definition(&relative).map(|(_, source)| (source, rest.to_owned()))
    }
}

/// The files that [`Folder::open`] reads, by their paths below the root.
pub(super) fn files_below(root: &Path) -> Result<Vec<String>, Diagnostic> {
    check_path(root)?;
    let mut found = Vec::new();
    walk(root, "", 0, &mut { ENTRIES }, &mut found)?;
    Ok(found)
}

/// The folder of the file of a request, and the files that [`Folder::of_request`] reads in it.
pub(super) fn files_of_request(file: &Path) -> Result<(&Path, Vec<String>), Diagnostic> {
    let root = file.parent().unwrap_or(Path::new(""));
    let mut found = vec![file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()];
    if root.join(RESOURCES).is_dir() {
        walk(root, RESOURCES, 0, &mut { ENTRIES }, &mut found)?;
    }
    Ok((root, found))
}

/// Folders that start with a dot belong to other tools, and links to folders may form a cycle.
fn walk(root: &Path, below: &str, depth: usize, left: &mut usize, found: &mut Vec<String>) -> Result<(), Diagnostic> {
    let path = root.join(below);
    if depth > MAX_DEPTH {
        let message = format!("folders are nested deeper than {MAX_DEPTH} levels");
        return Err(Diagnostic::new(Code::NotACollectionFolder, message)
            .in_file(&path.display().to_string())
            .help("pass the folder of one collection"));
    }
    let entries = fs::read_dir(&path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    for entry in entries.map_err(|error| unreadable(&path, &error))? {
        *left = left.checked_sub(1).ok_or_else(|| {
            Diagnostic::new(
                Code::NotACollectionFolder,
                format!("there are more than {ENTRIES} files and folders below it"),
            )
            .in_file(&root.display().to_string())
            .help("pass the folder of one collection")
        })?;
        let Ok(name) = entry.file_name().into_string() else {
            let lossy = entry.file_name().to_string_lossy().into_owned();
            if belongs(&lossy, below.split('/').any(|part| part == RESOURCES)) {
                return Err(Diagnostic::new(Code::Unreadable, "the name of the file is not UTF-8".to_owned())
                    .in_file(&path.join(lossy).display().to_string())
                    .help("rename the file"));
            }
            continue;
        };
        let relative = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        let inside_resources = below.split('/').any(|part| part == RESOURCES);
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && (!name.starts_with('.') || name == RESOURCES) {
            walk(root, &relative, depth + 1, left, found)?;
        } else if !is_folder && belongs(&name, inside_resources) {
            // reading a pipe would wait forever
            if fs::metadata(entry.path()).is_ok_and(|target| !target.is_file()) {
                return Err(Diagnostic::new(Code::Unreadable, "this is not a file".to_owned())
                    .in_file(&entry.path().display().to_string())
                    .help("remove it, or replace it with a file"));
            }
            found.push(relative);
        }
    }
    Ok(())
}

/// A path below the root.
pub fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

fn belongs(name: &str, inside_resources: bool) -> bool {
    if inside_resources { is_definition(name) || example_stem(name).is_some() } else { request_stem(name).is_some() }
}

/// The name of a folder, also of `.` and `..`.
pub(super) fn name_of(path: &Path) -> String {
    let own = path.file_name().map(ToOwned::to_owned);
    let name = own.or_else(|| fs::canonicalize(path).ok()?.file_name().map(ToOwned::to_owned)).unwrap_or_default();
    // it is written into a comment of the generated code
    name.to_string_lossy().chars().filter(|c| !c.is_control()).take(200).collect()
}

/// A collection that lies directly in `postman/collections` is named after the workspace.
fn shown_name(root: &Path) -> String {
    let full = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let mut around = full.ancestors().skip(1);
    match (around.next(), around.next()) {
        (Some(postman), Some(workspace)) if full.ends_with("postman/collections") && postman.ends_with("postman") => {
            name_of(workspace)
        }
        _ => name_of(root),
    }
}

pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(Code::Unreadable, format!("cannot read the folder: {error}")).in_file(&path.display().to_string())
}

/// Returns `true` if a folder has requests of its own, or declares itself a collection.
pub(super) fn is_root(path: &Path) -> bool {
    let mut names = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.file_name());
    definition_of(path).is_some() || names.any(|name| request_stem(&name.to_string_lossy()).is_some())
}

/// The definition of the folder on the disk.
pub(super) fn definition_of(path: &Path) -> Option<PathBuf> {
    let files = EXTENSIONS.map(|end| path.join(format!("{RESOURCES}/definition{end}")));
    files.into_iter().find(|file| file.is_file())
}
