//! Headers: those that are enabled and have a value are constants; empty, placeholder and disabled ones are inputs.

use super::decision::{Decision, Role, RowReason};
use super::lists::{self, Offered};
use super::value_type::{Row, ValueType, ValueTypes};
use crate::read::model::Header;

pub(super) fn decide(headers: &[Header], types: &ValueTypes) -> Vec<Decision> {
    let enabled: Vec<String> = headers.iter().filter(|one| !one.disabled).map(|one| one.key.to_lowercase()).collect();
    let mut decided = lists::decide(headers.iter().map(|header| one(header, &enabled)).collect(), types);
    for decision in &mut decided {
        if let Role::Input { ty, .. } = &mut decision.role {
            *ty = ValueType::Text;
        }
    }
    decided
}

fn one<'a>(header: &'a Header, enabled: &[String]) -> Result<Offered<'a>, Decision> {
    if !header.disabled && !header.value.trim().is_empty() && !is_placeholder(&header.value) {
        return Err(Decision::new(Role::Constant, RowReason::FixedHeader));
    }
    if header.key.is_empty() || !header.key.bytes().all(is_token) {
        return Err(Decision::new(Role::LeftOut, RowReason::NoToken));
    }
    if header.disabled && enabled.contains(&header.key.to_lowercase()) {
        return Err(Decision::new(Role::LeftOut, RowReason::Shadowed));
    }
    let reason = if header.disabled { RowReason::Disabled } else { RowReason::NoValue };
    Ok(Offered { key: &header.key, row: Row { value: &header.value, disabled: header.disabled }, reason })
}

fn is_placeholder(value: &str) -> bool {
    let value = value.trim();
    value.starts_with('<') && value.ends_with('>')
}

/// RFC 9110, section 5.6.2.
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}
