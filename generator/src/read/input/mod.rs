//! The input of a collection: the text of one file, or a folder of YAML files (v3).

mod folder;
mod search;
pub mod workspace;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::format::yaml;
use crate::source::pointer::unescaped;
use crate::source::{Position, Source};

pub use folder::{Folder, RESOURCES, example_stem, is_yaml, join, request_stem};

/// One file, or a folder of them.
#[derive(Clone, Debug)]
pub enum Input {
    File(Source),
    Folder(Folder),
}

impl Input {
    /// Reads the file at the path, the folder of a collection, or the chosen collection of a workspace. The file of
    /// one request of v3 counts as a collection of that request.
    pub fn open(path: &Path, choice: Option<&str>) -> Result<Self, Diagnostic> {
        let shown = path.to_string_lossy();
        if ["http://", "https://"].iter().any(|scheme| shown.starts_with(scheme)) {
            let message = "this is a URL, not a file: nothing is downloaded".to_owned();
            return Err(Diagnostic::new(Code::UrlGiven, message)
                .in_file(&shown)
                .help("download the collection, and pass the file"));
        }
        if path.is_dir() {
            Folder::open(&search::root(path, choice)?).map(Self::Folder)
        } else if is_request(path) {
            Folder::of_request(path).map(Self::Folder)
        } else {
            Ok(Self::File(Source::open(path)?))
        }
    }

    /// The files that [`open`](Self::open) reads, sorted.
    pub fn files(path: &Path, choice: Option<&str>) -> Result<Vec<PathBuf>, Diagnostic> {
        let (root, files) = if path.is_dir() {
            let root = search::root(path, choice)?;
            let files = folder::files_below(&root)?;
            (root, files)
        } else if is_request(path) {
            let (root, files) = folder::files_of_request(path)?;
            (root.to_owned(), files)
        } else {
            return Ok(vec![path.to_owned()]);
        };
        let mut files: Vec<PathBuf> = files.iter().map(|file| root.join(file)).collect();
        files.sort();
        Ok(files)
    }

    /// The name of the file or folder, without its parents.
    pub fn name(&self) -> &str {
        match self {
            Self::File(source) => &source.name,
            Self::Folder(folder) => &folder.name,
        }
    }

    /// Its name in messages.
    pub fn shown(&self) -> String {
        match self {
            Self::File(source) => source.path.clone(),
            Self::Folder(folder) => folder.root.display().to_string(),
        }
    }

    /// Returns the paths that were read from the disk, where `file` is the path of the input: the folder comes before its files.
    pub fn paths(&self, file: &Path) -> Vec<PathBuf> {
        match self {
            Self::File(_) => vec![file.to_owned()],
            Self::Folder(folder) => folder.paths(),
        }
    }

    /// Gives each message that names an item the file, line and column of that item.
    pub fn locate(&self, diagnostics: &mut Diagnostics) {
        let pointers: BTreeSet<String> =
            diagnostics.unplaced().filter_map(|one| Some(one.place.as_ref()?.pointer.clone())).collect();
        let found = match self {
            Self::File(source) if !pointers.is_empty() => source.locate(pointers.iter().map(String::as_str)),
            _ => BTreeMap::new(),
        };
        for diagnostic in diagnostics.unplaced() {
            let pointer = diagnostic.place.as_ref().map(|place| place.pointer.as_str()).unwrap_or_default();
            let (file, position) = match self {
                Self::File(source) => (source.path.clone(), found.get(pointer).copied()),
                Self::Folder(folder) => in_folder(folder, pointer),
            };
            diagnostic.file = Some(file);
            diagnostic.position = position;
        }
    }

    /// The same for one message.
    pub fn located(&self, diagnostic: Diagnostic) -> Diagnostic {
        let mut one: Diagnostics = [diagnostic.clone()].into_iter().collect();
        self.locate(&mut one);
        one.into_iter().next().unwrap_or(diagnostic)
    }
}

fn is_request(path: &Path) -> bool {
    path.file_name().is_some_and(|name| folder::request_stem(&name.to_string_lossy()).is_some())
}

/// Returns the file, with line and column: the first tokens of the pointer are the names of folders and of the file.
fn in_folder(folder: &Folder, pointer: &str) -> (String, Option<Position>) {
    match folder.file_of(pointer) {
        Some((source, rest)) => (source.path.clone(), nearest(&source.text, &rest)),
        None => (folder.root.join(unescaped(pointer.trim_start_matches('/'))).display().to_string(), None),
    }
}

/// Returns the place of the value, or of the nearest value around it.
fn nearest(text: &str, mut pointer: &str) -> Option<Position> {
    loop {
        let found = yaml::locate(text, pointer);
        match pointer.rfind('/') {
            Some(end) if found.is_none() => pointer = &pointer[..end],
            _ => return found,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Place;

    #[test]
    fn a_url_is_named() {
        let error = Input::open(Path::new("https://example.com/a.json"), None).expect_err("refused");
        assert!(error.message.starts_with("this is a URL"), "{error}");
    }

    #[test]
    fn messages_are_located_by_their_pointer() {
        let place = || Place { names: vec!["Auth".into(), "Token".into()], pointer: "/item/0/item/1".into() };
        let text = "{\"item\": [\n  {\"item\": [1,\n    {}]}]}";
        let source = Source::from_bytes("a.json", "dir/a.json", text.into()).expect("UTF-8");
        let source = Input::File(source);
        let gone = Place { names: vec!["gone".into()], pointer: "/item/7".into() };
        let mut all: Diagnostics = [
            Diagnostic::new(Code::NoUrl, "one".into()).at(place()),
            Diagnostic::new(Code::RawUrl, "two".into()).at(gone),
            Diagnostic::new(Code::RawUrl, "three".into()),
        ]
        .into_iter()
        .collect();
        source.locate(&mut all);
        assert_eq!(
            all.to_string(),
            "warning[PC0120]: one\n  --> dir/a.json:3:5\n   = item: Auth/Token\n\
             note[PC0121]: two\n  --> dir/a.json\n   = item: gone\n\
             note[PC0121]: three\n"
        );
    }
}
