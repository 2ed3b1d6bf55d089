//! The shapes of an API's answers, without any of their values.
//!
//! [`Observations`] is a file beside a Postman collection, `shop.observations.json`: for each request and status the [`Shape`] of the
//! answers that were seen, with kinds, formats and counts. `postman-codegen` reads it as evidence for types, beside the examples that the
//! collection has saved; `postman-codegen observe` writes it.
//!
//! ```
//! use postman_observations::{Observations, Seen};
//!
//! let mut observations = Observations::default();
//! let body = br#"[{"id": 7, "mail": "ada@example.com"}]"#;
//! observations.add("Users GET {{url}}/users", &Seen { status: 200, content_type: "application/json", body, date: "2026-11-25" });
//! let text = observations.to_string();
//! assert!(text.contains(r#""$[].mail": {"text": 1}"#));
//! assert!(!text.contains("ada@example.com"));
//! ```
//!
//! # What is in the file
//!
//! * The key of the request in the collection: Postman's id, or its folder, method and URL with the names of variables.
//! * How many answers there were, and the days of the first and the last.
//! * For each place in their JSON how often a value of each [`Kind`] was there.
//! * Names of fields. A key that is itself data (an id, a date, an e-mail address; [`is_data`]) is not written, nor are the keys of an object
//!   whose keys vary as the keys of a map do.
//!
//! No value of an answer is in it: no text, no number, no credential. It is sorted, one place a line, so that it is small to review and
//! merges well; of a conflict in a version control system the lines of both sides may be kept.

mod answers;
mod big_integers;
mod content;
mod date;
mod error;
mod fold;
mod keys;
mod kind;
mod map_keys;
mod observations;
mod parse;
mod path;
mod scalars;
mod shape;
mod widening;

pub use answers::Answers;
pub use big_integers::BigIntegers;
pub use content::{Content, is_binary};
pub use date::day;
pub use error::ParseError;
pub use fold::{MAX_DEPTH, may_repeat_key};
pub use keys::is_data;
pub use kind::Kind;
pub use observations::{Observations, Seen};
pub use path::Step;
pub use scalars::{is_date, is_date_time, is_uuid};
pub use shape::Shape;
pub use widening::Widening;
