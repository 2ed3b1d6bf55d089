//! Files and streams as bodies.
//!
//! In: a [`File`]. Out: an [`Upload`]: parts of bytes, files and streams that are read while they are sent, and again if the
//! request is sent again. Small files are read before.

mod file;
mod given;
mod media_type;
mod parts;

pub use self::file::File;
pub(super) use self::file::Located;
pub(crate) use self::given::GivenBody;
pub(crate) use self::parts::{Part, Upload};
