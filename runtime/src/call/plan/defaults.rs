//! [`Defaults`]: the settings that a client adds to all of its requests.

use std::borrow::Cow;
use std::sync::Arc;

use crate::request::Operation;
use crate::request::url::Target;
use crate::request::{Invalid, Request};
use crate::response::Response;
use crate::template::Text;

/// A hook that changes a signed request.
pub(crate) type BeforeSend = Arc<dyn Fn(Operation, &mut Request) + Send + Sync>;

/// A hook that is called with an answer before it is read.
pub(crate) type OnAnswer = Arc<dyn Fn(Operation, &Response) + Send + Sync>;

/// Headers, base URL and hooks that a client adds to all of its requests.
#[derive(Default)]
pub(crate) struct Defaults {
    /// Headers for requests without a header of that name.
    pub(crate) headers: Vec<(Cow<'static, str>, Text)>,
    /// The scheme, host and port that replace those of requests, or the reason why it is not a URL.
    pub(crate) base_url: Option<Result<Target, Invalid>>,
    pub(crate) before_send: Vec<BeforeSend>,
    pub(crate) on_answer: Vec<OnAnswer>,
}

impl Defaults {
    /// Reads a base URL.
    pub(crate) fn set_base_url(&mut self, url: &str) {
        let refused = |reason: &str| Invalid::new(format!("the base URL of the client cannot be used: {reason}"));
        let parsed = match Target::parse(url) {
            Ok(_) if url.contains(['?', '#']) => Err(refused("it has a query or a fragment")),
            Ok(target) => Ok(target),
            Err(invalid) => Err(refused(&invalid.into_reason())),
        };
        self.base_url = Some(parsed);
    }

    /// Redirects a request to the base URL.
    pub(in crate::call) fn rebase(&self, target: Target) -> Result<Target, Invalid> {
        match &self.base_url {
            Some(Ok(base)) => Ok(target.at(base)),
            Some(Err(invalid)) => Err(invalid.clone()),
            None => Ok(target),
        }
    }

    pub(in crate::call) fn change(&self, operation: Operation, request: &mut Request) {
        self.before_send.iter().for_each(|change| change(operation, request));
    }

    pub(in crate::call) fn see(&self, operation: Operation, response: &Response) {
        self.on_answer.iter().for_each(|see| see(operation, response));
    }
}
