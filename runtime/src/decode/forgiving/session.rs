//! The place of a forgiving reading, and the values that it has mended so far.
//!
//! Both belong to the thread while it reads: a union becomes a `Value` first and a variant after, in code that has no
//! deserialiser to carry them.

use std::cell::RefCell;

use crate::decode::json_path;
use crate::decode::mismatch::{Mismatch, Mismatches};

thread_local! {
    static SESSION: RefCell<Option<Session>> = const { RefCell::new(None) };
}

#[derive(Default)]
struct Session {
    path: String,
    found: Mismatches,
}

/// A step from a value into it.
#[derive(Clone, Copy)]
pub(super) enum Step<'s> {
    Key(&'s str),
    Index(usize),
}

/// Reads forgivingly, and gives what was mended.
pub(super) fn run<T>(read: impl FnOnce() -> T) -> (T, Mismatches) {
    let outer = Outer(SESSION.replace(Some(Session::default())));
    let value = read();
    let found = SESSION.take().map(|session| session.found).unwrap_or_default();
    drop(outer);
    (value, found)
}

/// The session that another one interrupts, put back also after a panic.
struct Outer(Option<Session>);

impl Drop for Outer {
    fn drop(&mut self) {
        SESSION.set(self.0.take());
    }
}

/// Returns `true` if what does not fit is forgiven on this thread.
pub(super) fn is_on() -> bool {
    SESSION.with_borrow(Option::is_some)
}

/// Reads a value that is one step further.
pub(super) fn at<T>(step: Step<'_>, read: impl FnOnce() -> T) -> T {
    let length = with(|session| {
        let length = session.path.len();
        match step {
            Step::Key(key) => json_path::push_key(&mut session.path, key),
            Step::Index(index) => json_path::push_index(&mut session.path, index),
        }
        length
    });
    let value = read();
    with(|session| session.path.truncate(length.unwrap_or_default()));
    value
}

/// The JSON path of the value that is read; empty when nothing is forgiven.
pub(super) fn path() -> String {
    with(|session| session.path.clone()).unwrap_or_default()
}

/// The number of values that were mended so far.
pub(super) fn mended() -> usize {
    with(|session| session.found.total()).unwrap_or_default()
}

/// Forgets all but the first `mended`: the value that they belong to is itself left out.
pub(super) fn rewind(mended: usize) {
    with(|session| session.found.truncate(mended));
}

/// Records that the value that is read was mended.
pub(super) fn mend(message: String, lost: bool) {
    with(|session| session.found.push(Mismatch::new(session.path.clone(), message, lost)));
}

fn with<T>(change: impl FnOnce(&mut Session) -> T) -> Option<T> {
    SESSION.with_borrow_mut(|session| session.as_mut().map(change))
}
