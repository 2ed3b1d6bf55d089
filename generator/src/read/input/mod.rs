//! What a collection is read from: the text of one file, or a folder of YAML files (v3).

mod folder;
mod search;
pub mod workspace;

use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};

use crate::read::format::yaml;
use crate::source::pointer::unescaped;
use crate::source::{Locator, Source};

pub use folder::{Folder, RESOURCES, example_stem, is_yaml, join, request_stem};

/// One file, or a folder of them.
#[derive(Clone, Debug)]
pub enum Input {
    File(Source),
    Folder(Folder),
}

impl Input {
    /// Reads what lies at the path: a file, the folder of a collection, or a workspace with the chosen collection in it. The file of
    /// one request of v3 counts as a collection of that request.
    pub fn open(path: &Path, choice: Option<&str>) -> Result<Self, Diagnostic> {
        let shown = path.to_string_lossy();
        if ["http://", "https://"].iter().any(|scheme| shown.starts_with(scheme)) {
            let message = "this is a URL, not a file: nothing is downloaded".to_owned();
            return Err(Diagnostic::new(Code::UrlGiven, message)
                .in_file(&shown)
                .help("download the collection, and give its file"));
        }
        if path.is_dir() {
            Folder::open(&search::root(path, choice)?).map(Self::Folder)
        } else if path.file_name().is_some_and(|name| folder::request_stem(&name.to_string_lossy()).is_some()) {
            Folder::of_request(path).map(Self::Folder)
        } else {
            Ok(Self::File(Source::open(path)?))
        }
    }

    /// The name of the file or folder, without its parents.
    pub fn name(&self) -> &str {
        match self {
            Self::File(source) => &source.name,
            Self::Folder(folder) => &folder.name,
        }
    }

    /// What messages call it.
    pub fn shown(&self) -> String {
        match self {
            Self::File(source) => source.path.clone(),
            Self::Folder(folder) => folder.root.display().to_string(),
        }
    }

    /// What was read from the disk, where the file has this path: the folder comes before its files.
    pub fn paths(&self, file: &Path) -> Vec<PathBuf> {
        match self {
            Self::File(_) => vec![file.to_owned()],
            Self::Folder(folder) => folder.paths(),
        }
    }

    /// Gives each message that names an item the file, line and column of that item.
    pub fn locate(&self, diagnostics: &mut Diagnostics) {
        let mut places = None;
        for diagnostic in diagnostics.unplaced() {
            places.get_or_insert_with(|| self.locator()).place(diagnostic);
        }
    }

    /// The same for one message.
    pub fn located(&self, mut diagnostic: Diagnostic) -> Diagnostic {
        if diagnostic.place.is_some() && diagnostic.position.is_none() {
            self.locator().place(&mut diagnostic);
        }
        diagnostic
    }

    /// Finds many places.
    pub fn locator(&self) -> Places<'_> {
        match self {
            Self::File(source) => Places::File { path: &source.path, locator: source.locator() },
            Self::Folder(folder) => Places::Folder(folder),
        }
    }
}

/// Finds the places of an input by JSON pointer. In a folder the first tokens of the pointer are the names of folders and of the file.
pub enum Places<'a> {
    File { path: &'a str, locator: Locator<'a> },
    Folder(&'a Folder),
}

impl Places<'_> {
    fn place(&mut self, diagnostic: &mut Diagnostic) {
        let pointer = diagnostic.place.as_ref().map(|place| place.pointer.as_str()).unwrap_or_default();
        let (file, position) = self.locate(pointer);
        diagnostic.file = Some(file);
        diagnostic.position = position;
    }

    /// The file, and line and column in it.
    pub fn locate(&mut self, pointer: &str) -> (String, Option<(usize, usize)>) {
        match self {
            Self::File { path, locator } => ((*path).to_owned(), locator.locate(pointer)),
            Self::Folder(folder) => match folder.file_of(pointer) {
                Some((source, rest)) => (source.path.clone(), nearest(&source.text, &rest)),
                None => (folder.root.join(unescaped(pointer.trim_start_matches('/'))).display().to_string(), None),
            },
        }
    }
}

/// The place of the value, or of what is around where it would be.
fn nearest(text: &str, mut pointer: &str) -> Option<(usize, usize)> {
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
