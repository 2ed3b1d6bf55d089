//! [`Capture`]: stores parts of an answer in variables.

use std::any::Any;
use std::sync::Arc;

use super::answer::Answer;
use crate::decode::Decode;
use crate::response::Response;
use crate::variables::Variables;

/// Stores parts of an answer of type `A` in the variables of any client (`&mut V`): one async function sends the
/// calls of all clients.
pub(super) enum Capture<A> {
    Answer(Storing<Answer<A>>),
    Response(Storing<Response>),
}

type Storing<A> = Arc<dyn Fn(&mut dyn Any, &A) + Send + Sync>;

impl<A> Capture<A> {
    pub(super) fn of_answer<V: Variables>(capture: impl Fn(&mut V, &Answer<A>) + Send + Sync + 'static) -> Self {
        Self::Answer(Arc::new(move |variables, answer| {
            if let Some(variables) = variables.downcast_mut::<V>() {
                capture(variables, answer);
            }
        }))
    }

    pub(super) fn of_response<V: Variables>(capture: impl Fn(&mut V, &Response) + Send + Sync + 'static) -> Self {
        Self::Response(Arc::new(move |variables, response| {
            if let Some(variables) = variables.downcast_mut::<V>() {
                capture(variables, response);
            }
        }))
    }

    /// Returns the same for a call that returns the raw answer, which is decoded for this capture.
    pub(super) fn untyped<T: Decode<Output = A>>(self) -> Capture<Response>
    where
        A: 'static,
    {
        Capture::Response(match self {
            Self::Answer(capture) => Arc::new(move |variables, response| {
                if let Ok(answer) = Answer::read::<T>(response) {
                    capture(variables, &answer);
                }
            }),
            Self::Response(capture) => capture,
        })
    }
}

impl<A> Clone for Capture<A> {
    fn clone(&self) -> Self {
        match self {
            Self::Answer(capture) => Self::Answer(Arc::clone(capture)),
            Self::Response(capture) => Self::Response(Arc::clone(capture)),
        }
    }
}
