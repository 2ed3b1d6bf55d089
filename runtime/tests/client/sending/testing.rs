//! The transport for tests of programs.

use postman_client::testing::Recorder;
use postman_client::{Call, Client, Response};

use crate::shop::Variables;

#[tokio::test]
async fn operations_are_answered_in_turn_and_what_was_sent_is_kept() -> Result<(), postman_client::Error> {
    let api = Recorder::new();
    let client = Client::with_transport(Variables::default(), api.clone());
    let orders = || -> Call<String> { client.get("{{url}}/orders").call() };
    let cancel = |id: &str| -> Call<()> { client.delete("{{url}}/orders/:id").path("id", id).call() };
    api.on(orders().operation(), Response::new(200, "one")).on("GET {{url}}/orders", Response::new(200, "two"));
    api.on("DELETE {{url}}/orders/:id", Response::new(204, ""));

    let answers = [orders().await?, orders().await?, orders().await?];
    assert_eq!(answers, ["one", "two", "two"]);
    cancel("7").await?;
    let cancelled = api.requests_of(cancel("").operation());
    assert_eq!((cancelled.len(), cancelled[0].target()), (1, "/orders/7"));
    assert_eq!(api.requests().len(), 4);
    Ok(())
}

#[tokio::test]
async fn requests_of_one_url_are_told_apart_by_what_they_hold() -> Result<(), postman_client::Error> {
    let api = Recorder::new();
    let client = Client::with_transport(Variables::default(), api.clone());
    let list = |query: &[(&'static str, &str)]| -> Call<String> {
        query.iter().fold(client.get("{{url}}/orders").call(), |call, (key, value)| call.query(*key, value))
    };
    let operation = list(&[]).operation();
    api.on(operation, Response::new(200, "all")).on_holding(operation, &["state=open"], Response::new(200, "open"));
    api.on_holding(operation, &["state=open", "x-tenant: a"], Response::new(200, "of the tenant"));
    assert_eq!(list(&[]).await?, "all");
    assert_eq!(list(&[("state", "open")]).await?, "open");
    assert_eq!(list(&[("state", "open")]).header("X-Tenant", "a").await?, "of the tenant");
    api.instead(operation, Response::new(200, "none"));
    assert_eq!(list(&[("state", "open")]).await?, "none");
    Ok(())
}

#[tokio::test]
async fn an_operation_without_an_answer_is_an_error() {
    let client = Client::with_transport(Variables::default(), Recorder::new());
    let call: Call<()> = client.get("{{url}}/orders").call();
    let Err(error) = call.await else { panic!("nothing was to answer") };
    let source = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
    assert!(source.contains("Recorder::on"), "{error} {source}");
}
