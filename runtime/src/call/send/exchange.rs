//! Sends the request of a [`Plan`]: renewals, challenges, retries and tokens around one exchange.

#[cfg(feature = "tracing")]
use std::pin::pin;

use super::arrived::{Arrived, Sent};
#[cfg(feature = "tracing")]
use super::trace;
use crate::auth::Next;
#[cfg(feature = "renewal")]
use crate::auth::Since;
#[cfg(feature = "renewal")]
use crate::call::plan::Seen;
use crate::call::plan::{AS_THEY_ARE, Plan, Prepared, Watch};
use crate::clock::Instant;
use crate::error::Fault;
use crate::request::Inputs;
use crate::request::Operation;

/// The largest number of challenges that one request answers: Postman's limit.
const REPLAYS: usize = 3;

impl Plan {
    /// Builds the request and sends it, and again as long as auth answers a challenge. All
    /// operations use this function.
    pub(crate) async fn exchange(mut self: Box<Self>, inputs: Inputs) -> Result<Arrived, (Operation, Fault)> {
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

    /// The same as [`exchange`](Self::exchange), before the body of a streamed answer has arrived.
    #[cfg_attr(not(feature = "tracing"), expect(clippy::needless_pass_by_ref_mut, reason = "only a span is set"))]
    pub(super) async fn open(&mut self, inputs: &Inputs) -> Result<Sent, Fault> {
        #[cfg(feature = "tracing")]
        {
            self.span = trace::span(self.operation);
            return trace::call(&self.span, pin!(self.send(inputs))).await;
        }
        #[cfg(not(feature = "tracing"))]
        self.send(inputs).await
    }

    #[cfg(feature = "renewal")]
    async fn send(&self, inputs: &Inputs) -> Result<Sent, Fault> {
        let Some(renew) = &self.renew else { return self.send_as_is(inputs, AS_THEY_ARE).await };
        let (seen, since) = (Seen::default(), Since::now());
        let watch = |variables| seen.watch(variables, renew);
        match self.send_as_is(inputs, &watch).await {
            Err(Fault::Unset(names)) if names.iter().all(|name| renew.covers(name)) => {
                for name in &names {
                    renew.renew(name, None, since, self.timeout).await?;
                }
            }
            Ok(sent) => {
                let mut renewed = false;
                for (name, used) in seen.refused(&sent.0.head) {
                    renewed |= renew.renew(&name, Some(&used), since, self.timeout).await?;
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
        let begun = Instant::now();
        let mut replays = 0;
        loop {
            let sent = self.attempt(&mut prepared).await?;
            if prepared.learn(&sent.0.head, &self.core.memory)? == Next::Done
                || replays == REPLAYS
                || prepared.body.is_spent()
            {
                return Ok(sent);
            }
            // the time limit covers all of them; attempts that are retried handle it themselves
            prepared.timeout = self.timeout.map(|timeout| timeout.saturating_sub(begun.elapsed()));
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
                    crate::transport::wait_for(wait).await;
                }
                None => return after(attempts.made(), sent),
            }
            // the next attempt is signed with its own time
            prepared.sources = self.core.sources.fork();
        }
    }

    /// Ensures that there is a token, if auth needs one that is fetched.
    #[cfg(feature = "oauth2")]
    async fn log_in(&self, prepared: &mut Prepared) -> Result<(), Fault> {
        match prepared.signer.grant() {
            Some((settings, round)) => settings.log_in(round, self.login_context()).await,
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
        let outcome = self.core.transport.exchange(&self.jar, request, self.limits, self.streams()).await;
        #[cfg(feature = "tracing")]
        trace::attempted(outcome.as_ref().map(|arriving| &arriving.head));
        let arriving = outcome.map_err(Fault::Transport)?;
        self.core.defaults.see(self.operation, &arriving.head);
        Ok((arriving, secrets))
    }
}

/// Adds the number of attempts to the outcome of a request.
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
