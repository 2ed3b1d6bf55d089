//! The part of the library that generated code calls. Programs that use a generated client do not need it.
//!
//! An operation describes its request to a [`RequestBuilder`], declares its inputs in a table ([`options!`], [`form!`], [`body!`]), and
//! its client declares its variables in one ([`variables!`]), with the common parts of its requests ([`Common`]). The functions of the
//! collection's scripts work on [`Found`] values.
//!
//! Names of this module change only together with the generator: `postman-codegen` and this library have the same version.

mod body;
mod tables;

#[doc(inline)]
pub use crate::{__body as body, __form as form, __options as options, __variables as variables};

pub use serde::{Deserialize, Deserializer};

#[cfg(feature = "asap")]
pub use crate::auth::Asap;
pub use crate::auth::Auth;
#[cfg(feature = "aws")]
pub use crate::auth::Aws;
#[cfg(feature = "digest")]
pub use crate::auth::Digest;
#[cfg(feature = "edgegrid")]
pub use crate::auth::EdgeGrid;
#[cfg(feature = "hawk")]
pub use crate::auth::Hawk;
#[cfg(feature = "jwt")]
pub use crate::auth::Jwt;
#[cfg(feature = "ntlm")]
pub use crate::auth::Ntlm;
#[cfg(feature = "oauth1")]
pub use crate::auth::OAuth1;
#[cfg(feature = "oauth2")]
pub use crate::auth::{OAuth2, TokenParameter};
pub use crate::call::{Common, RequestBuilder};
pub use crate::client::Collection;
#[cfg(feature = "replay")]
pub use crate::client::replay;
pub use crate::decode::{
    Field, IntegerPlace, Kind, ListPlace, MapPlace, OptionPlace, SerdePlace, Slot, StructPlace, Table, TextPlace,
    UnionPlace, deserialize,
};
pub use crate::json::nullable::present;
pub use crate::request::body::{Fields, Files, Form};
pub use crate::request::{Input, Inputs, NoOptions, Options};
#[cfg(feature = "digests")]
pub use crate::script::FoundDigest;
pub use crate::script::{Found, Moment};
pub use crate::template::Sources;
pub use crate::variables::{Captured, from_env};
