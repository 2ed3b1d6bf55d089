//! What the scripts of a collection do to values, for the captures and presets of generated code.

#[cfg(feature = "digests")]
mod digest;
mod found;
mod moment;
#[cfg(feature = "regex")]
mod pattern;
mod presets;
mod test;
mod text;
#[cfg(feature = "xml")]
mod xml;

#[cfg(feature = "digests")]
pub use digest::FoundDigest;
pub use found::Found;
pub use moment::Moment;
