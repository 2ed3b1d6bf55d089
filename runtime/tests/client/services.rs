//! Services and layers that a program brings.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use postman_client::http::{self, HeaderValue};
use postman_client::{Call, Client, Error, HttpBody, Operation, Request, Response, TransportError};
use tower::ServiceBuilder;
use tower::util::MapRequestLayer;

use crate::shop::{Shop, Variables};

type Failed = Box<dyn std::error::Error + Send + Sync>;

fn get(client: &Shop) -> Call<String> {
    client.get("{{url}}/a").call()
}

fn echo() -> impl Fn(Request) -> Response + Send + Sync + 'static {
    |request: Request| match request.target() {
        "/a" => Response::new(302, "").with_header("location", "/b"),
        _ => Response::new(200, request.header("x-layers").unwrap_or_default().to_owned()),
    }
}

fn named(
    name: &'static str,
) -> MapRequestLayer<impl Fn(http::Request<HttpBody>) -> http::Request<HttpBody> + Clone + Send + Sync> {
    MapRequestLayer::new(move |mut request: http::Request<HttpBody>| {
        let before = request.headers().get("x-layers").and_then(|value| value.to_str().ok()).unwrap_or_default();
        if let Ok(value) = HeaderValue::try_from(format!("{before}{name}")) {
            request.headers_mut().insert("x-layers", value);
        }
        request
    })
}

#[tokio::test]
async fn the_first_layer_is_the_outermost() -> Result<(), Failed> {
    let client = Client::builder(Variables::default()).transport(echo()).layer(named("1")).layer(named("2")).build();
    assert_eq!(get(&client).await?, "12");
    let both = ServiceBuilder::new().layer(named("1")).layer(named("2"));
    let client = Client::builder(Variables::default()).transport(echo()).layer(both).build();
    assert_eq!(get(&client).await?, "12");
    Ok(())
}

#[tokio::test]
async fn layers_see_each_request_with_its_operation() -> Result<(), Failed> {
    let seen = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&seen);
    let see = MapRequestLayer::new(move |request: http::Request<HttpBody>| {
        let operation = request.extensions().get::<Operation>().map(ToString::to_string);
        if operation.as_deref() == Some("GET {{url}}/a") {
            count.fetch_add(1, SeqCst);
        }
        request
    });
    let client = Client::builder(Variables::default()).transport(echo()).layer(see).build();
    get(&client).await?;
    assert_eq!(seen.load(SeqCst), 2);
    Ok(())
}

#[tokio::test]
async fn an_error_of_a_layer_is_one_of_the_call() {
    let refuse = tower::filter::FilterLayer::new(|_: http::Request<HttpBody>| {
        Err::<http::Request<HttpBody>, _>(TransportError::timeout("the layer waits no longer"))
    });
    let client = Client::builder(Variables::default()).transport(echo()).layer(refuse).build();
    let Err(error) = get(&client).await else { panic!("the layer refuses") };
    assert!(matches!(error, Error::Transport { .. }) && error.is_timeout(), "{error:?}");
    assert_eq!(error.operation().to_string(), "GET {{url}}/a");
}

#[tokio::test]
async fn a_service_answers_with_any_body() -> Result<(), Failed> {
    let service = tower::service_fn(|request: http::Request<HttpBody>| async move {
        let length = Request::read(request).await?.body.len();
        Ok::<_, TransportError>(http::Response::new(http_body_util::Full::new(bytes::Bytes::from(length.to_string()))))
    });
    let client = Client::builder(Variables::default()).service(service).build();
    let call: Call<String> = client.post("{{url}}").text("text/plain", "four").call();
    assert_eq!(call.await?, "4");
    Ok(())
}
