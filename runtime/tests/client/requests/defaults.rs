//! Tests of the defaults that a client adds to all of its requests.

use std::sync::{Arc, Mutex, PoisonError};

use postman_client::codegen::Auth;
use postman_client::http::HeaderValue;
use postman_client::{Client, ClientBuilder, Error, Request, Response, Text};

use crate::shop::{Plain, Variables};

fn builder() -> ClientBuilder<Variables> {
    let variables = Variables { a: "1".into(), token: "hunter2".into(), ..Variables::default() };
    Client::builder(variables).transport(|_: Request| Response::new(204, ""))
}

#[test]
fn default_headers_go_where_there_are_none() -> Result<(), Error> {
    let client = builder()
        .user_agent("shop/1.2")
        .default_header("X-Data", "{{a}}")
        .default_header("X-Variable", Text::variable("a"))
        .default_header("Authorization", "default")
        .default_header("X-Key", Text::variable("token"))
        .build();
    let request = client.get("{{url}}").call::<(), (), postman_client::codegen::NoOptions>().request();
    let Ok(request) = request else { panic!("it can be built") };
    for (name, value) in [
        ("user-agent", "shop/1.2"),
        ("x-data", "{{a}}"),
        ("x-variable", "1"),
        ("authorization", "default"),
        ("x-key", "hunter2"),
    ] {
        assert_eq!(request.header(name), Some(value), "{name}");
    }
    let shown = format!("{request:?}");
    assert!(!shown.contains("hunter2") && !shown.contains("default"), "{shown}");

    let call: Plain = client.get("{{url}}").header("user-agent", "own").auth(Auth::bearer("{{token}}")).call();
    let request = call.header("x-data", "given").request()?;
    assert_eq!(request.header("user-agent"), Some("own"));
    assert_eq!(request.header("x-data"), Some("given"));
    assert_eq!(request.header("authorization"), Some("Bearer hunter2"));

    let client = builder().default_header("X A", "").build();
    let call: Plain = client.get("{{url}}").call();
    assert!(matches!(call.request(), Err(Error::Invalid { .. })));
    Ok(())
}

#[test]
fn a_base_url_takes_the_place_of_the_server() -> Result<(), Error> {
    for (base, template, url) in [
        ("http://localhost:8080", "https://api.example:81/v1/x?a=1", "http://localhost:8080/v1/x?a=1"),
        ("https://mock.example/m/7/", "{{url}}/x", "https://mock.example/m/7/x"),
        ("https://mock.example/m", "{{url}}", "https://mock.example/m/"),
        ("mock", "{{url}}/x", "http://mock/x"),
    ] {
        let call: Plain = builder().base_url(base).build().get(template).call();
        assert_eq!(call.request()?.url, url, "{base} {template}");
    }
    for base in ["", "ftp://h", "http://h/?k=1", "http://h/#f", "http://a b/"] {
        let call: Plain = builder().base_url(base).build().get("{{url}}").call();
        let error = call.request().err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.contains("the base URL of the client cannot be used"), "{base}: {error}");
    }
    Ok(())
}

#[tokio::test]
async fn hooks_see_each_request_and_each_answer() -> Result<(), Error> {
    let seen = Arc::<Mutex<Vec<String>>>::default();
    let (first, second, answers) = (Arc::clone(&seen), Arc::clone(&seen), Arc::clone(&seen));
    let note = |seen: &Mutex<Vec<String>>, line: String| seen.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    let client = builder()
        .before_send(move |operation, request| {
            request.headers.insert("x-sum", HeaderValue::from(request.body.len()));
            note(&first, format!("{operation} signed: {}", request.header("authorization").is_some()));
        })
        .before_send(move |_, request| note(&second, format!("sum {:?}", request.header("x-sum"))))
        .on_answer(move |operation, response| note(&answers, format!("{operation} {}", response.status())))
        .build();
    let call: Plain = client.post("{{url}}/x").text("text/plain", "abc").auth(Auth::bearer("{{token}}")).call();
    call.prepare(|request| assert_eq!(request.header("x-sum"), Some("3"))).await?;
    let seen = seen.lock().unwrap_or_else(PoisonError::into_inner).clone();
    assert_eq!(seen, ["POST {{url}}/x signed: true", "sum Some(\"3\")", "POST {{url}}/x 204 No Content"]);
    Ok(())
}
