//! `pm.request`: a pre-request script that changes the request itself.

use crate::script::eval::follower::Follower;
use crate::script::eval::symbol::Symbol;
use crate::script::values::truth::Truth;

const REQUEST: &str = "pm.request";

/// Methods of requests, and of their lists and URLs, that change them.
const CHANGING: [&str; 17] = [
    "add",
    "addHeader",
    "addQueryParams",
    "append",
    "assimilate",
    "clear",
    "insert",
    "insertAfter",
    "insertBefore",
    "populate",
    "prepend",
    "remove",
    "removeHeader",
    "removeQueryParams",
    "update",
    "upsert",
    "upsertHeader",
];

impl Follower<'_> {
    /// Reports a function that changes the request.
    pub(crate) fn call_of_request(&mut self, path: &str, line: usize) {
        let method = path.strip_prefix(REQUEST).and_then(|path| path.rsplit_once('.'));
        if method.is_some_and(|(_, method)| CHANGING.contains(&method)) {
            self.request_changed(path, line);
        }
    }

    /// Reports `pm.request.… = …`; the name of the property is there where it is one of `owner` itself.
    pub(crate) fn assigned_in_request(&mut self, owner: &str, name: Option<&str>, line: usize) {
        let in_request = match self.scopes.get(owner) {
            Some(Symbol::Global(path)) => path.starts_with(REQUEST),
            Some(_) => false,
            None => owner == "pm" && name.is_none_or(|name| name == "request"),
        };
        if in_request {
            self.request_changed(REQUEST, line);
        }
    }

    fn request_changed(&mut self, how: &str, line: usize) {
        // after the answer it changes nothing
        if self.runs_before && self.guard_from(0) != Truth::Never {
            self.report(line, format!("it changes the request (`{how}`)"));
        }
    }
}
