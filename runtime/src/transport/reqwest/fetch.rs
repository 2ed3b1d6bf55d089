//! Calls `fetch` in a browser, where bodies are written and read whole.

use send_wrapper::SendWrapper;

use crate::response::Response;
use crate::transport::TransportError;
use crate::transport::body::HttpBody;
use crate::transport::body::read;
use crate::transport::service::framing::unframed;

/// A page has one thread, on which the future stays.
pub(super) fn exchange(
    client: reqwest::Client,
    request: http::Request<HttpBody>,
) -> SendWrapper<impl Future<Output = Result<http::Response<HttpBody>, TransportError>>> {
    SendWrapper::new(fetch(client, request))
}

async fn fetch(
    client: reqwest::Client,
    request: http::Request<HttpBody>,
) -> Result<http::Response<HttpBody>, TransportError> {
    let (parts, body) = request.into_parts();
    let body = read::all(body).await?;
    let mut builder = client.request(parts.method, parts.uri.to_string()).headers(unframed(parts.headers));
    if !body.is_empty() {
        builder = builder.body(body);
    }
    let answer = builder.send().await.map_err(failed)?;
    let (status, headers) = (answer.status(), answer.headers().clone());
    let body = answer.bytes().await.map_err(failed)?;
    Ok(Response::from_parts(status, headers, body).into())
}

fn failed(error: reqwest::Error) -> TransportError {
    // its message would show the URL
    let error = error.without_url();
    if error.is_timeout() { TransportError::timeout(error) } else { TransportError::new(error) }
}
