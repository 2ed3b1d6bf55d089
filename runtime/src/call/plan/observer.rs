//! [`Observer`]: records the shapes of answers, without their values.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use postman_observations::{Observations, Seen, day};

use crate::request::Operation;
use crate::response::Response;

/// Notes the shapes of answers, for the types of the next generated client: kinds, formats and counts of each place in their JSON, and no
/// value.
///
/// Give it to [`ClientBuilder::observe`](crate::ClientBuilder::observe), of several clients of one collection if you like: clones share their
/// notes. [`save`](Self::save) adds the notes to the file, and so does dropping the last clone; the clients hold clones, too. What is in the
/// file already stays.
///
/// ```
/// use postman_client::{Client, Observer, Response};
/// # use postman_client::Variables;
/// # #[derive(Clone, Default)] struct Shop;
/// # impl postman_client::codegen::Collection for Shop {}
/// # impl Variables for Shop {
/// #     fn get(&self, _: &str) -> Option<&str> { None }
/// #     fn set(&mut self, _: &str, _: &str) -> bool { false }
/// # }
/// # fn users(client: &Client<Shop>) -> postman_client::Call<Response> { client.get("https://shop.example/users").call() }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let file = std::env::temp_dir().join(format!("observer-{}.json", std::process::id()));
/// let observer = Observer::new(&file);
/// let client = Client::builder(Shop::default())
///     .observe(&observer)
///     .transport(|_| Response::new(200, r#"[{"id": 7, "mail": "ada@example.com"}]"#))
///     .build();
/// users(&client).await?;
/// observer.save()?;
/// let text = std::fs::read_to_string(&file)?;
/// assert!(text.contains(r#""$[].mail": {"text": 1}"#) && !text.contains("ada"));
/// # std::fs::remove_file(&file)?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Observer(Arc<Notes>);

struct Notes {
    file: PathBuf,
    unsaved: Mutex<Unsaved>,
}

#[derive(Default)]
struct Unsaved {
    observations: Observations,
    /// The item of the collection, if it is known, because other requests may have its method and URL.
    item: Option<&'static str>,
}

/// How long to wait for another process that writes the file.
const PATIENCE: Duration = Duration::from_secs(10);

impl Observer {
    /// Creates an observer for this file: `shop.observations.json` beside `shop.postman_collection.json`. The file is not touched before
    /// [`save`](Self::save).
    pub fn new(file: impl AsRef<Path>) -> Self {
        Self(Arc::new(Notes { file: file.as_ref().to_owned(), unsaved: Mutex::default() }))
    }

    /// Adds the notes since the last time to the file. The file is replaced as a whole, so that no reader sees a part of it, and several
    /// processes may save to one file.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or written, or is not a file of observations. The notes are then kept for the next time.
    pub fn save(&self) -> io::Result<()> {
        self.0.save()
    }

    /// Records an answer.
    pub(crate) fn see(&self, operation: Operation, response: &Response) {
        let mut unsaved = self.0.unsaved();
        let request = match unsaved.item {
            Some(item) => format!("{item} {operation}"),
            None => operation.to_string(),
        };
        let seen = Seen {
            status: response.status().as_u16(),
            content_type: response.header("Content-Type").unwrap_or_default(),
            body: response.bytes(),
            date: &day(SystemTime::now()),
        };
        // widened types are reported when the file is read
        unsaved.observations.add(&request, &seen);
    }

    /// Sets the item of the collection for the next requests.
    #[cfg(feature = "replay")]
    pub(crate) fn item(&self, item: &'static str) {
        self.0.unsaved().item = Some(item);
    }
}

impl Notes {
    fn unsaved(&self) -> MutexGuard<'_, Unsaved> {
        self.unsaved.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn save(&self) -> io::Result<()> {
        let mut unsaved = self.unsaved();
        if unsaved.observations.is_empty() {
            return Ok(());
        }
        let mut beside = self.file.clone().into_os_string();
        beside.push(".new");
        let beside = PathBuf::from(beside);
        let mut file = create(&beside)?;
        let written = self.with_those_before(&unsaved.observations).and_then(|all| {
            file.write_all(all.to_string().as_bytes())?;
            fs::rename(&beside, &self.file)
        });
        match written {
            Ok(()) => unsaved.observations = Observations::default(),
            Err(_) => _ = fs::remove_file(&beside),
        }
        written
    }

    fn with_those_before(&self, unsaved: &Observations) -> io::Result<Observations> {
        let mut all: Observations = match fs::read_to_string(&self.file) {
            Ok(text) => text.parse().map_err(|error| {
                io::Error::new(io::ErrorKind::InvalidData, format!("{}: {error}", self.file.display()))
            })?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Observations::default(),
            Err(error) => return Err(error),
        };
        all.merge(unsaved.clone());
        Ok(all)
    }
}

/// Creates the new file exclusively: another process that does the same at this time has to wait.
fn create(path: &Path) -> io::Result<fs::File> {
    let until = Instant::now() + PATIENCE;
    loop {
        match OpenOptions::new().write(true).create_new(true).open(path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && Instant::now() < until => {
                thread::sleep(Duration::from_millis(20));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let reason =
                    format!("{} is there: another process writes, or has failed to; delete it", path.display());
                return Err(io::Error::new(error.kind(), reason));
            }
            made => return made,
        }
    }
}

impl Drop for Notes {
    fn drop(&mut self) {
        if let Err(error) = self.save() {
            // there is no caller to whom the error could be returned
            let _ = writeln!(io::stderr(), "the observations of {} are lost: {error}", self.file.display());
        }
    }
}

impl From<&Observer> for Observer {
    fn from(observer: &Observer) -> Self {
        observer.clone()
    }
}

impl From<&str> for Observer {
    fn from(file: &str) -> Self {
        Self::new(file)
    }
}

impl From<PathBuf> for Observer {
    fn from(file: PathBuf) -> Self {
        Self::new(file)
    }
}

impl fmt::Debug for Observer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Observer").field("file", &self.0.file).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: Operation = Operation { method: "GET", base: "", template: "{{url}}/users" };

    fn observer(name: &str) -> (Observer, PathBuf) {
        let file = std::env::temp_dir().join(format!("postman-observer-{name}-{}.json", std::process::id()));
        let _ = fs::remove_file(&file);
        (Observer::new(&file), file)
    }

    fn saved(file: &Path) -> String {
        let text = fs::read_to_string(file).unwrap_or_default();
        let _ = fs::remove_file(file);
        text
    }

    #[test]
    fn what_was_saved_before_stays() -> io::Result<()> {
        let (observer, file) = observer("twice");
        observer.see(LIST, &Response::new(200, r#"{"name": "Ada Lovelace", "age": 36}"#));
        observer.save()?;
        observer.save()?;
        observer.see(LIST, &Response::new(200, r#"{"name": null, "age": 36.5}"#));
        observer.see(LIST, &Response::new(404, "no such page"));
        drop(observer);
        let text = saved(&file);
        assert!(text.contains("\"GET {{url}}/users\""), "{text}");
        assert!(text.contains(r#""$.name": {"null": 1, "text": 1}"#), "{text}");
        assert!(text.contains(r#""$.age": {"integer": 1, "float": 1}"#), "{text}");
        assert!(text.contains(r#""answers": {"text": 1}"#), "{text}");
        assert!(!text.contains("Ada") && !text.contains("36"), "{text}");
        Ok(())
    }

    #[test]
    fn a_file_that_is_none_is_left_as_it_is() -> io::Result<()> {
        let (observer, file) = observer("other");
        fs::write(&file, "notes of my own")?;
        observer.see(LIST, &Response::new(200, "{}"));
        let error = observer.save().err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.starts_with(&file.display().to_string()), "{error}");
        fs::remove_file(&file)?;
        // it was kept
        observer.save()?;
        assert!(saved(&file).contains(r#""$": {"object": 1}"#));
        Ok(())
    }

    #[test]
    fn clients_of_several_threads_note_into_one_file() {
        let (observer, file) = observer("threads");
        thread::scope(|scope| {
            for _ in 0..4 {
                let file = file.clone();
                scope.spawn(move || {
                    let own = Observer::new(file);
                    own.see(LIST, &Response::new(200, "{}"));
                });
            }
        });
        drop(observer);
        assert!(saved(&file).contains(r#""$": {"object": 4}"#));
    }
}
