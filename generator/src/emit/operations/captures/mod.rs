//! The values that scripts store.
//!
//! In: the captures and presets of the model. Out: functions that set the variables of the client ([`capture`]), and the expressions of
//! their values ([`expression`]).

pub mod capture;
pub mod expression;
