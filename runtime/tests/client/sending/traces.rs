//! Spans and events of calls.

use std::fmt::{Debug, Write};
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use postman_client::codegen::Auth;
use postman_client::{Client, HttpBody, HttpService, Request, Response, TransportError, http};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing::{Dispatch, Event, Metadata, Subscriber};

use crate::shop::{Plain, Variables, refresh};

/// Writes everything down.
#[derive(Clone, Default)]
struct Notes {
    text: Arc<Mutex<String>>,
    spans: Arc<AtomicU64>,
}

struct Fields<'n>(&'n mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = writeln!(self.0, "{field}={value:?}");
    }
}

impl Notes {
    /// Those of the calls on this thread, until the guard is dropped.
    fn of_this_thread() -> (Self, DefaultGuard) {
        // With one subscriber alone, tracing asks the thread that first comes upon an event whether it is wanted, and keeps its answer
        // for all threads: those of other tests have no subscriber and say no. With two it asks both.
        static OTHER: OnceLock<Dispatch> = OnceLock::new();
        OTHER.get_or_init(|| Dispatch::new(Self::default()));
        let notes = Self::default();
        (notes.clone(), tracing::subscriber::set_default(notes))
    }

    fn note(&self, write: impl FnOnce(&mut Fields<'_>)) {
        write(&mut Fields(&mut self.text.lock().unwrap_or_else(PoisonError::into_inner)));
    }

    fn text(&self) -> String {
        self.text.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Subscriber for Notes {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("postman_client")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.note(|fields| span.record(fields));
        Id::from_u64(self.spans.fetch_add(1, SeqCst) + 1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        self.note(|fields| values.record(fields));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.note(|fields| event.record(fields));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn a_span_has_the_names_of_open_telemetry_and_no_secret() {
    let (notes, _guard) = Notes::of_this_thread();
    let variables = Variables { url: "https://h:8443".into(), token: "hunter2".into(), ..Variables::default() };
    let client = Client::with_transport(variables, |_: Request| {
        Response::new(418, "hunter2 s3cret").with_header("x-token", "s3cret")
    });
    let call: Plain = client
        .post("{{url}}/orders/:id?fixed=s3cret")
        .path("id", "s3cret")
        .text("text/plain", "s3cret")
        .header("X-Own", "s3cret")
        .auth(Auth::basic("s3cret", "{{token}}"))
        .call();
    assert!(call.query("q", "s3cret").await.is_err());
    let text = notes.text();
    for line in [
        "otel.name=POST {{url}}/orders/:id",
        "otel.kind=\"client\"",
        "otel.status_code=\"ERROR\"",
        "http.request.method=\"POST\"",
        "url.template=\"{{url}}/orders/:id\"",
        "url.scheme=\"https\"",
        "server.address=\"h\"",
        "server.port=8443",
        "http.response.status_code=418",
        "error.type=418",
        "message=answered",
    ] {
        assert!(text.lines().any(|other| other == line), "{line}\n{text}");
    }
    assert!(!text.contains("s3cret") && !text.contains("hunter2"), "{text}");
}

#[tokio::test]
async fn events_tell_what_happens() {
    let (notes, _guard) = Notes::of_this_thread();
    let client =
        Client::with_transport(Variables::default(), |_: Request| Response::new(200, r#"{"access_token": "s3cret"}"#));
    assert!(refresh(&client).await.is_ok());
    assert!(notes.text().contains("message=stored values of the answer in variables"), "{}", notes.text());
    assert!(!notes.text().contains("error.type") && !notes.text().contains("s3cret"), "{}", notes.text());

    let call: Plain = client.get("{{unset}}").call();
    assert!(call.await.is_err());
    assert!(notes.text().contains("error.type=\"unset_variables\""), "{}", notes.text());
}

#[cfg(feature = "renewal")]
#[tokio::test]
async fn a_renewal_is_told_by_the_name_of_its_variable() {
    let (notes, _guard) = Notes::of_this_thread();
    let client = Client::builder(Variables::default())
        .transport(|_: Request| Response::new(200, r#"{"access_token": "s3cret"}"#))
        .renew(postman_client::Renewal::new("token", refresh))
        .build();
    let call: Plain = client.get("{{url}}/limits").auth(Auth::bearer("{{token}}")).call();
    assert!(call.await.is_ok());
    let text = notes.text();
    assert!(text.contains("message=renewed") && text.contains("variable=\"token\""), "{text}");
    assert!(!text.contains("s3cret"), "{text}");
}

#[cfg(feature = "retry")]
#[tokio::test]
async fn attempts_are_counted() {
    use std::time::Duration;

    use postman_client::{Retry, Transport};

    struct Refuses;

    impl Transport for Refuses {
        fn into_service(self) -> HttpService {
            HttpService::new(tower::service_fn(|_: http::Request<HttpBody>| async {
                Err::<http::Response<HttpBody>, _>(TransportError::connect("s3cret"))
            }))
        }
    }

    let (notes, _guard) = Notes::of_this_thread();
    let retry = Retry::standard().backoff(Duration::ZERO, Duration::ZERO);
    let client = Client::builder(Variables::default()).transport(Refuses).retry(retry).build();
    let call: Plain = client.get("{{url}}").call();
    assert!(call.await.is_err());
    let text = notes.text();
    assert_eq!(text.lines().filter(|line| *line == "message=retrying").count(), 2, "{text}");
    assert_eq!(text.lines().filter(|line| *line == "message=not answered").count(), 3, "{text}");
    assert!(text.contains("http.request.resend_count=2") && text.contains("error.type=\"connect\""), "{text}");
    assert!(!text.contains("s3cret"), "{text}");
}
