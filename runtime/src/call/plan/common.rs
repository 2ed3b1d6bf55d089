//! [`Common`]: what the requests of a collection have in common.

use crate::auth::Auth;

/// What each request of a collection has, unless its operation says otherwise: with an auth or a header of its own, or
/// [`without_header`](crate::codegen::RequestBuilder::without_header).
#[derive(Clone, Copy, Debug)]
pub struct Common {
    /// Authentication of requests.
    pub auth: Auth,
    /// Templates of headers, by name.
    pub headers: &'static [(&'static str, &'static str)],
}

impl Common {
    /// Nothing.
    pub const NONE: Self = Self { auth: Auth::none(), headers: &[] };
}
