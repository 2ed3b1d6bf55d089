//! Tests of your own code through the whole network stack: a mock server of wiremock stands where the API would.

use std::time::Duration;

use generated::bookshop::books::{BookBody, CreateBookAnswer, PriceBody};
use generated::bookshop::{Client, Error, Variables, books};
use postman_client::Retry;
use wiremock::matchers::{body_partial_json, header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

/// The code under test: adds a book unless it is there.
async fn add(client: &Client, id: &str, title: &str) -> Result<String, Error> {
    match books::get_book(client, id).await {
        Err(error) if error.status().is_some_and(|status| status == 404) => {}
        known => return Ok(known?.title.unwrap_or_default()),
    }
    match books::create_book(client, BookBody::new(title, PriceBody::new(9.5, "EUR"), [], "main")).await? {
        CreateBookAnswer::Created(book) => Ok(book.title.unwrap_or_default()),
        _ => Ok("queued".to_owned()),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let server = MockServer::start().await;
    // `base_url` takes the place of scheme, host and port; the path is the collection's
    let one = || Mock::given(method("GET")).and(path("/v2/books/b-9")).and(header("authorization", "Bearer t1"));
    let busy = ResponseTemplate::new(503).insert_header("retry-after", "0");
    one().respond_with(busy).up_to_n_times(1).expect(1).mount(&server).await;
    one().respond_with(ResponseTemplate::new(404)).expect(1).mount(&server).await;
    let book = serde_json::json!({ "id": "b-9", "title": "Emma" });
    Mock::given(method("POST"))
        .and(path("/v2/books"))
        .and(body_partial_json(serde_json::json!({ "title": "Emma" })))
        .respond_with(ResponseTemplate::new(201).set_body_json(book))
        .expect(1)
        .mount(&server)
        .await;

    let client = Client::builder(Variables::default().token("t1"))
        .base_url(server.uri())
        .retry(Retry::standard().backoff(Duration::from_millis(1), Duration::from_secs(1)))
        .build();
    assert_eq!(add(&client, "b-9", "Emma").await?, "Emma");
    // each mock checks that it was called as often as it expects
    server.verify().await;
    Ok(())
}

#[test]
fn it_runs() -> Result<(), Error> {
    main()
}
