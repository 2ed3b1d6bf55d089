//! Records the inputs and outputs of the last run, to detect a run with nothing to do.
//!
//! In: a generator, its output, and the record of the last run. Out: whether a new run would give the same result. A client is
//! a function of its inputs, the options and the generating program: if none of them has changed and the output is
//! unchanged, there is nothing to do. The record is for one machine, and not for a repository: it would conflict in every merge, and
//! whoever can edit a generated file could also edit its record.

mod contents;
mod record;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::emit::Files;
use crate::generator::Generator;
use crate::generator::generated::{self, Generated};
use crate::write;
use contents::{Checked, Contents, digest};
use record::{Record, Rows};

/// A run of a generator for one output, compared with the last one.
#[derive(Debug)]
pub struct Run {
    /// The path of the record.
    record: PathBuf,
    output: PathBuf,
    /// A digest of everything on which the client depends, except for the inputs.
    key: String,
    /// The inputs before they are used, so that the next run detects changes in between. `None` if they cannot be read.
    inputs: Option<Rows>,
    lock: Option<PathBuf>,
    unchanged: Option<Unchanged>,
}

/// The message of a run with nothing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unchanged {
    /// The files of the output, relative to its root.
    pub files: Vec<PathBuf>,
    /// The paths that were read, as in [`Generated::inputs`].
    pub inputs: Vec<PathBuf>,
    /// The messages that were kept with the last run, if any.
    pub messages: Option<String>,
}

/// A note of the inputs and outputs of a run.
#[derive(Debug)]
pub struct RunNote {
    path: PathBuf,
    lock: Option<PathBuf>,
    record: Record,
}

impl RunNote {
    /// Keeps the note for the next run. Call this when every client of the lock file is written; without it, the next run does the work again.
    pub fn keep(mut self) {
        let lock = self.lock.and_then(|lock| Some((lock.clone(), Contents::of(&lock)?)));
        self.record.inputs.extend(lock);
        self.record.write(&self.path);
    }
}

impl Run {
    /// Compares the inputs and the output with the last run. `record` is the path of the record for this output, which need not exist.
    pub fn begin(generator: &Generator, output: impl AsRef<Path>, record: impl Into<PathBuf>) -> Self {
        Self::of(&program(), generator, output.as_ref(), record.into())
    }

    fn of(program: &str, generator: &Generator, output: &Path, record: PathBuf) -> Self {
        let (key, lock) = (key(program, generator, output), generator.lock_read().map(Path::to_owned));
        let files = generator.files_read();
        let mut run = Self { record, output: output.to_owned(), key, inputs: None, lock, unchanged: None };
        if let Some(files) = files {
            let root = generated::root(generator.chosen_layout(), output);
            let last = run.last().and_then(|last| run.holds(last, &files, &root));
            run.inputs = match &last {
                Some(last) => last.inputs.get(..files.len()).map(<[_]>::to_vec),
                None => files.into_iter().map(|path| Contents::of(&path).map(|contents| (path, contents))).collect(),
            };
            run.unchanged = last.map(|last| Unchanged {
                files: last.outputs.into_iter().map(|(path, _)| path).collect(),
                inputs: last.watched,
                messages: last.messages,
            });
        }
        run
    }

    /// Returns the messages of the last run, if this run would write what is there already.
    pub fn unchanged(&self) -> Option<&Unchanged> {
        self.unchanged.as_ref()
    }

    /// Returns a note of the output that was generated, and of the messages.
    ///
    /// Returns `None` if the next run could not compare: the collection is in memory, or a path is not UTF-8.
    pub fn done(self, generated: &Generated, messages: Option<String>) -> Option<RunNote> {
        let (root, files) = generated.placed(&self.output);
        let written =
            |(path, text): (&PathBuf, &String)| Some((path.clone(), Contents::written(&root.join(path), text)?));
        let outputs = files.0.iter().map(written).collect::<Option<Rows>>()?;
        let record =
            Record { key: self.key, inputs: self.inputs?, outputs, watched: generated.inputs().to_vec(), messages };
        Some(RunNote { path: self.record, lock: self.lock, record })
    }

    fn last(&self) -> Option<Record> {
        Record::read(&self.record).filter(|last| last.key == self.key)
    }

    /// Returns the last run if the files that it read and wrote are unchanged and complete.
    fn holds(&self, mut last: Record, files: &[PathBuf], root: &Path) -> Option<Record> {
        let lock = self.lock.as_deref().filter(|lock| lock.exists());
        let read = files.iter().map(PathBuf::as_path).chain(lock);
        if !read.eq(last.inputs.iter().map(|(path, _)| path.as_path())) {
            return None;
        }
        let mut refreshed = false;
        let inputs = last.inputs.iter_mut().map(|(path, contents)| (path.clone(), contents));
        let outputs = last.outputs.iter_mut().map(|(path, contents)| (root.join(path), contents));
        for (path, contents) in inputs.chain(outputs) {
            match contents.check(&path) {
                Checked::Same => {}
                Checked::SameAfterReading(now) => {
                    *contents = now;
                    refreshed = true;
                }
                Checked::Other => return None,
            }
        }
        let names = Files(last.outputs.iter().map(|(path, _)| (path.clone(), String::new())).collect());
        if !write::surplus_files(&names, root).ok()?.is_empty() {
            return None;
        }
        if refreshed {
            last.write(&self.record);
        }
        Some(last)
    }
}

/// Returns a digest of everything that is not in files: the program, the options, and the paths.
fn key(program: &str, generator: &Generator, output: &Path) -> String {
    let folder = std::env::current_dir().unwrap_or_default();
    digest(format!("{program}\n{generator:?}\n{}\n{}", output.display(), folder.display()).as_bytes())
}

/// Identifies the generator by its version and its executable, because the version does not change during development.
fn program() -> String {
    let file = std::env::current_exe().and_then(|path| path.metadata());
    let file = file.map(|file| (file.len(), file.modified().unwrap_or(SystemTime::UNIX_EPOCH))).ok();
    format!("{} {file:?}", env!("CARGO_PKG_VERSION"))
}
