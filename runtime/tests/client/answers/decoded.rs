//! Tests of answers, typed and untyped.

use std::sync::{Arc, Mutex};

use postman_client::{Bytes, Call, Client, Decode, DecodeError, Error, Received, Response, StrictJson};

use crate::shop::{Failure, Token, Variables, answering, refresh};

#[tokio::test]
async fn a_failure_has_its_typed_body_or_an_excerpt() {
    match refresh(&answering(400, r#"{"code": "invalid_grant"}"#)).await {
        Err(Error::Api { response, body, .. }) => {
            assert_eq!((response.status().as_u16(), body.code.as_str()), (400, "invalid_grant"));
        }
        other => panic!("{other:?}"),
    }
    let error = refresh(&answering(502, "<html>\n  Bad   gateway</html>")).await.err();
    assert_eq!(
        error.map(|error| error.to_string()).as_deref(),
        Some("POST {{url}}/token: unexpected 502 Bad Gateway: <html> Bad gateway</html>")
    );
}

#[tokio::test]
async fn lenient_answers_tell_what_does_not_fit() -> Result<(), Error<Failure>> {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&seen);
    let transport = |_| Response::new(200, r#"{"access_token": 7, "expires_in": "soon"}"#);
    let client = Client::builder(Variables::default())
        .transport(transport)
        .on_mismatch(move |operation, mismatches| {
            let mut seen = told.lock().expect("no panic");
            seen.extend(mismatches.iter().map(|mismatch| format!("{operation}: {mismatch}")));
        })
        .build();
    let answer = refresh(&client).send().await?;
    assert_eq!(answer.access_token.as_deref(), Some("7"));
    let paths: Vec<_> = answer.mismatches().iter().map(|one| (one.path(), one.is_lost())).collect();
    assert_eq!(paths, [("access_token", false), ("expires_in", true)]);
    assert_eq!(
        *seen.lock().expect("no panic"),
        [
            "POST {{url}}/token: access_token: invalid type: integer, expected a string; converted",
            "POST {{url}}/token: expires_in: invalid type: string, expected i64; left out",
        ]
    );
    Ok(())
}

#[tokio::test]
async fn strict_answers_fail_where_they_do_not_fit() {
    let client = answering(200, r#"{"expires_in": "s3cret"}"#);
    let call: Call<StrictJson<Token>> = client.post("{{url}}/token").call();
    let Err(error) = call.await else { panic!("a text is no number") };
    assert!(matches!(error, Error::Decode { .. }));
    assert_eq!(
        error.to_string(),
        "POST {{url}}/token: 200 OK, but the body differs: expires_in: invalid type: string, expected i64"
    );
    assert_eq!(error.path(), Some("expires_in"));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert_eq!(error.body().map(Bytes::len), Some(24));
    assert!(error.headers().is_some() && error.failure().is_none() && !error.is_timeout() && !error.is_connect());
}

/// An answer that is one of several types, by status.
#[derive(Debug, PartialEq)]
enum Start {
    Ok(i64),
    Accepted(String),
}

impl Decode for Start {
    type Output = Self;

    fn decode(response: &mut Received) -> Result<Self, DecodeError> {
        match response.status().as_u16() {
            200 => response.json().map(Self::Ok),
            _ => response.json().map(Self::Accepted),
        }
    }
}

#[tokio::test]
async fn an_answer_is_decoded_as_its_type() -> Result<(), Error> {
    let client = answering(202, "\"é\"");
    let start: Call<Start> = client.get("{{url}}").call();
    assert_eq!(start.await?, Start::Accepted("é".into()));
    let text: Call<String> = client.get("{{url}}").call();
    assert_eq!(text.await?, "\"é\"");
    let bytes: Call<Bytes> = client.get("{{url}}").call();
    assert_eq!(bytes.await?.len(), 4);
    let nothing: Call<()> = client.get("{{url}}").call();
    nothing.await?;
    let response: Call<Response> = client.get("{{url}}").call();
    assert_eq!(response.await?.status().as_u16(), 202);
    let start: Call<Start> = answering(200, "3").get("{{url}}").call();
    assert_eq!(start.await?, Start::Ok(3));
    Ok(())
}

#[test]
fn calls_and_futures_can_be_sent() {
    fn sendable<T: Send + 'static>(value: T) -> T {
        value
    }
    let call = sendable(refresh(&answering(200, "")));
    drop(sendable(IntoFuture::into_future(sendable(call))));
    fn error<T: std::error::Error + Send + Sync + 'static>() {}
    error::<Error<Failure>>();
    assert!(size_of::<Error<Failure>>() <= 96);
}
