//! [`TlsSettings`]: the trusted authorities, and the offered versions of HTTP.

use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
use rustls_platform_verifier::Verifier;

/// Settings of TLS.
#[derive(Clone, Default)]
pub(super) struct TlsSettings {
    /// The program's own configuration, which decides everything except for the version of HTTP.
    pub(super) config: Option<ClientConfig>,
    /// Certificates of further authorities, in PEM.
    pub(super) roots: Vec<Vec<u8>>,
    pub(super) accepts_invalid: bool,
}

impl TlsSettings {
    /// Returns the configuration for connections with any version of HTTP.
    pub(super) fn any_version(&self) -> Result<Arc<ClientConfig>, String> {
        let mut config = self.config()?;
        if cfg!(feature = "http2") && config.alpn_protocols.is_empty() {
            config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        }
        Ok(Arc::new(config))
    }

    /// Returns the configuration for connections with HTTP/1.1.
    pub(super) fn http1(&self) -> Result<Arc<ClientConfig>, String> {
        let mut config = self.config()?;
        config.alpn_protocols.clear();
        Ok(Arc::new(config))
    }

    fn config(&self) -> Result<ClientConfig, String> {
        match &self.config {
            Some(config) => Ok(config.clone()),
            None => self.platform(),
        }
    }

    /// Returns the verifier with the platform's certificates, and those that were added.
    fn platform(&self) -> Result<ClientConfig, String> {
        let provider = CryptoProvider::get_default().cloned().unwrap_or_else(|| Arc::new(ring::default_provider()));
        let failed = |error: Error| error.to_string();
        let verifier: Arc<dyn ServerCertVerifier> = if self.accepts_invalid {
            Arc::new(AcceptAll(Arc::clone(&provider)))
        } else {
            Arc::new(self.verifier(&provider)?)
        };
        let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let builder = builder.map_err(failed)?.dangerous().with_custom_certificate_verifier(verifier);
        Ok(builder.with_no_client_auth())
    }

    #[cfg(not(target_os = "android"))]
    fn verifier(&self, provider: &Arc<CryptoProvider>) -> Result<Verifier, String> {
        let mut roots = Vec::new();
        for pem in &self.roots {
            let before = roots.len();
            for root in CertificateDer::pem_slice_iter(pem) {
                roots.push(root.map_err(|error| format!("a root certificate is no PEM: {error}"))?);
            }
            if roots.len() == before {
                return Err("a root certificate has no `BEGIN CERTIFICATE`".to_owned());
            }
        }
        Verifier::new_with_extra_roots(roots, Arc::clone(provider)).map_err(|error| error.to_string())
    }

    #[cfg(target_os = "android")]
    fn verifier(&self, provider: &Arc<CryptoProvider>) -> Result<Verifier, String> {
        if !self.roots.is_empty() {
            return Err("Android takes root certificates from its settings alone".to_owned());
        }
        Verifier::new(Arc::clone(provider)).map_err(|error| error.to_string())
    }
}

/// A verifier that accepts every certificate.
#[derive(Debug)]
struct AcceptAll(Arc<CryptoProvider>);

impl ServerCertVerifier for AcceptAll {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signature, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signature, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
