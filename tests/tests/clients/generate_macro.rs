//! `generate!`: the client that the macro expands to is the one that is checked in.

use postman_client::{Request, Response};

mod weather {
    postman_codegen_macro::generate!("../collections/weather.postman_collection.json");
}

mod shop {
    postman_codegen_macro::generate!(
        "../collections/bookshop.postman_collection.json",
        environment = "../collections/bookshop.staging.postman_environment.json",
        rename = ["Books/Get book=book"],
    );
}

#[test]
fn its_operations_send_what_those_of_other_clients_send() {
    use generated::weather as checked_in;
    let checked_in = checked_in::ping(&checked_in::Client::new(checked_in::Variables::default().x_api_key("k")));
    let own = weather::ping(&weather::Client::new(weather::Variables::default().x_api_key("k")));
    let [checked_in, own] = [checked_in.request().expect("a request"), own.request().expect("a request")];
    assert_eq!((checked_in.method, checked_in.url, checked_in.headers), (own.method, own.url, own.headers));
}

#[tokio::test]
async fn options_are_those_of_the_configuration() {
    let variables = shop::Variables::staging().token("t");
    let client = shop::Client::with_transport(variables, |request: Request| {
        assert!(request.url.starts_with("http://"), "{}", request.url);
        Response::new(200, r#"{"title": "Ubik"}"#)
    });
    assert_eq!(shop::books::book(&client, "b-1").await.expect("a book").title.as_deref(), Some("Ubik"));
}
