//! The project itself: the imports of its files, its public API, its docs.

mod docs;
mod imports;
mod public_api;
mod readme;
