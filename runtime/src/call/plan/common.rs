//! [`Common`]: what the requests of a collection have in common.

use crate::auth::Auth;

/// The auth and headers of each request of a collection, unless its operation has its own or goes without:
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
