//! Names of files behind what is made of files: `images/a.png`.

use super::nouns::{noun, singular};
use crate::name::{self, WordList, is_verb, word_list};
use crate::url_path::Segment;

/// Folders whose files callers name.
static FOLDERS: WordList = word_list(
    "attachment audio avatar blob document file image img media object photo photograph pic picture recording thumbnail upload video",
);

/// What an API itself has, as a file.
static FIXED: WordList = word_list("all count example export index info list sample schema search summary template");

/// Formats of answers, which may be at the end of any path, and programs that answer.
static ANSWERS: WordList = word_list("atom csv html json rss txt xml yaml yml");
static PROGRAMS: WordList = word_list("ashx asmx asp aspx cfm cgi do jsp php pl py svc");

/// Returns the name of the value that a file is: `image name` of `image/a.png`.
pub(super) fn name_of_file(before: &[Segment<'_>], text: &str) -> Option<String> {
    let (stem, extension) = text.rsplit_once('.')?;
    let is_extension = (2..=5).contains(&extension.len())
        && extension.starts_with(|c: char| c.is_ascii_alphabetic())
        && extension.bytes().all(|b| b.is_ascii_alphanumeric());
    let words = name::words(stem);
    let is_fixed = words.iter().all(|word| FIXED.has(word) || is_verb(word));
    let is_named = || stem.contains(|c: char| c.is_ascii_digit() || c.is_uppercase() || c == ' ');
    if !is_extension || is_fixed || PROGRAMS.has(extension) || ANSWERS.has(extension) && !is_named() {
        return None;
    }
    let is_folder = |folder: &String| folder.split(' ').next_back().is_some_and(|last| FOLDERS.has(last));
    match noun(before).map(singular).filter(is_folder) {
        Some(folder) => Some(format!("{folder} name")),
        // `uploads/products/a.png`
        None => before.iter().map(|one| singular(one.text)).any(|one| is_folder(&one)).then(|| "file name".to_owned()),
    }
}
