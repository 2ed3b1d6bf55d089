//! Decides which values are credentials, with the reason: by name, by the form of the value, by the place. All stages use this module.
//!
//! In: a name, a value and its kind of place ([`classify`]), or a whole text ([`Finder`]). Out: a [`Class`] with its
//! reason. A certain credential is replaced where it is sent; a suspected one is not shown. No value of
//! a credential is written into generated code.

mod class;
mod encoding;
mod find;
mod forms;
mod names;
mod placeholder;
mod randomness;
mod reason;
mod scan;

pub(crate) use class::{Class, Spot, classify};
pub(crate) use encoding::{base64_parts, percent_decoded, percent_encoded};
pub(crate) use find::{Finder, Literal, Text};
pub(crate) use forms::{is_scheme, looks_like_credential};
pub(crate) use names::{
    credential_params, is_credential_name, is_login_name, is_password_name, is_used_once, is_which_password,
    may_be_credential_name, says_password,
};
pub(crate) use placeholder::{is_blank, is_placeholder, is_told_apart};
pub(crate) use randomness::{is_common, may_be_credential};
pub(crate) use reason::Reason;
