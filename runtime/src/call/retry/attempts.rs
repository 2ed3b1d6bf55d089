//! [`Attempts`]: the attempts of one call.

use std::time::{Duration, SystemTime};

use backon::{BackoffBuilder, ExponentialBackoff, ExponentialBuilder};
use http::Method;
use http::header::RETRY_AFTER;

use super::retry::Retry;
use crate::clock::Instant;
use crate::request::Headers;
use crate::response::Response;
use crate::template::Sources;
use crate::transport::TransportError;

/// The header of draft-ietf-httpapi-idempotency-key-header.
const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

/// The attempts of one call.
pub(crate) struct Attempts {
    retry: Retry,
    waits: ExponentialBackoff,
    deadline: Option<Instant>,
    /// `true` if the request may be executed twice.
    repeatable: bool,
    made: u32,
}

impl Attempts {
    /// Begins the attempts, and fills the idempotency key.
    pub(in crate::call) fn new(
        retry: &Retry,
        method: &Method,
        headers: &mut Headers,
        timeout: Option<Duration>,
        sources: &Sources,
    ) -> Self {
        let repeatable = retry.all_methods || method.is_idempotent() || has_key(retry, headers, sources);
        let waits = ExponentialBuilder::new()
            .with_jitter()
            .with_min_delay(retry.first_wait)
            .with_max_delay(retry.longest_wait)
            .with_max_times(usize::try_from(retry.attempts.saturating_sub(1)).unwrap_or(usize::MAX))
            .build();
        let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        Self { retry: retry.clone(), waits, deadline, repeatable, made: 0 }
    }

    /// Begins an attempt, and returns its time limit.
    pub(in crate::call) fn begin(&mut self) -> Option<Duration> {
        self.made += 1;
        let left = self.deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        self.retry.attempt_timeout.into_iter().chain(left).min()
    }

    /// Returns the number of times that the request was sent.
    pub(in crate::call) fn made(&self) -> u32 {
        self.made
    }

    /// Returns the wait before the request is sent again; `None` if it is not.
    pub(in crate::call) fn wait(
        &mut self,
        outcome: Result<&Response, &TransportError>,
        now: SystemTime,
    ) -> Option<Duration> {
        let (again, asked) = match outcome {
            Ok(response) if self.retry.statuses.contains(&response.status().as_u16()) => {
                (self.repeatable, retry_after(response, now))
            }
            Ok(response) => {
                if !response.status().is_server_error() {
                    self.retry.budget.refill();
                }
                return None;
            }
            // the next answer would be the same
            Err(error) if error.is_redirect() || error.is_limit() || error.is_body() => return None,
            Err(error) => (self.repeatable || error.is_connect(), None),
        };
        if !again {
            return None;
        }
        let planned = self.waits.next()?.min(self.retry.longest_wait);
        let wait = match asked {
            Some(asked) if asked > self.retry.longest_wait => return None,
            Some(asked) => asked,
            None => planned,
        };
        let in_time = self.deadline.is_none_or(|deadline| Instant::now() + wait < deadline);
        (in_time && self.retry.budget.take()).then_some(wait)
    }
}

/// Returns `true` if the request has an idempotency key now.
fn has_key(retry: &Retry, headers: &mut Headers, sources: &Sources) -> bool {
    let name = retry.key.unwrap_or(IDEMPOTENCY_KEY);
    match headers.get(name) {
        Some("") => headers.set(name, sources.uuid()),
        Some(_) => true,
        None if retry.key.is_some() => {
            headers.push(name, sources.uuid());
            true
        }
        None => false,
    }
}

/// Returns the wait for which the server asks.
fn retry_after(response: &Response, now: SystemTime) -> Option<Duration> {
    let value = response.headers().get(RETRY_AFTER)?.to_str().ok()?.trim();
    match value.parse() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => Some(httpdate::parse_http_date(value).ok()?.duration_since(now).unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_that_the_server_asks_for() {
        // 1994-11-06T08:49:30Z
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_770);
        for (value, seconds) in [
            ("7", Some(7)),
            (" 0 ", Some(0)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(7)),
            ("Sunday, 06-Nov-94 08:49:37 GMT", Some(7)),
            ("Sun Nov  6 08:49:37 1994", Some(7)),
            ("Sun, 06 Nov 1994 08:49:00 GMT", Some(0)),
            ("soon", None),
            ("-1", None),
            ("", None),
        ] {
            let response = Response::new(503, "").with_header("retry-after", value);
            assert_eq!(retry_after(&response, now), seconds.map(Duration::from_secs), "{value}");
        }
    }
}
