//! [`Plan`]: the untyped description of an operation's request, and building a [`Request`] from it.

use std::any::Any;
use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use http::Method;

use super::common::Common;
use super::core::Core;
use super::page::NextPage;
use super::prepared::Prepared;
use super::preset::{Preset, erase_variables};
#[cfg(feature = "renewal")]
use super::renew::Renew;
use crate::auth::Auth;
#[cfg(feature = "oauth2")]
use crate::auth::LoginContext;
#[cfg(feature = "retry")]
use crate::call::retry::{Attempts, Retry};
use crate::error::Fault;
use crate::request::Behavior;
use crate::request::Headers;
use crate::request::Inputs;
use crate::request::Invalid;
use crate::request::Operation;
use crate::request::Request;
use crate::request::body::Payload;
use crate::request::order;
use crate::request::url::{Parameter, Target, assemble};
use crate::request::{Secrets, names_credential};
use crate::template::Resolver;
use crate::template::Sources;
use crate::template::{Repr, Text};
use crate::transport::{Jar, Limits};
use crate::variables::{Lookup, Scope, Variables};

/// The length from which an argument with the name of a credential is hidden: a shorter one is found in other texts by chance.
const MIN_CREDENTIAL_BYTES: usize = 8;

/// Changes the request before it is sent.
pub(crate) type Prepare = Arc<dyn Fn(&mut Request) + Send + Sync>;

/// Wraps the variables of a request, to see which are read.
pub(in crate::call) type Watch<'w> = &'w (dyn Fn(Arc<dyn Lookup>) -> Arc<dyn Lookup> + Send + Sync);

pub(in crate::call) const AS_THEY_ARE: Watch<'static> = &|variables| variables;

/// The description of an operation's request, without types.
#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) core: Arc<Core>,
    pub(crate) jar: Jar,
    pub(crate) scope: Arc<dyn Scope>,
    pub(crate) operation: Operation,
    pub(crate) path: Vec<(Cow<'static, str>, Text)>,
    /// Parameters that follow those in the template and come before the options.
    pub(crate) query: Vec<Parameter>,
    pub(crate) headers: Vec<(Cow<'static, str>, Text)>,
    /// The names of the parameters and headers that come first.
    pub(crate) order: &'static [&'static str],
    /// The common headers of the collection's requests, which are sent unless the request has one of that name.
    pub(crate) common_headers: &'static [(&'static str, &'static str)],
    pub(crate) without_headers: Vec<&'static str>,
    pub(crate) auth: Auth,
    /// `true` if the request is sent without auth while the variables of its auth are unset.
    pub(crate) auth_if_set: bool,
    pub(crate) behavior: Behavior,
    pub(crate) payload: Payload,
    pub(crate) presets: Vec<Preset>,
    pub(crate) prepare: Vec<Prepare>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) limits: Limits,
    /// `true` if the body of a 2xx answer is read while it arrives.
    #[cfg(feature = "stream")]
    pub(crate) streams: bool,
    /// The page of a list, unless it is the first.
    pub(crate) page: Option<NextPage>,
    #[cfg(feature = "retry")]
    pub(crate) retry: Option<Retry>,
    #[cfg(feature = "tracing")]
    pub(crate) span: tracing::Span,
    #[cfg(feature = "renewal")]
    pub(crate) renew: Option<Arc<dyn Renew>>,
}

impl Plan {
    pub(crate) fn new<V: Variables>(
        core: Arc<Core>,
        jar: Jar,
        scope: Arc<dyn Scope>,
        common: Common<V>,
        method: &'static str,
        template: &'static str,
    ) -> Self {
        Self {
            timeout: core.timeout,
            limits: core.transport.limits,
            #[cfg(feature = "retry")]
            retry: core.retry.clone(),
            core,
            jar,
            scope,
            operation: Operation::new(method, common.base, template),
            path: Vec::new(),
            query: Vec::new(),
            headers: Vec::new(),
            order: &[],
            common_headers: common.headers,
            without_headers: Vec::new(),
            auth: common.auth,
            auth_if_set: false,
            behavior: Behavior::DEFAULT,
            payload: Payload::None,
            presets: common.preset.map(erase_variables).into_iter().collect(),
            prepare: Vec::new(),
            #[cfg(feature = "stream")]
            streams: false,
            page: None,
            #[cfg(feature = "tracing")]
            span: tracing::Span::none(),
            #[cfg(feature = "renewal")]
            renew: None,
        }
    }

    /// Builds the request, in Postman's order: set variables, substitute, parse, read files, sign,
    /// encode. Variables that the presets set are not kept.
    pub(crate) fn build(&self, inputs: &Inputs) -> Result<Request, Fault> {
        let mut prepared = self.prepare(inputs, AS_THEY_ARE, |scope, presets| scope.preview(presets))?;
        #[cfg(feature = "oauth2")]
        if let Some((settings, round)) = prepared.signer.grant() {
            settings.recall(round, self.login_context())?;
        }
        let mut request = self.request(&mut prepared)?;
        if let Some(upload) = &request.upload
            && let Some(content) = upload.read()?
        {
            request.body = content;
            request.upload = None;
        }
        Ok(request)
    }

    /// Signs, and lets the caller change the request.
    pub(in crate::call) fn request(&self, prepared: &mut Prepared) -> Result<Request, Invalid> {
        let mut request = prepared.request(&self.core.memory)?;
        self.core.defaults.change(self.operation, &mut request);
        self.prepare.iter().for_each(|prepare| prepare(&mut request));
        if !request.body.is_empty() {
            request.upload = None;
        }
        request.operation = Some(self.operation);
        Ok(request)
    }

    /// Does everything before signing. `preset` runs the presets on the variables.
    pub(in crate::call) fn prepare(
        &self,
        inputs: &Inputs,
        watch: Watch<'_>,
        preset: impl FnOnce(&dyn Scope, &mut dyn FnMut(&mut dyn Any)) -> Arc<dyn Lookup>,
    ) -> Result<Prepared, Fault> {
        let sources = self.core.sources.fork();
        let variables = if self.core.presets && !self.presets.is_empty() {
            preset(&*self.scope, &mut |variables| {
                self.presets.iter().for_each(|preset| preset(variables, &sources, &self.path))
            })
        } else {
            self.scope.lookup()
        };
        let variables = watch(variables);
        self.prepare_with(&variables, sources, inputs).map_err(|fault| match fault {
            // a reason may name a file or a header whose name comes from a variable
            Fault::Invalid(invalid) => Invalid::new(Secrets::of(variables).mask(&invalid.into_reason())).into(),
            fault => fault,
        })
    }

    /// Everything is substituted before anything else can fail, so that all unset variables are
    /// reported at once.
    fn prepare_with(&self, variables: &Arc<dyn Lookup>, sources: Sources, inputs: &Inputs) -> Result<Prepared, Fault> {
        let mut resolver = Resolver::new(&**variables, &sources).with_path(&self.path);

        let mut method = resolver.resolve(self.operation.method);
        if !method.bytes().all(|byte| byte.is_ascii_uppercase()) {
            method = method.to_uppercase().into();
        }
        let mut query: Vec<&Parameter> = self.query.iter().chain(&inputs.query).collect();
        order::sort(&mut query, self.order, |parameter| parameter.key());
        let url = assemble(&self.operation.url(), &self.path, &query, &mut resolver);
        let mut given: Vec<_> = self.headers.iter().chain(&inputs.headers).collect();
        order::sort(&mut given, self.order, |(name, _)| name);
        let mut headers = Headers::default();
        for (name, value) in given {
            push_header(&mut headers, name.clone(), value, &mut resolver);
        }
        for &(name, template) in self.common_headers {
            if headers.get(name).is_none() && !self.without_headers.contains(&name) {
                push_header(&mut headers, name.into(), &Text::saved(template), &mut resolver);
            }
        }
        for (name, value) in &self.core.defaults.headers {
            if headers.get(name).is_none() {
                push_header(&mut headers, name.clone(), value, &mut resolver);
            }
        }
        let body = self.payload.resolve(&mut resolver, &headers);
        let signer = match self.auth_if_set {
            true => self.auth.resolve_if_set(&resolver),
            false => self.auth.resolve(&mut resolver),
        };
        let unset = resolver.into_unset();
        if !unset.is_empty() {
            return Err(Fault::Unset(unset));
        }

        let method = Method::from_bytes(method.as_bytes()).map_err(|_| Invalid::new("the method is not a token"))?;
        let mut target = self.core.defaults.rebase(Target::parse(&url?)?)?;
        if let Some(page) = &self.page {
            target = page.lead(target)?;
        }
        #[cfg(feature = "retry")]
        let attempts =
            self.retry.as_ref().map(|retry| Attempts::new(retry, &method, &mut headers, self.timeout, &sources));
        let body = body?.encode(&headers, &sources, signer.covers_body())?;
        Ok(Prepared {
            method,
            target,
            headers,
            body,
            signer,
            behavior: self.behavior,
            timeout: self.timeout,
            #[cfg(feature = "retry")]
            attempts,
            sources,
            secrets: Secrets::of(Arc::clone(variables)).and(self.path_credentials()),
        })
    }

    /// The values that the caller gave for parts of the path with the name of a credential: `/cards/{{card_token}}`.
    fn path_credentials(&self) -> Vec<String> {
        let named = self.path.iter().filter(|(name, _)| names_credential(name));
        let given = named.filter_map(|(_, text)| match &text.0 {
            Repr::Data(data) if data.len() >= MIN_CREDENTIAL_BYTES => Some(data.clone().into_owned()),
            _ => None,
        });
        given.collect()
    }
}

#[cfg(feature = "oauth2")]
impl Plan {
    /// Returns the OAuth 2 settings of the request, with resolved variables.
    pub(crate) fn grant(&self) -> Option<crate::auth::GrantSettings> {
        let (variables, sources) = (self.scope.lookup(), self.core.sources.fork());
        let mut signer = self.auth.resolve(&mut Resolver::new(&*variables, &sources));
        signer.grant().map(|(settings, _)| settings.clone())
    }

    /// The parts of the client that a login for this request needs.
    pub(in crate::call) fn login_context(&self) -> LoginContext<'_> {
        LoginContext {
            tokens: &self.core.memory.tokens,
            sender: &self.core.transport,
            sources: &self.core.sources,
            fetches: self.core.fetch_tokens,
            timeout: self.timeout,
        }
    }
}

fn push_header(headers: &mut Headers, name: Cow<'static, str>, value: &Text, resolver: &mut Resolver<'_>) {
    let name = resolver.resolve_kept(name);
    match &value.0 {
        Repr::Data(data) => headers.push(name, data.clone()),
        Repr::Template(template) => headers.push(name, resolver.resolve_kept(template.clone())),
        Repr::KeyAlone => headers.push(name, ""),
    }
}
