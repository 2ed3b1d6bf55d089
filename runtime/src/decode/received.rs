//! [`Received`]: a response while it is read.

use std::ops::Deref;

use super::error::DecodeError;
use super::forgiving::{self, Target};
use super::from_json::FromJson;
use super::mismatch::Mismatches;
use super::ndjson;
use super::response::fill;
use crate::response::Response;

/// A [`Response`] while a [`Decode`](super::Decode) reads it, with the mismatches found so far.
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

    /// Reads the body as JSON of a type, leniently.
    ///
    /// A value of another kind is converted if nothing is lost: `10.0` and `"10"` are the number 10, 12 is the text `"12"`, and 0, 1,
    /// `"true"` and `"false"` are booleans; an object with the keys `"0"`, `"1"` and so on is a list, and a single value is a list of one
    /// where it has the type of the elements. Any other value becomes `None` or empty where the type allows it, and is left out of lists
    /// and maps; so are `""` and `[]` in place of an object. [`Answer::mismatches`](crate::Answer::mismatches) lists each such place.
    ///
    /// An answer that fits the type is read directly into it.
    ///
    /// # Errors
    ///
    /// If the body is not JSON, or a value that the type requires neither fits nor can be converted.
    pub fn lenient<T: FromJson>(&mut self) -> Result<T, DecodeError> {
        let (value, mismatches) = lenient(self.response.json_bytes())?;
        self.mismatches.extend(mismatches);
        Ok(value)
    }

    /// Reads the values of a body in NDJSON (JSON Lines), each as [`lenient`](Self::lenient) does. The paths of mismatches and errors begin
    /// with the position of the value, as in a list. A body that is one JSON value over several lines is a list of that value.
    ///
    /// # Errors
    ///
    /// Those of [`lenient`](Self::lenient), for the first line that cannot be read.
    pub fn lenient_lines<T: FromJson>(&mut self) -> Result<Vec<T>, DecodeError> {
        let mismatches = &mut self.mismatches;
        ndjson::read(self.response.json_bytes(), |index, line| {
            let (value, of_line) = lenient(line)?;
            mismatches.extend(of_line.within(index));
            Ok(value)
        })
    }
}

/// Reads JSON leniently as a type.
pub(crate) fn lenient<T: FromJson>(body: &[u8]) -> Result<(T, Mismatches), DecodeError> {
    let mut value = T::empty();
    let mismatches = lenient_into(&mut value, body)?;
    Ok((value, mismatches))
}

fn lenient_into(target: &mut dyn Target, body: &[u8]) -> Result<Mismatches, DecodeError> {
    let Err(error) = fill(target.slot(), body) else { return Ok(Mismatches::default()) };
    let refused = DecodeError::json(&error, body);
    if !error.is_data() {
        return Err(refused);
    }
    // a body with a syntax error further on cannot be read
    let value = serde_json::from_slice(body).map_err(|error| DecodeError::json(&error, body))?;
    forgiving::read(target, &value, &refused)
}

impl Deref for Received {
    type Target = Response;

    fn deref(&self) -> &Response {
        &self.response
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FromJson;

    #[derive(Debug, FromJson, PartialEq)]
    struct Row {
        id: Option<u64>,
    }

    fn rows(body: &str) -> Result<(Vec<Row>, String), String> {
        let mut received = Received::new(Response::new(200, body.to_owned()));
        let rows = received.lenient_lines().map_err(|error| error.to_string())?;
        Ok((rows, received.into_mismatches().iter().map(ToString::to_string).collect()))
    }

    #[test]
    fn a_body_without_content_is_none_where_the_answer_is_optional() {
        let read = |body: &str| Received::new(Response::new(200, body.to_owned())).lenient::<Option<Row>>();
        assert_eq!(read("").unwrap(), None);
        assert_eq!(read("\r\n").unwrap(), None);
        assert_eq!(read("null").unwrap(), None);
        assert_eq!(read(r#"{"id": 1}"#).unwrap(), Some(Row { id: Some(1) }));
        assert!(Received::new(Response::new(200, String::new())).lenient::<Row>().is_err());
    }

    #[test]
    fn each_line_is_a_value_and_empty_ones_are_none() {
        let (rows, told) = rows("{\"id\": 1}\r\n\n {\"id\": 2}\n").unwrap_or_default();
        assert_eq!((rows, told.as_str()), (vec![Row { id: Some(1) }, Row { id: Some(2) }], ""));
        assert_eq!(self::rows(""), Ok((Vec::new(), String::new())));
    }

    #[test]
    fn lines_are_forgiven_as_answers_are() {
        let (rows, told) = rows("{\"id\": 1}\n{\"id\": \"2\"}").unwrap_or_default();
        assert_eq!(rows, [Row { id: Some(1) }, Row { id: Some(2) }]);
        assert!(told.starts_with("[1].id: "), "{told}");
        let strict = Response::new(200, "{\"id\": 1}\n{\"id\": \"2\"}").json_lines::<Row>();
        assert_eq!(strict.unwrap_err().path(), "[1].id");
        assert!(self::rows("{}\n<html>").unwrap_err().starts_with("[1]: "));
    }

    #[test]
    fn a_document_on_several_lines_is_one_value() {
        assert_eq!(rows("{\n  \"id\": 7\n}"), Ok((vec![Row { id: Some(7) }], String::new())));
    }
}
