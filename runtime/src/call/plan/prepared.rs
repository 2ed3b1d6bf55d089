//! [`Prepared`]: a request before it is signed.

use std::mem;
use std::time::Duration;

use http::Method;

use crate::auth::{Memory, Next, Signer, Unsigned, basic};
#[cfg(feature = "retry")]
use crate::call::retry::Attempts;
use crate::request::Behavior;
use crate::request::Headers;
use crate::request::Invalid;
use crate::request::Request;
use crate::request::Secrets;
use crate::request::body::Encoded;
use crate::request::url::Target;
use crate::response::Response;
use crate::template::Sources;

/// A request whose variables are substituted and whose files are read. It is signed each time it is
/// sent, and is otherwise the same each time. One whose auth is never challenged and that is not
/// retried is sent once, and moved.
pub(crate) struct Prepared {
    pub(crate) method: Method,
    pub(crate) target: Target,
    pub(crate) headers: Headers,
    pub(crate) body: Encoded,
    pub(crate) signer: Signer,
    pub(crate) behavior: Behavior,
    pub(crate) timeout: Option<Duration>,
    pub(crate) sources: Sources,
    /// Set if it may be sent several times.
    #[cfg(feature = "retry")]
    pub(crate) attempts: Option<Attempts>,
    /// Texts that must not be shown.
    pub(crate) secrets: Secrets,
}

impl Prepared {
    /// Signs and encodes.
    pub(crate) fn request(&mut self, memory: &Memory) -> Result<Request, Invalid> {
        // a reason may name a header whose name comes from a variable
        self.sign(memory).map_err(|invalid| Invalid::new(self.secrets.mask(&invalid.into_reason())))
    }

    fn sign(&mut self, memory: &Memory) -> Result<Request, Invalid> {
        let (mut target, mut headers, mut body) = if self.is_kept() {
            (self.target.clone(), self.headers.clone(), self.body.clone())
        } else {
            (mem::take(&mut self.target), mem::take(&mut self.headers), mem::take(&mut self.body))
        };
        let mut secrets = Vec::new();
        if body.is_declared_json() {
            // Postman adds this content type before signing, and any other one after
            body.add_content_type(&mut headers, &self.behavior);
        }
        let mut unsigned = Unsigned {
            method: &self.method,
            target: &mut target,
            headers: &mut headers,
            body: &mut body,
            disable_url_encoding: self.behavior.disable_url_encoding,
            sources: &self.sources,
            secrets: &mut secrets,
        };
        self.signer.sign(&mut unsigned, memory)?;
        if let Some((user, password)) = target.user.take()
            && headers.get("Authorization").is_none()
        {
            headers.sign("Authorization", basic::header(&user, &password));
            secrets.push(password);
        }
        body.add_content_type(&mut headers, &self.behavior);
        // a server that echoes it would reveal the password
        let authorization = headers.get("Authorization").and_then(|value| value.split_once(' '));
        if let Some((scheme, credential)) = authorization
            && scheme.eq_ignore_ascii_case("Basic")
        {
            secrets.push(credential.trim_matches([' ', '=']).to_owned());
        }

        let secrets = self.secrets.and(secrets);
        Ok(Request {
            method: self.method.clone(),
            url: if self.behavior.disable_url_encoding { target.unencoded_url()? } else { target.url() },
            headers: headers.into_map(&secrets)?,
            body: body.bytes,
            upload: body.upload,
            timeout: self.timeout,
            behavior: self.behavior,
            operation: None,
            secrets,
            connection: self.signer.connection().cloned(),
        })
    }

    /// Returns `true` if it may be signed again.
    fn is_kept(&self) -> bool {
        #[cfg(feature = "retry")]
        if self.attempts.is_some() {
            return true;
        }
        self.signer.is_challenged()
    }

    /// Passes an answer to the signer.
    pub(crate) fn learn(&mut self, response: &Response, memory: &Memory) -> Result<Next, Invalid> {
        self.signer.learn(response, &self.target, memory)
    }
}
