//! Parts that (nearly) all requests share: they are declared once, and again only by requests that differ.

mod auth;
mod base;
mod headers;

use super::decision::Common;
use super::request::Request;
use crate::read::model::Auth;

/// Finds the common parts, and takes them out of the requests that have them. `own` is the auth that the collection declares.
pub(super) fn take(requests: &mut [Request<'_>], own: Option<&Auth>) -> Common {
    Common { auth: auth::take(requests, own), headers: headers::take(requests), base: base::take(requests) }
}
