//! What an operation says about its request, without types, and how that becomes a [`Request`].

use std::any::Any;
use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use http::Method;

#[cfg(feature = "retry")]
use super::attempts::Attempts;
use super::defaults::Defaults;
#[cfg(feature = "observe")]
use super::observer::Observer;
use super::page::NextPage;
use super::prepared::Prepared;
#[cfg(feature = "retry")]
use super::retry::Retry;
#[cfg(feature = "tracing")]
use super::trace;
use crate::answer::{Answer, Response};
#[cfg(feature = "renewal")]
use crate::auth::Since;
use crate::auth::{Auth, Memory, Next, REPLAYS};
#[cfg(feature = "renewal")]
use crate::client::{Renew, Seen};
use crate::decode::{Decode, DecodeError, Mismatches, Received};
use crate::error::Fault;
use crate::error::Operation;
use crate::request::Behavior;
use crate::request::Headers;
use crate::request::Inputs;
use crate::request::Invalid;
use crate::request::Request;
use crate::request::Secrets;
use crate::request::body::Payload;
use crate::request::url::{Target, assemble};
use crate::template::Resolver;
use crate::template::Sources;
use crate::template::{Repr, Text};
use crate::transport::{Arriving, Jar, Sender};
use crate::variables::{Lookup, Scope};

/// What the clients that were made from one another share.
pub(crate) struct Core {
    pub(crate) transport: Sender,
    pub(crate) timeout: Option<Duration>,
    pub(crate) captures: bool,
    pub(crate) presets: bool,
    pub(crate) on_mismatch: Option<OnMismatch>,
    pub(crate) defaults: Defaults,
    #[cfg(feature = "observe")]
    pub(crate) observer: Option<Observer>,
    #[cfg(feature = "retry")]
    pub(crate) retry: Option<Retry>,
    #[cfg(feature = "oauth2")]
    pub(crate) fetch_tokens: bool,
    pub(crate) sources: Sources,
    /// What auth learned from answers.
    pub(crate) memory: Memory,
}

/// Stores parts of an answer into the variables (`&mut V`).
#[derive(Clone)]
pub(crate) enum Capture {
    /// From an [`Answer`](crate::Answer) of the operation's type.
    Typed(Capturing<dyn Any>),
    Response(Capturing<Response>),
}

type Capturing<A> = Arc<dyn Fn(&mut dyn Any, &A) + Send + Sync>;

/// Sets variables (`&mut V`) before the request is built.
pub(crate) type Preset = Arc<dyn Fn(&mut dyn Any, &Sources) + Send + Sync>;

/// Sees what was forgiven of an answer.
pub(crate) type OnMismatch = Arc<dyn Fn(Operation, &Mismatches) + Send + Sync>;

/// Changes the request before it is sent.
pub(crate) type Prepare = Arc<dyn Fn(&mut Request) + Send + Sync>;

/// What stands between a request and its variables.
type Watch<'w> = &'w (dyn Fn(Arc<dyn Lookup>) -> Arc<dyn Lookup> + Send + Sync);

const AS_THEY_ARE: Watch<'static> = &|variables| variables;

#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) core: Arc<Core>,
    pub(crate) jar: Jar,
    pub(crate) scope: Arc<dyn Scope>,
    pub(crate) operation: Operation,
    pub(crate) path: Vec<(Cow<'static, str>, Text)>,
    pub(crate) headers: Vec<(Cow<'static, str>, Text)>,
    pub(crate) auth: Auth,
    pub(crate) behavior: Behavior,
    pub(crate) payload: Payload,
    pub(crate) captures: Vec<Capture>,
    pub(crate) presets: Vec<Preset>,
    pub(crate) prepare: Vec<Prepare>,
    pub(crate) timeout: Option<Duration>,
    /// Whether the body of a 2xx answer is read while it arrives.
    #[cfg(feature = "stream")]
    pub(crate) streams: bool,
    /// Which page of a list, unless it is the first.
    pub(crate) page: Option<NextPage>,
    #[cfg(feature = "retry")]
    pub(crate) retry: Option<Retry>,
    #[cfg(feature = "tracing")]
    pub(crate) span: tracing::Span,
    #[cfg(feature = "renewal")]
    pub(crate) renew: Option<Arc<dyn Renew>>,
}

/// An answer, and what is needed to judge it.
pub(crate) struct Arrived {
    pub(crate) plan: Plan,
    pub(crate) response: Response,
    pub(crate) secrets: Secrets,
}

/// An answer, and the secrets that errors must not show.
pub(super) type Sent = (Arriving, Secrets);

impl Plan {
    pub(crate) fn new(
        core: Arc<Core>,
        jar: Jar,
        scope: Arc<dyn Scope>,
        method: &'static str,
        template: &'static str,
    ) -> Self {
        Self {
            timeout: core.timeout,
            #[cfg(feature = "retry")]
            retry: core.retry.clone(),
            core,
            jar,
            scope,
            operation: Operation { method, template },
            path: Vec::new(),
            headers: Vec::new(),
            auth: Auth::none(),
            behavior: Behavior::DEFAULT,
            payload: Payload::None,
            captures: Vec::new(),
            presets: Vec::new(),
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
    /// encode. What the presets set is not kept.
    pub(crate) fn build(&self, inputs: &Inputs) -> Result<Request, Fault> {
        let mut prepared = self.prepare(inputs, AS_THEY_ARE, |scope, presets| scope.preview(presets))?;
        #[cfg(feature = "oauth2")]
        if let Some((settings, round)) = prepared.signer.grant() {
            settings.recall(round, &self.core)?;
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

    /// Signs, and lets the caller change what is sent.
    fn request(&self, prepared: &mut Prepared) -> Result<Request, Invalid> {
        let mut request = prepared.request(&self.core.memory)?;
        self.core.defaults.change(self.operation, &mut request);
        self.prepare.iter().for_each(|prepare| prepare(&mut request));
        if !request.body.is_empty() {
            request.upload = None;
        }
        request.extensions.insert(self.operation);
        Ok(request)
    }

    /// Does everything that comes before signing. `preset` runs the presets on the variables.
    fn prepare(
        &self,
        inputs: &Inputs,
        watch: Watch<'_>,
        preset: impl FnOnce(&dyn Scope, &mut dyn FnMut(&mut dyn Any)) -> Arc<dyn Lookup>,
    ) -> Result<Prepared, Fault> {
        let sources = self.core.sources.fork();
        let variables = if self.core.presets && !self.presets.is_empty() {
            preset(&*self.scope, &mut |variables| self.presets.iter().for_each(|preset| preset(variables, &sources)))
        } else {
            self.scope.lookup()
        };
        let variables = watch(variables);
        self.prepare_with(&variables, sources, inputs).map_err(|fault| match fault {
            // A reason may name a file or a header whose name comes from a variable.
            Fault::Invalid(invalid) => Invalid::new(Secrets::of(variables).mask(&invalid.into_reason())).into(),
            fault => fault,
        })
    }

    /// Everything is substituted before anything else can fail, so that all unset variables are
    /// reported at once.
    fn prepare_with(&self, variables: &Arc<dyn Lookup>, sources: Sources, inputs: &Inputs) -> Result<Prepared, Fault> {
        let mut resolver = Resolver::new(&**variables, &sources);

        let method = resolver.resolve(self.operation.method).to_uppercase();
        let url = assemble(self.operation.template, &self.path, &inputs.query, &mut resolver);
        let mut headers = Headers::default();
        for (name, value) in self.headers.iter().chain(&inputs.headers) {
            push_header(&mut headers, name, value, &mut resolver);
        }
        for (name, value) in &self.core.defaults.headers {
            if headers.get(name).is_none() {
                push_header(&mut headers, name, value, &mut resolver);
            }
        }
        let body = self.payload.resolve(&mut resolver, &headers);
        let signer = self.auth.resolve(&mut resolver);
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
            secrets: Secrets::of(Arc::clone(variables)),
        })
    }

    /// Builds the request and sends it, and again as long as auth has a challenge to answer. All
    /// operations go through here.
    pub(crate) async fn exchange(mut self, inputs: Inputs) -> Result<Arrived, (Operation, Fault)> {
        match self.open(&inputs).await {
            Ok((arriving, secrets)) => {
                #[cfg(feature = "observe")]
                if let Some(observer) = &self.core.observer {
                    observer.see(self.operation, &arriving.head);
                }
                Ok(Arrived { plan: self, response: arriving.head, secrets })
            }
            Err(fault) => Err((self.operation, fault)),
        }
    }

    /// As [`exchange`](Self::exchange). The body of the answer is still to come when the call streams it.
    #[cfg_attr(not(feature = "tracing"), expect(clippy::needless_pass_by_ref_mut, reason = "only a span is set"))]
    pub(super) async fn open(&mut self, inputs: &Inputs) -> Result<Sent, Fault> {
        #[cfg(feature = "tracing")]
        {
            self.span = trace::span(self.operation);
        }
        let sent = self.send(inputs);
        #[cfg(feature = "tracing")]
        let sent = trace::call(self.span.clone(), sent);
        sent.await
    }

    #[cfg(feature = "renewal")]
    async fn send(&self, inputs: &Inputs) -> Result<Sent, Fault> {
        let Some(renew) = &self.renew else { return self.send_as_is(inputs, AS_THEY_ARE).await };
        let (seen, since) = (Seen::default(), Since::now());
        let watch = |variables| seen.watch(variables, renew);
        match self.send_as_is(inputs, &watch).await {
            Err(Fault::Unset(names)) if names.iter().all(|name| renew.covers(name)) => {
                for name in &names {
                    renew.renew(name, None, since).await?;
                }
            }
            Ok(sent) => {
                let mut renewed = false;
                for (name, used) in seen.refused(&sent.0.head) {
                    renewed |= renew.renew(&name, Some(&used), since).await?;
                }
                if !renewed || self.payload.is_spent() {
                    return Ok(sent);
                }
            }
            Err(fault) => return Err(fault),
        }
        self.send_as_is(inputs, AS_THEY_ARE).await
    }

    #[cfg(not(feature = "renewal"))]
    async fn send(&self, inputs: &Inputs) -> Result<Sent, Fault> {
        self.send_as_is(inputs, AS_THEY_ARE).await
    }

    async fn send_as_is(&self, inputs: &Inputs, watch: Watch<'_>) -> Result<Sent, Fault> {
        let mut prepared = self.prepare(inputs, watch, |scope, presets| scope.change(presets))?;
        let mut replays = 0;
        loop {
            let sent = self.attempt(&mut prepared).await?;
            if prepared.learn(&sent.0.head, &self.core.memory)? == Next::Done
                || replays == REPLAYS
                || prepared.body.is_spent()
            {
                return Ok(sent);
            }
            replays += 1;
        }
    }

    #[cfg(not(feature = "retry"))]
    async fn attempt(&self, prepared: &mut Prepared) -> Result<Sent, Fault> {
        #[cfg(feature = "oauth2")]
        self.log_in(prepared).await?;
        self.send_once(prepared).await
    }

    /// Sends the request, and again as long as it is retried.
    #[cfg(feature = "retry")]
    async fn attempt(&self, prepared: &mut Prepared) -> Result<Sent, Fault> {
        loop {
            #[cfg(feature = "oauth2")]
            self.log_in(prepared).await?;
            if let Some(attempts) = &mut prepared.attempts {
                prepared.timeout = attempts.begin();
            }
            let sent = self.send_once(prepared).await;
            let Some(attempts) = &mut prepared.attempts else { return sent };
            let outcome = match &sent {
                Ok((arriving, _)) => Ok(&arriving.head),
                Err(Fault::Transport(error)) => Err(error),
                Err(_) => return sent,
            };
            if prepared.body.is_spent() {
                return after(attempts.made(), sent);
            }
            match attempts.wait(outcome, self.core.sources.now()) {
                Some(wait) => {
                    #[cfg(feature = "tracing")]
                    trace::retried(attempts.made(), wait);
                    tokio::time::sleep(wait).await;
                }
                None => return after(attempts.made(), sent),
            }
            // The next attempt is signed with its own time.
            prepared.sources = self.core.sources.fork();
        }
    }

    /// Sees to a token, when auth needs one that is fetched.
    #[cfg(feature = "oauth2")]
    async fn log_in(&self, prepared: &mut Prepared) -> Result<(), Fault> {
        match prepared.signer.grant() {
            Some((settings, round)) => settings.log_in(round, &self.core, self.timeout).await,
            None => Ok(()),
        }
    }

    #[cfg(feature = "stream")]
    fn streams(&self) -> bool {
        self.streams
    }

    #[cfg(not(feature = "stream"))]
    #[expect(clippy::unused_self, reason = "as with streams")]
    fn streams(&self) -> bool {
        false
    }

    /// Signs the request and sends it.
    async fn send_once(&self, prepared: &mut Prepared) -> Result<Sent, Fault> {
        let request = self.request(prepared)?;
        let secrets = request.secrets.clone();
        #[cfg(feature = "tracing")]
        trace::attempt(&self.span, &request);
        let outcome = self.core.transport.exchange(&self.jar, request, self.streams()).await;
        #[cfg(feature = "tracing")]
        trace::attempted(outcome.as_ref().map(|arriving| &arriving.head));
        let arriving = outcome.map_err(Fault::Transport)?;
        self.core.defaults.see(self.operation, &arriving.head);
        Ok((arriving, secrets))
    }
}

impl Arrived {
    /// Reads the response, and tells the client's hook what was forgiven.
    pub(crate) fn read<T: Decode>(&self) -> Result<Answer<T::Output>, DecodeError> {
        let mut received = Received::new(self.response.clone());
        let value = T::decode(&mut received)?;
        let mismatches = received.into_mismatches();
        if !mismatches.is_empty()
            && let Some(tell) = &self.plan.core.on_mismatch
        {
            tell(self.plan.operation, &mismatches);
        }
        Ok(Answer { value, status: self.response.status(), headers: self.response.headers().clone(), mismatches })
    }

    /// Whether an answer has to be decoded for the sake of captures.
    pub(crate) fn captures(&self) -> bool {
        self.plan.core.captures && !self.plan.captures.is_empty() && self.response.status().is_success()
    }

    /// Stores what the operation's scripts store, in their order. Without an
    /// [`Answer`](crate::Answer), because the body has another shape, what is found in the response.
    pub(crate) fn capture(&self, answer: Option<&dyn Any>) {
        if self.captures() {
            self.store(&*self.plan.scope, answer);
        }
    }

    /// As [`capture`](Self::capture), into these variables, and also when captures are off.
    pub(crate) fn store(&self, scope: &dyn Scope, answer: Option<&dyn Any>) {
        #[cfg(feature = "tracing")]
        trace::captured();
        scope.change(&mut |variables| {
            for capture in &self.plan.captures {
                match (capture, answer) {
                    (Capture::Typed(capture), Some(answer)) => capture(variables, answer),
                    (Capture::Typed(_), None) => {}
                    (Capture::Response(capture), _) => capture(variables, &self.response),
                }
            }
        });
    }
}

#[cfg(feature = "oauth2")]
impl Plan {
    /// The OAuth 2 settings of the request, with its variables.
    pub(crate) fn grant(&self) -> Option<crate::auth::Settings> {
        let (variables, sources) = (self.scope.lookup(), self.core.sources.fork());
        let mut signer = self.auth.resolve(&mut Resolver::new(&*variables, &sources));
        signer.grant().map(|(settings, _)| settings.clone())
    }
}

/// What came of a request, with the number of attempts.
#[cfg(feature = "retry")]
fn after(attempts: u32, sent: Result<Sent, Fault>) -> Result<Sent, Fault> {
    match sent {
        Ok((mut arriving, secrets)) => {
            arriving.head = arriving.head.after(attempts);
            Ok((arriving, secrets))
        }
        Err(Fault::Transport(error)) => Err(Fault::Attempts(error, attempts)),
        Err(fault) => Err(fault),
    }
}

fn push_header(headers: &mut Headers, name: &str, value: &Text, resolver: &mut Resolver<'_>) {
    let name = resolver.resolve(name).into_owned();
    match &value.0 {
        Repr::Data(data) => headers.push(name, data.as_ref()),
        Repr::Template(template) => headers.push(name, resolver.resolve(template)),
    }
}
