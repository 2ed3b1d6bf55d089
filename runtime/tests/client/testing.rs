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
async fn an_operation_without_an_answer_is_an_error() {
    let client = Client::with_transport(Variables::default(), Recorder::new());
    let call: Call<()> = client.get("{{url}}/orders").call();
    let Err(error) = call.await else { panic!("nothing was to answer") };
    let source = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
    assert!(source.contains("Recorder::on"), "{error} {source}");
}
