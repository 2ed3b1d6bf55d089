//! The state of reading an answer forgivingly: the current place, and the corrections so far.
//!
//! Both are thread-local while it is read: a union is first a `Value` and then a variant, in code that has no
//! deserialiser to pass them.

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

/// Reads forgivingly, and returns the corrections.
pub(super) fn run<T>(read: impl FnOnce() -> T) -> (T, Mismatches) {
    let outer = Outer(SESSION.replace(Some(Session::default())));
    let value = read();
    let found = SESSION.take().map(|session| session.found).unwrap_or_default();
    drop(outer);
    (value, found)
}

/// The enclosing session, which is restored, even after a panic.
struct Outer(Option<Session>);

impl Drop for Outer {
    fn drop(&mut self) {
        SESSION.set(self.0.take());
    }
}

/// Returns `true` if this thread currently reads forgivingly.
pub(super) fn is_on() -> bool {
    SESSION.with_borrow(Option::is_some)
}

/// Reads a value one step further.
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

/// Returns the JSON path of the current value; empty outside of a session.
pub(super) fn path() -> String {
    with(|session| session.path.clone()).unwrap_or_default()
}

/// Returns the number of corrections so far.
pub(super) fn corrections() -> usize {
    with(|session| session.found.total()).unwrap_or_default()
}

/// Removes all but the first `corrections` corrections, because the value around the others is itself left out.
pub(super) fn rewind(corrections: usize) {
    with(|session| session.found.truncate(corrections));
}

/// Records a correction of the current value.
pub(super) fn record_correction(message: String, lost: bool) {
    with(|session| session.found.push(Mismatch::new(session.path.clone(), message, lost)));
}

fn with<T>(change: impl FnOnce(&mut Session) -> T) -> Option<T> {
    SESSION.with_borrow_mut(|session| session.as_mut().map(change))
}
