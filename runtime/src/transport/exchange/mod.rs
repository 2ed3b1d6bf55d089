//! From a request to its last answer: redirects, cookies and limits, over one service.

#[cfg(feature = "cookies")]
mod cookies;
#[cfg(not(feature = "cookies"))]
#[path = "no_cookies.rs"]
mod cookies;
mod redirect;
mod sender;

pub(crate) use self::cookies::Jar;
pub(crate) use self::sender::{Arriving, Limits, Sender};
