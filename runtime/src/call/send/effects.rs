//! Sends a [`Call`] only for its captures: as a login, or in a replay of the collection.

#[cfg(feature = "renewal")]
use std::sync::Arc;

use super::arrived::Arrived;
use crate::call::call::Call;
use crate::call::captures::Capture;
use crate::call::plan::Plan;
use crate::decode::{Decode, NoFailure};
use crate::error::Error;
#[cfg(feature = "renewal")]
use crate::error::Fault;
use crate::request::{Inputs, Options};
use crate::transport::BoxFuture;
#[cfg(feature = "renewal")]
use crate::variables::Scope;

/// Runs the captures of an answer on variables.
#[cfg(feature = "renewal")]
type Store = Box<dyn Fn(&Arrived, &dyn Scope) + Send>;

impl<T: Decode, E: Decode, O: Options> Call<T, E, O> {
    /// Sends the request for its captures, which also set these variables.
    #[cfg(feature = "renewal")]
    pub(crate) fn log_in(self, also: Vec<Arc<dyn Scope>>) -> BoxFuture<'static, Result<(), Fault>> {
        let inputs = self.inputs();
        let captures = self.captures;
        Box::pin(log_in(self.plan, inputs, also, Box::new(move |arrived, scope| store::<T>(&captures, arrived, scope))))
    }

    /// Sends the request for its captures, as a replay of the collection does: they run, but the answer need not
    /// fit its type. Returns the status, or the text of the error if there is no answer.
    pub fn replay(self) -> BoxFuture<'static, Result<u16, String>> {
        let inputs = self.inputs();
        let captures = self.captures;
        Box::pin(replay(self.plan, inputs, Box::new(move |arrived| capture::<T>(&captures, arrived))))
    }
}

/// Runs the captures, whether the answer can be decoded or not.
fn capture<T: Decode>(captures: &[Capture<T::Output>], arrived: &Arrived) {
    if arrived.is_captured(captures) {
        arrived.capture(captures, arrived.read::<T>().ok().as_ref());
    }
}

/// Runs the captures, even if they are turned off.
#[cfg(feature = "renewal")]
fn store<T: Decode>(captures: &[Capture<T::Output>], arrived: &Arrived, scope: &dyn Scope) {
    arrived.store(captures, scope, arrived.read::<T>().ok().as_ref());
}

#[cfg(feature = "renewal")]
async fn log_in(plan: Box<Plan>, inputs: Inputs, also: Vec<Arc<dyn Scope>>, store: Store) -> Result<(), Fault> {
    match plan.exchange(inputs).await {
        Ok(arrived) if arrived.response.status().is_success() => {
            std::iter::once(&arrived.plan.scope).chain(&also).for_each(|scope| store(&arrived, &**scope));
            Ok(())
        }
        Ok(arrived) => {
            let error = Error::<NoFailure>::unexpected(arrived.plan.operation, arrived.response, &arrived.secrets);
            Err(Fault::Token(error.to_string()))
        }
        Err((_, fault @ (Fault::Unset(_) | Fault::Transport(_)))) => Err(fault),
        #[cfg(feature = "retry")]
        Err((_, fault @ Fault::Attempts(..))) => Err(fault),
        Err((operation, fault)) => Err(Fault::Token(explain(&Error::<NoFailure>::from_fault(operation, fault)))),
    }
}

async fn replay(plan: Box<Plan>, inputs: Inputs, capture: Box<dyn FnOnce(&Arrived) + Send>) -> Result<u16, String> {
    match plan.exchange(inputs).await {
        Ok(arrived) => {
            capture(&arrived);
            Ok(arrived.response.status().as_u16())
        }
        Err((operation, fault)) => Err(explain(&Error::<NoFailure>::from_fault(operation, fault))),
    }
}

/// Returns an error with its sources on one line.
fn explain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}
