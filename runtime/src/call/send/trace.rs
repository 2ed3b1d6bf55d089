//! Spans and events of calls, with the names of OpenTelemetry's semantic conventions for HTTP clients.
//!
//! They contain no header, no body, no value of a query, and no text of an error, which may contain secrets.

use std::future::Future;
use std::pin::Pin;
#[cfg(feature = "retry")]
use std::time::Duration;

use tracing::field::{Empty, display};
use tracing::{Instrument, Span};

use crate::error::Fault;
use crate::request::Operation;
use crate::request::Request;
use crate::request::url::Target;
use crate::response::Response;
use crate::transport::{Arriving, TransportError};

/// The span of a call.
pub(super) fn span(operation: Operation) -> Span {
    // a query may contain values of the collection
    let url = operation.url();
    let template = url.split('?').next().unwrap_or_default();
    tracing::info_span!(
        "http_call",
        otel.name = format_args!("{} {template}", operation.method),
        otel.kind = "client",
        otel.status_code = Empty,
        http.request.method = Empty,
        url.template = template,
        url.scheme = Empty,
        server.address = Empty,
        server.port = Empty,
        http.request.resend_count = Empty,
        http.response.status_code = Empty,
        error.type = Empty,
    )
}

/// Runs a call in its span.
pub(super) async fn call<T>(
    span: &Span,
    send: Pin<&mut impl Future<Output = Result<(Arriving, T), Fault>>>,
) -> Result<(Arriving, T), Fault> {
    let result = send.instrument(span.clone()).await;
    match &result {
        Ok((arriving, _)) => {
            record_attempts(span, arriving.head.attempts());
            record_status(span, &arriving.head);
        }
        Err(fault) => {
            #[cfg(feature = "retry")]
            if let Fault::Attempts(_, attempts) = fault {
                record_attempts(span, *attempts);
            }
            span.record("error.type", kind(fault));
            span.record("otel.status_code", "ERROR");
        }
    }
    result
}

/// Records that a request is about to be sent.
pub(super) fn attempt(span: &Span, request: &Request) {
    if span.is_disabled() {
        return;
    }
    span.record("http.request.method", request.method.as_str());
    if let Ok(target) = Target::parse(&request.url) {
        span.record("url.scheme", target.scheme());
        span.record("server.address", target.host());
        span.record("server.port", target.port_number());
    }
}

/// Records that a request was sent.
pub(super) fn attempted(outcome: Result<&Response, &TransportError>) {
    match outcome {
        Ok(response) => tracing::debug!(http.response.status_code = response.status().as_u16(), "answered"),
        Err(error) => tracing::debug!(error.type = transport_kind(error), "not answered"),
    }
}

/// Records that a request will be sent again.
#[cfg(feature = "retry")]
pub(super) fn retried(attempts: u32, wait: Duration) {
    tracing::info!(http.request.resend_count = attempts, wait_ms = u64::try_from(wait.as_millis()).ok(), "retrying");
}

/// Records that variables were set from an answer.
pub(super) fn captured() {
    tracing::debug!("stored values of the answer in variables");
}

fn record_attempts(span: &Span, attempts: u32) {
    if attempts > 1 {
        span.record("http.request.resend_count", attempts - 1);
    }
}

fn record_status(span: &Span, response: &Response) {
    let status = response.status();
    span.record("http.response.status_code", status.as_u16());
    if !status.is_success() {
        span.record("error.type", display(status.as_u16()));
        span.record("otel.status_code", "ERROR");
    }
}

fn kind(fault: &Fault) -> &'static str {
    match fault {
        Fault::Unset(_) => "unset_variables",
        Fault::Invalid(_) => "invalid_request",
        Fault::Token(_) => "no_token",
        Fault::Transport(error) => transport_kind(error),
        #[cfg(feature = "retry")]
        Fault::Attempts(error, _) => transport_kind(error),
    }
}

fn transport_kind(error: &TransportError) -> &'static str {
    if error.is_timeout() {
        "timeout"
    } else if error.is_connect() {
        "connect"
    } else {
        "transport"
    }
}
