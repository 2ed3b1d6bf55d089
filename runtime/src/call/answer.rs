//! [`Answer`]: the value of an answer, with status and headers.

use std::fmt;
use std::ops::{Deref, DerefMut};

use http::{HeaderMap, StatusCode};

use crate::decode::{Decode, DecodeError, Mismatches, Received};
use crate::response::{Response, without_credentials};

/// A 2xx answer: its value, with status and headers. It dereferences to the value.
///
/// `Debug` shows no headers with credentials.
///
/// ```
/// use postman_client::{Call, Error, Json};
/// # #[derive(postman_client::FromJson)] struct Order { total: f64 }
///
/// async fn show(order: Call<Json<Order>>) -> Result<(), Error> {
///     let answer = order.send().await?;
///     println!("{} of {:?}: {}", answer.status, answer.header("date"), answer.total);
///     Ok(())
/// }
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Answer<T> {
    /// The value.
    pub value: T,
    /// The status, from 200 to 299.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    pub(crate) mismatches: Mismatches,
}

impl<T> Answer<T> {
    pub(super) fn read<D: Decode<Output = T>>(response: &Response) -> Result<Self, DecodeError> {
        let (value, mismatches) = decode::<D>(response)?;
        Ok(Self::of(value, mismatches, response.clone()))
    }

    /// Creates the answer for a value that was read from `response`, whose headers are moved if it is not shared.
    pub(super) fn of(value: T, mismatches: Mismatches, response: Response) -> Self {
        let (status, headers, _) = response.into_parts();
        Self { value, status, headers, mismatches }
    }

    /// Returns the value alone.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// Returns the places where the answer has a value of another kind than its type, which was converted or left out. It is empty for an
    /// answer that fits.
    pub fn mismatches(&self) -> &Mismatches {
        &self.mismatches
    }

    /// Returns the first value of a header as text; `None` if it is absent or not ASCII.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// Reads a response as `D`.
pub(super) fn decode<D: Decode>(response: &Response) -> Result<(D::Output, Mismatches), DecodeError> {
    let mut received = Received::new(response.clone());
    let value = D::decode(&mut received)?;
    Ok((value, received.into_mismatches()))
}

impl<T> Deref for Answer<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Answer<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Answer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("value", &self.value)
            .field("status", &self.status)
            .field("headers", &without_credentials(&self.headers))
            .field("mismatches", &self.mismatches)
            .finish()
    }
}
