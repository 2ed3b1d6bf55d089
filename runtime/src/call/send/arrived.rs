//! [`Arrived`]: an answer, with the settings that determine how it is read.

#[cfg(feature = "tracing")]
use super::trace;
use crate::call::answer::{Answer, decode};
use crate::call::captures::Capture;
use crate::call::plan::Plan;
use crate::decode::{Decode, DecodeError, Mismatches};
use crate::request::Secrets;
use crate::response::Response;
use crate::transport::Arriving;
use crate::variables::Scope;

/// An answer, with the settings that determine how it is read.
pub(crate) struct Arrived {
    pub(crate) plan: Box<Plan>,
    pub(crate) response: Response,
    pub(crate) secrets: Secrets,
}

/// An answer, and the secrets that errors must not show.
pub(super) type Sent = (Arriving, Secrets);

impl Arrived {
    /// Reads the response, and passes mismatches to the client's hook.
    pub(crate) fn read<T: Decode>(&self) -> Result<Answer<T::Output>, DecodeError> {
        let (value, mismatches) = self.decode::<T>()?;
        Ok(Answer::of(value, mismatches, self.response.clone()))
    }

    /// The same as [`read`](Self::read), without status and headers.
    pub(super) fn decode<T: Decode>(&self) -> Result<(T::Output, Mismatches), DecodeError> {
        let (value, mismatches) = decode::<T>(&self.response)?;
        if !mismatches.is_empty()
            && let Some(tell) = &self.plan.core.on_mismatch
        {
            tell(self.plan.operation, &mismatches);
        }
        Ok((value, mismatches))
    }

    /// Returns `true` if an answer has to be decoded for captures.
    pub(super) fn is_captured<A>(&self, captures: &[Capture<A>]) -> bool {
        self.plan.core.captures && !captures.is_empty() && self.response.status().is_success()
    }

    /// Runs the captures of the operation in order. Without a typed answer, because the body has another
    /// shape, only captures from the response run.
    pub(super) fn capture<A>(&self, captures: &[Capture<A>], answer: Option<&Answer<A>>) {
        if self.is_captured(captures) {
            self.store(captures, &*self.plan.scope, answer);
        }
    }

    /// The same as [`capture`](Self::capture), into these variables, and also if captures are turned off.
    pub(super) fn store<A>(&self, captures: &[Capture<A>], scope: &dyn Scope, answer: Option<&Answer<A>>) {
        #[cfg(feature = "tracing")]
        trace::captured();
        scope.change(&mut |variables| {
            for capture in captures {
                match (capture, answer) {
                    (Capture::Answer(capture), Some(answer)) => capture(variables, answer),
                    (Capture::Answer(_), None) => {}
                    (Capture::Response(capture), _) => capture(variables, &self.response),
                }
            }
        });
    }
}
