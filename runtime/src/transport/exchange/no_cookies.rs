//! The replacement for the cookie jar without the feature `cookies`.

use http::HeaderMap;

use crate::request::Request;
use crate::response::Response;

/// A jar that keeps nothing.
#[derive(Clone, Default)]
pub(crate) struct Jar;

impl Jar {
    pub(crate) fn fork(&self) -> Self {
        Self
    }

    pub(in crate::transport) fn attach(&self, _: &Request, _: &mut HeaderMap) {}

    pub(in crate::transport) fn store(&self, _: &Request, _: &Response) {}
}
