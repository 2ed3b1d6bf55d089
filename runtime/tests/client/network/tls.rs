//! TLS, with a server whose certificate only the test trusts.

use std::sync::Arc;

use postman_client::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use postman_client::rustls::{ClientConfig, RootCertStore, ServerConfig};
use postman_client::{Client, HyperTransport};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::shop::{Plain, Variables};

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// A server that answers every connection, and the certificate it shows.
async fn serve() -> Result<(String, CertificateDer<'static>), Failed> {
    let signed = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()])?;
    let certificate = signed.cert.der().clone();
    let key = PrivateKeyDer::try_from(signed.signing_key.serialize_der())?;
    let provider = Arc::new(postman_client::rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    let config = config.with_no_client_auth().with_single_cert(vec![certificate.clone()], key)?;
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("https://localhost:{}", listener.local_addr()?.port());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if let Ok(mut stream) = acceptor.accept(stream).await {
                let mut head = [0; 1024];
                let _ = stream.read(&mut head).await;
                let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n").await;
                let _ = stream.shutdown().await;
            }
        }
    });
    Ok((url, certificate))
}

fn get(client: &Client<Variables>) -> Plain {
    client.get("{{url}}").call()
}

#[tokio::test]
async fn certificates_are_verified() -> Result<(), Failed> {
    let (url, certificate) = serve().await?;
    let variables = Variables { url: url.into(), ..Variables::default() };

    let Err(error) = get(&Client::new(variables.clone())).await else { panic!("nobody vouches for the server") };
    assert!(error.is_connect(), "{error:?}");

    let mut roots = RootCertStore::empty();
    roots.add(certificate)?;
    let provider = Arc::new(postman_client::rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    let config = config.with_root_certificates(roots).with_no_client_auth();
    get(&Client::with_transport(variables, HyperTransport::new().tls(config))).await?;
    Ok(())
}

#[tokio::test]
async fn an_authority_can_be_added_and_verification_turned_off() -> Result<(), Failed> {
    let (url, certificate) = serve().await?;
    let client = || Client::builder(Variables { url: url.clone().into(), ..Variables::default() }).no_proxy();
    let pem = format!(
        "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
        base64::Engine::encode(&base64::engine::general_purpose::STANDARD, &certificate)
    );
    get(&client().root_certificates(pem).build()).await?;
    get(&client().danger_accept_invalid_certs(true).build()).await?;
    let Err(error) = get(&client().root_certificates("no PEM").build()).await else { panic!("it is no certificate") };
    let source = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
    assert!(source.contains("BEGIN CERTIFICATE"), "{error:?}");
    Ok(())
}
