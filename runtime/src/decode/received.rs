//! [`Received`]: a response while it is read.

use std::ops::Deref;

use serde::de::DeserializeOwned;

use super::error::DecodeError;
use super::forgiving;
use super::mismatch::Mismatches;
use super::response::direct;
use crate::response::Response;

/// A [`Response`] while a [`Decode`](super::Decode) reads it, with what was forgiven.
#[derive(Debug)]
pub struct Received {
    response: Response,
    mismatches: Mismatches,
}

impl Received {
    pub(crate) fn new(response: Response) -> Self {
        Self { response, mismatches: Mismatches::default() }
    }

    pub(crate) fn into_mismatches(self) -> Mismatches {
        self.mismatches
    }

    /// The body as JSON of a type, forgiving what does not fit.
    ///
    /// Values that stand for the right one without a loss are converted: `10.0` and `"10"` are the number 10, 12 is the text `"12"`, and
    /// 0, 1, `"true"` and `"false"` are booleans; an object with the keys `"0"`, `"1"` and so on is a list, and one value that is
    /// what a list holds is a list of it. Anything else becomes `None` or empty where the type allows it, and is left out of lists
    /// and maps; so are `""` and `[]` for an object. Each such place is listed in [`Answer::mismatches`](crate::Answer::mismatches).
    ///
    /// An answer that has the shape of the type is read as by [`Response::json`], at the same speed.
    ///
    /// # Errors
    ///
    /// When the body is not JSON, or a place does not fit that the type does not allow to be absent.
    pub fn lenient<T: DeserializeOwned>(&mut self) -> Result<T, DecodeError> {
        let body = self.response.json_bytes();
        let error = match direct(body) {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        let refused = DecodeError::json(&error, body);
        if !error.is_data() {
            return Err(refused);
        }
        // What is no JSON further on is no answer.
        let value = serde_json::from_slice(body).map_err(|error| DecodeError::json(&error, body))?;
        let (value, mismatches) = forgiving::read(&value, &refused)?;
        self.mismatches.extend(mismatches);
        Ok(value)
    }
}

impl Deref for Received {
    type Target = Response;

    fn deref(&self) -> &Response {
        &self.response
    }
}
