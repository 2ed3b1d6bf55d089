//! Tests of the courier collection: its scripts before a request and after its answer, and its grant of OAuth 2.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, UNIX_EPOCH};

use futures_util::StreamExt;
use generated::courier::depots::{get_depot_token, list_depots, renew_get_depot_token};
use generated::courier::feeds::{
    DumpParcelsAnswer, Event, StockOptions, dump_parcels, export_parcels, follow_parcels, stock,
};
use generated::courier::invoices::show_invoice;
use generated::courier::parcels::{capture_create_parcel, create_parcel, find_parcel};
use generated::courier::{Client, Failure, Variables};
use postman_client::http::HeaderValue;
use postman_client::{Request, Response, Text};

const CREATED: &str = r#"{"parcel": {"id": "p-7", "stops": [{"depot": {"code": "BER"}}, {"depot": null}]}}"#;
const LISTED: &str = r#"{"parcels": [{"id": "p-1", "state": "lost"}, {"id": "p-2", "state": "open", "weight": 1.5}]}"#;

/// A client with a clock that stands, that answers with this.
fn client(status: u16, body: &'static str) -> Client {
    let variables = Variables::default().account("acme").signing_key("k1");
    Client::builder(variables)
        .transport(move |_: Request| {
            Response::new(status, body).with_header("location", "/invoices/i-9").with_header("x-requests-left", "41")
        })
        .clock(|| UNIX_EPOCH + Duration::from_millis(1_709_211_909_070))
        .build()
}

#[tokio::test]
async fn presets_are_set_outermost_first_before_substitution() {
    let client = client(201, CREATED);
    let request = create_parcel(&client).request().expect("a request");
    assert_eq!(request.header("x-timestamp"), Some("1709211909"));
    // HMAC-SHA256 of `1709211909.acme` with the key `k1`
    let signature = "11ae44c41a6acaef66ac6ae80de8f10db582db473d80c3d1a4a825274ae58fac";
    assert_eq!(request.header("x-signature"), Some(signature));
    let key = request.header("idempotency-key").expect("a key").to_owned();
    assert_eq!(key.len(), 36);
    assert_eq!(request.header("x-trace"), Some(format!("parcel/{key}").as_str()), "one call gives one value");
    assert_eq!(client.variables().timestamp.get(), None, "looking at a request changes nothing");
    create_parcel(&client).await.expect("an answer");
    assert_eq!(client.variables().timestamp.get(), Some("1709211909"), "other requests see what was set");
    assert_ne!(client.variables().idempotency_key.get(), Some(key.as_str()), "a new one each time");
}

#[tokio::test]
async fn presets_can_be_turned_off() {
    let client = client(201, CREATED);
    let error = create_parcel(&client).without_presets().request().expect_err("nothing sets the variables");
    assert!(error.to_string().contains("idempotencyKey"), "{error}");
    let fixed = Variables::default().timestamp("5");
    let off = Client::builder(fixed).transport(|_: Request| Response::new(200, LISTED)).presets(false).build();
    assert_eq!(find_parcel(&off).request().expect("a request").header("x-timestamp"), Some("5"));
}

#[tokio::test]
async fn captures_read_type_status_and_headers() {
    let created = client(201, CREATED);
    let answer = create_parcel(&created).send().await.expect("an answer");
    let variables = created.variables();
    let captured = [&variables.parcel_id, &variables.depot, &variables.invoice_id, &variables.requests_left];
    assert_eq!(captured.map(|variable| variable.get()), [Some("p-7"), Some("BER"), Some("i-9"), Some("41")]);
    let mut own = Variables::default();
    capture_create_parcel(&mut own, &answer);
    assert_eq!(own.depot.get(), Some("BER"), "a capture can be called by hand");

    let other = client(200, CREATED);
    create_parcel(&other).await.expect("an answer");
    assert_eq!(other.variables().parcel_id.get(), None, "the script asks for 201");
    assert_eq!(other.variables().requests_left.get(), Some("41"));

    let off = client(201, CREATED);
    create_parcel(&off).without_captures().await.expect("an answer");
    assert_eq!(off.variables().requests_left.get(), None);
}

#[tokio::test]
async fn captures_read_what_has_no_type() {
    let listed = client(200, LISTED);
    find_parcel(&listed).await.expect("an answer");
    let variables = listed.variables();
    assert_eq!((variables.parcel_id.get(), variables.label.get()), (Some("p-2"), Some("p-2/1500 g")));

    let none = client(200, r#"{"parcels": []}"#);
    none.update(|variables| variables.parcel_id = "old".into());
    find_parcel(&none).await.expect("an answer");
    assert_eq!(none.variables().parcel_id.get(), None, "the script unsets it");
}

#[tokio::test]
async fn the_request_can_be_changed_before_it_is_sent() {
    let variables = Variables::default().account("acme").signing_key("k1");
    let client = Client::with_transport(variables, |request: Request| {
        Response::new(200, request.header("x-own").unwrap_or("none").to_owned())
    });
    let call = find_parcel(&client).prepare(|request| {
        request.headers.insert("x-own", HeaderValue::from_static("1"));
    });
    assert_eq!(call.request().expect("a request").header("x-own"), Some("1"));
    assert_eq!(call.await.expect("an answer").text(), "1");
}

#[tokio::test]
async fn a_grant_fetches_one_token_with_what_the_collection_adds_and_keeps_it() {
    let variables = Variables::default()
        .account("acme & co")
        .signing_key("k1")
        .invoice_id("i-9")
        .client_id("me")
        .client_secret("s3same")
        .x_api_key("k-2");
    let fetched = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&fetched);
    let answer = move |request: Request| {
        if request.target() == "/invoices/i-9" {
            let good = request.header("authorization") == Some("Bearer t-1");
            return Response::new(if good { 200 } else { 401 }, r#"{"total": "12.50"}"#);
        }
        count.fetch_add(1, SeqCst);
        assert_eq!(request.target(), "/oauth/token");
        assert_eq!(request.header("x-api-key"), Some("k-2"));
        let body =
            "grant_type=client_credentials&scope=invoices&client_id=me&client_secret=s3same&tenant=acme%20%26%20co";
        assert_eq!(request.text(), body);
        Response::new(200, r#"{"access_token": "t-1", "token_type": "Bearer"}"#)
    };
    let client = Client::builder(variables).transport(answer).build();
    // an id is an argument: the caller's own, or the one that an answer has set
    for id in [Text::from("i-9"), Text::variable("invoiceId")] {
        let invoice = show_invoice(&client, id).await.expect("an invoice");
        assert_eq!(invoice.total.as_deref(), Some("12.50"));
    }
    assert_eq!(fetched.load(SeqCst), 1);
}

#[tokio::test]
async fn a_token_that_a_script_fetches_is_fetched_and_renewed_by_the_client() {
    let variables =
        Variables::default().account("acme").signing_key("k1").client_id("me").client_secret("s3same").api_key("k-3");
    let logins = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&logins);
    let answer = move |request: Request| {
        if request.target() == "/depots" {
            // The first token is no longer good.
            let good = request.header("authorization") == Some("Bearer t-2");
            return Response::new(if good { 200 } else { 401 }, r#"[{"name": "Berlin"}]"#);
        }
        let number = count.fetch_add(1, SeqCst) + 1;
        assert_eq!((request.method.as_str(), request.target()), ("POST", "/depots/login"));
        assert_eq!(request.header("authorization"), Some("Basic bWU6czNzYW1l"));
        assert_eq!(request.header("x-timestamp"), None, "no script runs for what a script sends");
        assert_eq!(request.text(), "grant_type=client_credentials&api_key=k-3");
        Response::new(200, format!(r#"{{"access_token": "t-{number}", "expires_in": 60}}"#))
    };
    let client = Client::builder(variables).transport(answer).renew(renew_get_depot_token()).build();
    get_depot_token(&client).await.expect("a login by hand");
    assert_eq!(client.variables().depot_token.get(), Some("t-1"));
    for _ in 0..2 {
        let depots = list_depots(&client).await.expect("a renewal, then the depots");
        assert_eq!(depots[0].name.as_deref(), Some("Berlin"));
    }
    assert_eq!(logins.load(SeqCst), 2);
}

#[tokio::test]
async fn failures_of_two_kinds_are_one_type() {
    let missing = client(404, r#"{"error": {"code": "not_found", "more": 1}}"#);
    let error = find_parcel(&missing).await.expect_err("a failure");
    let Some(Failure::Object(failure)) = error.failure() else { panic!("{error:?}") };
    assert_eq!(failure.error.as_ref().and_then(|error| error.code.as_deref()), Some("not_found"));

    let limited = client(429, r#"[{"code": "limit"}, {"message": null}]"#);
    limited.update(|variables| variables.depot_token = "t".into());
    let error = list_depots(&limited).await.expect_err("a failure");
    let Some(Failure::List(failures)) = error.failure() else { panic!("{error:?}") };
    assert_eq!(failures.iter().map(|one| one.code.as_deref()).collect::<Vec<_>>(), [Some("limit"), None]);

    let odd = client(500, r#""down""#);
    let error = find_parcel(&odd).await.expect_err("a failure");
    assert!(matches!(error.failure(), Some(Failure::Other(value)) if value.as_str() == Some("down")), "{error:?}");
}

#[tokio::test]
async fn an_answer_in_lines_is_read_whole_or_while_it_arrives() {
    let client = client(200, "{\"row\": 1, \"city\": \"Oslo\"}\n\n{\"row\": \"2\"}\n");
    let answer = export_parcels(&client).send().await.expect("an answer");
    assert_eq!(answer.iter().map(|parcel| parcel.row).collect::<Vec<_>>(), [Some(1), Some(2)]);
    assert_eq!(answer.mismatches().iter().map(|mismatch| mismatch.path()).collect::<Vec<_>>(), ["[1].row"]);
    let lines = export_parcels(&client).typed_lines().await.expect("an answer").into_inner();
    let cities: Vec<_> = lines.map(|line| line.expect("a line").city).collect().await;
    assert_eq!(cities, [Some("Oslo".to_owned()), None]);
}

#[tokio::test]
async fn a_line_that_was_forgiven_is_told() {
    let told = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&told);
    let client = Client::builder(Variables::default())
        .transport(|_: Request| Response::new(200, "{\"row\": 1}\n{\"row\": \"2\"}\n"))
        .on_mismatch(move |_, mismatches| {
            seen.fetch_add(mismatches.total(), SeqCst);
        })
        .build();
    let lines = export_parcels(&client).typed_lines().await.expect("an answer").into_inner();
    assert_eq!((lines.count().await, told.load(SeqCst)), (2, 1));
}

#[tokio::test]
async fn an_id_in_a_header_is_passed_to_the_call() {
    let client = client(200, r#"{"parcels": 7}"#);
    let request = stock(&client, "d-1").request().expect("a request");
    assert_eq!((request.header("x-depot-id"), request.header("if-none-match")), (Some("d-1"), None));
    let request = stock(&client, "d-2").with(StockOptions::new().if_none_match("\"v7\"")).request().expect("a request");
    assert_eq!((request.header("x-depot-id"), request.header("if-none-match")), (Some("d-2"), Some("\"v7\"")));
}

#[tokio::test]
async fn lines_are_a_variant_by_status() {
    match dump_parcels(&client(200, "{\"line\": 1}\n{\"line\": 2}")).await.expect("an answer") {
        DumpParcelsAnswer::Success(lines) => assert_eq!(lines.len(), 2),
        other => panic!("{other:?}"),
    }
    let later = dump_parcels(&client(202, "{\"job\": \"j-1\"}")).await.expect("an answer");
    assert!(matches!(later, DumpParcelsAnswer::Accepted(_)), "{later:?}");
}

#[tokio::test]
async fn the_data_of_events_has_a_type() {
    let client = client(200, "event: moved\ndata: {\"seen\": \"Oslo\", \"late\": false}\n\ndata: [DONE]\n\n");
    let mut events = follow_parcels(&client).events().await.expect("an answer").into_inner();
    let event = events.next().await.expect("an event").expect("no error");
    assert_eq!(event.json::<Event>().expect("its data").seen.as_deref(), Some("Oslo"));
    assert_eq!(events.next().await.expect("an event").expect("no error").data, "[DONE]");
}
