//! Tests of your own code: a request as data, and a transport that is a closure.

use generated::bookshop::{Client, Error, Variables, books};
use postman_client::{Request, Response};

/// The code under test.
async fn price(client: &Client, id: &str) -> Result<String, Error> {
    let price = books::get_book(client, id).await?.price.unwrap_or_default();
    Ok(format!("{:.2} {}", price.amount.unwrap_or_default(), price.currency.unwrap_or_default()))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let variables = Variables::default().base_url("https://shop.example").token("t1");
    let client = Client::with_transport(variables, |request: Request| match request.target() {
        "/books/b%2F1" => Response::new(200, r#"{"price": {"amount": 12.5, "currency": "EUR"}}"#),
        other => Response::new(404, format!("nothing at {other}")),
    });
    // what is passed is data: the slash is no separator
    assert_eq!(books::get_book(&client, "b/1").request()?.url, "https://shop.example/books/b%2F1");
    assert_eq!(price(&client, "b/1").await?, "12.50 EUR");
    assert!(price(&client, "b-2").await.is_err_and(|error| error.status().is_some_and(|status| status == 404)));
    Ok(())
}

#[test]
fn it_runs() -> Result<(), Error> {
    main()
}
