//! A connection that only the requests of one handshake use.

use http::uri::{Authority, Scheme};
use http::{Request, Response, Uri};
use hyper::body::Incoming;
use hyper::client::conn::http1::{Builder, SendRequest};
use hyper_util::client::legacy::connect::Connection as _;
use tower_service::Service;

use super::connect::{Connector, timed_out};
use crate::request::OneConnection;
use crate::transport::TransportError;
use crate::transport::body::HttpBody;

/// The parts that are kept in [`OneConnection`] between two requests.
struct Held {
    sender: SendRequest<HttpBody>,
    proxied: bool,
    origin: (Option<Scheme>, Option<Authority>),
}

/// Sends `message` over the held connection, or over a new one if there is none to that server, or if it is closed.
pub(super) async fn send(
    held: &OneConnection,
    mut connector: Connector,
    mut message: Request<HttpBody>,
) -> Result<Response<Incoming>, TransportError> {
    let uri = message.uri().clone();
    let origin = (uri.scheme().cloned(), uri.authority().cloned());
    let mut kept = held.take().and_then(|kept| kept.downcast::<Held>().ok()).filter(|kept| kept.origin == origin);
    if let Some(connection) = &mut kept
        && connection.sender.ready().await.is_err()
    {
        kept = None;
    }
    let mut connection = match kept {
        Some(connection) => connection,
        None => {
            let stream = connector.call(uri.clone()).await.map_err(|error| {
                if timed_out(&*error) { TransportError::timeout(error) } else { TransportError::connect(error) }
            })?;
            let proxied = stream.connected().is_proxied();
            let handshake = Builder::new().title_case_headers(true).handshake(stream).await;
            let (sender, driver) = handshake.map_err(TransportError::connect)?;
            // ends when the sender is dropped, or when the server closes the connection, which the sender reports
            tokio::spawn(async move { drop(driver.await) });
            Box::new(Held { sender, proxied, origin })
        }
    };
    if !connection.proxied {
        *message.uri_mut() = uri.path_and_query().map_or_else(Uri::default, |target| Uri::from(target.clone()));
    }
    let response = connection.sender.send_request(message).await.map_err(TransportError::from_hyper)?;
    held.put(connection);
    Ok(response)
}
