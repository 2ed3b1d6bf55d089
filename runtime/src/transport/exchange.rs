//! From a request to its last answer: cookies and redirects, around any [`Transport`].

use std::time::Instant;

use super::cookies::Jar;
use super::redirect;
use crate::answer::Response;
use crate::request::Request;
use crate::transport::{Transport, TransportError};

/// Sends a request, and then those that its answers redirect to. The time limit is for all of them
/// together.
pub(crate) async fn exchange(
    transport: &dyn Transport,
    jar: &Jar,
    request: Request,
) -> Result<Response, TransportError> {
    let deadline = request.timeout.and_then(|timeout| Instant::now().checked_add(timeout));
    let most = request.behavior.max_redirects;
    let mut next = request;
    let mut redirects = 0;
    loop {
        next.timeout = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        let sent = next.clone();
        jar.attach(&mut next);
        let response = transport.send(next).await?;
        jar.store(&sent, &response);
        match redirect::next(&sent, &response)? {
            None => return Ok(response),
            Some(_) if redirects == most => {
                return Err(TransportError::new(format!("more than {most} redirects")));
            }
            Some(request) => next = request,
        }
        redirects += 1;
    }
}
