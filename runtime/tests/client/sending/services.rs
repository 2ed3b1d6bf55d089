//! Services and layers that a program brings.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};

use postman_client::http::{self, HeaderValue};
use postman_client::{Call, Client, Error, HttpBody, HttpService, Operation, Request, Response, TransportError};
use tower::ServiceBuilder;
use tower::buffer::BufferLayer;
use tower::limit::{ConcurrencyLimitLayer, RateLimitLayer};
use tower::load_shed::LoadShedLayer;
use tower::util::MapRequestLayer;
use tower_http::trace::TraceLayer;

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

/// Answers when it is told to, so that calls are under way at the same time.
fn held(open: &Arc<tokio::sync::Semaphore>) -> HttpService {
    let open = Arc::clone(open);
    HttpService::new(tower::service_fn(move |_: http::Request<HttpBody>| {
        let open = Arc::clone(&open);
        async move {
            let _permit = open.acquire().await?;
            Ok::<_, Failed>(http::Response::new(HttpBody::from("ok")))
        }
    }))
}

#[tokio::test]
async fn load_is_shed_when_too_many_calls_are_under_way() -> Result<(), Failed> {
    let open = Arc::new(tokio::sync::Semaphore::new(0));
    let layers = ServiceBuilder::new().layer(LoadShedLayer::new()).layer(ConcurrencyLimitLayer::new(1));
    let client = Client::builder(Variables::default()).service(held(&open)).layer(layers).build();
    let first = tokio::spawn(get(&client).into_future());
    tokio::task::yield_now().await;
    let Err(error) = get(&client).await else { panic!("one call is under way") };
    assert!(matches!(&error, Error::Transport { source, .. } if source.is_service()), "{error:?}");
    assert_eq!(error.to_string(), "GET {{url}}/a: a layer or service of the client has failed");
    assert!(std::error::Error::source(&error).is_some_and(|cause| cause.is::<tower::load_shed::error::Overloaded>()));

    open.add_permits(1);
    assert_eq!(first.await??, "ok");
    assert_eq!(get(&client).await?, "ok");
    Ok(())
}

#[tokio::test]
async fn a_rate_is_limited_through_a_buffer() -> Result<(), Failed> {
    let pause = Duration::from_millis(80);
    let layers = ServiceBuilder::new().layer(BufferLayer::new(8)).layer(RateLimitLayer::new(1, pause));
    let client = Client::builder(Variables::default()).transport(|_| Response::new(200, "ok")).layer(layers).build();
    let begun = Instant::now();
    for _ in 0..3 {
        assert_eq!(get(&client).await?, "ok");
    }
    assert!(begun.elapsed() >= 2 * pause, "{:?}", begun.elapsed());
    Ok(())
}

#[tokio::test]
async fn layers_of_tower_http_take_the_bodies() -> Result<(), Failed> {
    let layer = TraceLayer::new_for_http();
    let client = Client::builder(Variables::default()).transport(echo()).layer(layer).layer(named("1")).build();
    assert_eq!(get(&client).await?, "1");
    Ok(())
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
