//! [`Common`]: the common parts of a collection's requests.

use crate::auth::Auth;
use crate::template::Sources;

/// The base, auth, headers and preset of each request of a collection, whose variables are `V`, unless its operation has its own or goes without:
/// [`without_header`](crate::codegen::RequestBuilder::without_header),
/// [`without_presets`](crate::codegen::RequestBuilder::without_presets).
#[derive(Debug)]
pub struct Common<V> {
    /// The template before URLs that begin with `/`.
    pub base: &'static str,
    /// Authentication of requests.
    pub auth: Auth,
    /// Templates of headers, by name.
    pub headers: &'static [(&'static str, &'static str)],
    /// Sets variables before any other preset does.
    pub preset: Option<fn(&mut V, &Sources)>,
}

impl<V> Common<V> {
    /// Nothing.
    pub const NONE: Self = Self { base: "", auth: Auth::none(), headers: &[], preset: None };
}
