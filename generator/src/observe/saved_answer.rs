//! Answers saved as files, one each: `list-books.json`, `books/list-books.404.json`.

use std::path::Path;

use super::exchange::Exchange;
use crate::diagnostic::{Code, Diagnostic, suggest};
use crate::name;
use crate::resolve::model::Operation;

/// Returns the request of an answer by the name of its file, and the status in the name.
///
/// # Errors
///
/// Returns an error if no request, or more than one, has the name of the file.
pub fn request<'a>(path: &Path, operations: &[&'a Operation]) -> Result<(&'a Operation, Option<u16>), Diagnostic> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
    let is_status = |end: &&str| end.len() == 3 && end.parse::<u16>().is_ok_and(|status| (100..600).contains(&status));
    let (stem, status) = match stem.rsplit_once('.').filter(|(_, end)| is_status(end)) {
        Some((stem, status)) => (stem, status.parse().ok()),
        None => (stem, None),
    };
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    let wanted = name::words(stem);
    let with_folder = name::words(&format!("{folder} {stem}"));
    let named: Vec<&&Operation> = operations.iter().filter(|one| name::words(&one.name) == wanted).collect();
    let in_folder: Vec<&&Operation> =
        operations.iter().filter(|one| name::words(&last_two(one)) == with_folder).collect();
    match (named.as_slice(), in_folder.as_slice()) {
        ([one], _) | (_, [one]) => Ok((one, status)),
        ([], _) => {
            let error =
                Diagnostic::new(Code::InvalidRecording, format!("no request has the name of the file, `{stem}`"));
            let error = suggest::suggest(error, stem, operations.iter().map(|one| one.name.as_str()));
            Err(named_file(error, path))
        }
        _ => Err(named_file(
            Diagnostic::new(Code::InvalidRecording, format!("several requests have the name of the file, `{stem}`")),
            path,
        )),
    }
}

fn last_two(operation: &Operation) -> String {
    let names = &operation.place.names;
    names[names.len().saturating_sub(2)..].join(" ")
}

fn named_file(error: Diagnostic, path: &Path) -> Diagnostic {
    let error = error.in_file(&path.to_string_lossy());
    match error.help {
        Some(_) => error,
        None => error
            .help("name the request with `--request Folder/Name`, and the status with `--status 404` if it is not 200"),
    }
}

/// Returns an answer made of its body.
pub fn exchange(body: Vec<u8>, path: &Path, status: u16, date: &str) -> Exchange {
    let content_type = match path.extension().and_then(|end| end.to_str()) {
        Some("json") => "application/json",
        Some("html" | "htm") => "text/html",
        Some("xml") => "application/xml",
        _ => "",
    };
    Exchange { status, content_type: content_type.to_owned(), body, date: date.to_owned(), ..Exchange::default() }
}
