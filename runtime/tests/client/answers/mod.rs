//! Answers: as values, as streams, as pages, and their limits.

mod decoded;
#[cfg(feature = "hyper")]
mod limits;
mod pages;
#[cfg(all(feature = "hyper", feature = "stream"))]
mod streams;
