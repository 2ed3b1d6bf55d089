//! Reads a value into a place. Elements of lists and members of objects that do not fit are left out.

use std::borrow::Cow;

use serde_json::{Map, Number, Value};

use super::convert;
use super::corrections::{Corrections, Step};
use super::misfit::{self, Misfit};
use super::scalars::Scalar;
use crate::decode::from_json::{IntegerPlace, ListPlace, MapPlace, Seen, Slot, StructPlace, Table};
use crate::decode::kind::Kind;
use crate::request::mask::mask_quoted;

/// Reads a value. `alone` is `true` if it is in place of a list, so that it must fit the element type without conversion.
pub(super) fn fill(slot: Slot<'_>, value: &Value, alone: bool, state: &mut Corrections) -> Result<(), Misfit> {
    let scalar = Scalar { value, forgives: state.forgives && !alone };
    match slot {
        Slot::Bool(to) => *to = scalar.boolean(state)?,
        Slot::I64(to) => *to = scalar.whole_number("i64", Number::as_i64, state)?,
        Slot::U64(to) => *to = scalar.whole_number("u64", Number::as_u64, state)?,
        Slot::F64(to) => *to = scalar.number("f64", value.is_number(), convert::to_number, Number::as_f64, state)?,
        Slot::Integer(to) => integer(to, scalar, state)?,
        Slot::Number(to) => {
            *to = scalar.number("a JSON number", true, |_| None, |number| Some(number.clone()), state)?
        }
        Slot::String(to) => *to = scalar.text(state)?,
        Slot::Text(to) => to.set(scalar.text(state)?),
        Slot::Value(to) => to.clone_from(value),
        Slot::Serde(to) => {
            let refuse = |error: serde_json::Error| state.misfit(mask_quoted(&error.to_string()));
            to.read(value.clone()).map_err(refuse)?;
        }
        Slot::Option(to) if value.is_null() => {
            Slot::Option(to).set_null(false);
        }
        Slot::Option(to) => fill(to.some(), value, alone, state)?,
        Slot::Union(to) => fill(to.variant(Kind::of(value)), value, false, state)?,
        Slot::List(to) => list(to, value, scalar.forgives, state)?,
        Slot::Object(to) => object(to, value, alone, state)?,
        Slot::Map(to) => map(to, value, alone, state)?,
        Slot::Struct(to) => fields(to, value, alone, state)?,
    }
    Ok(())
}

fn integer(to: &mut dyn IntegerPlace, scalar: Scalar<'_>, state: &mut Corrections) -> Result<(), Misfit> {
    let number = scalar.whole_number(to.name(), Number::as_i128, state)?;
    if to.set(number) { Ok(()) } else { Err(state.misfit(misfit::of_value(scalar.value, to.name()))) }
}

/// Reads a list. An object with the keys `"0"`, `"1"` and so on is one, and so is a single value that has the type of the elements.
fn list(to: &mut dyn ListPlace, value: &Value, forgives: bool, state: &mut Corrections) -> Result<(), Misfit> {
    const EXPECTED: &str = "a sequence";
    to.clear();
    match value {
        Value::Array(items) => {
            items.iter().enumerate().try_for_each(|(index, value)| element(to, Step::Index(index), value, state))
        }
        Value::Null => Err(state.refuse(value, EXPECTED)),
        _ if !forgives => Err(state.refuse(value, EXPECTED)),
        Value::Object(object) if is_list(object) => {
            state.converted(misfit::of_kind(value, EXPECTED));
            object.iter().try_for_each(|(key, value)| element(to, Step::Key(key), value, state))
        }
        Value::String(text) if text.is_empty() => {
            state.converted(misfit::of_kind(value, EXPECTED));
            Ok(())
        }
        value => {
            alone(to, value, EXPECTED, state);
            Ok(())
        }
    }
}

/// Reads an element. One that does not fit becomes null, if its type has a value for it; otherwise it is left out.
fn element(to: &mut dyn ListPlace, step: Step<'_>, value: &Value, state: &mut Corrections) -> Result<(), Misfit> {
    let total = state.total();
    state.at(step, |state| {
        to.push();
        let Some(slot) = to.last() else { return Ok(()) };
        let Err(misfit) = fill(slot, value, false, state) else { return Ok(()) };
        state.rewind(total);
        if !state.forgives {
            return Err(misfit);
        }
        if value.is_null() || !to.last().is_some_and(|slot| slot.set_null(false)) {
            to.pop();
        }
        state.lost(&misfit);
        Ok(())
    })
}

/// Reads a single value in place of a list, if it fits the element type.
fn alone(to: &mut dyn ListPlace, value: &Value, expected: &str, state: &mut Corrections) {
    let refused = state.refuse(value, expected);
    let total = state.total();
    to.push();
    let is_read = to.last().is_some_and(|slot| fill(slot, value, true, state).is_ok());
    if is_read {
        state.converted(misfit::of_kind(value, expected));
    } else {
        state.rewind(total);
        to.pop();
        state.lost(&refused);
    }
}

/// Reads a map.
fn map(to: &mut dyn MapPlace, value: &Value, alone: bool, state: &mut Corrections) -> Result<(), Misfit> {
    to.clear();
    for (key, value) in members(value, alone, state)? {
        let total = state.total();
        state.at(Step::Key(&key), |state| {
            let Err(misfit) = fill(to.entry(key.to_string()), value, false, state) else { return Ok(()) };
            state.rewind(total);
            if !state.forgives {
                return Err(misfit);
            }
            to.remove(&key);
            state.lost(&misfit);
            Ok(())
        })?;
    }
    Ok(())
}

/// Reads a map of any values.
fn object(to: &mut Map<String, Value>, value: &Value, alone: bool, state: &mut Corrections) -> Result<(), Misfit> {
    *to = members(value, alone, state)?.into_iter().map(|(key, value)| (key.into_owned(), value.clone())).collect();
    Ok(())
}

/// Returns the members of an object, or of a list by their index.
fn members<'v>(
    value: &'v Value,
    alone: bool,
    state: &mut Corrections,
) -> Result<Vec<(Cow<'v, str>, &'v Value)>, Misfit> {
    const EXPECTED: &str = "a map";
    match value {
        Value::Object(object) if !alone => {
            Ok(object.iter().map(|(key, value)| (Cow::Borrowed(key.as_str()), value)).collect())
        }
        Value::Array(items) if state.forgives && !alone => {
            state.converted(misfit::of_kind(value, EXPECTED));
            Ok(items.iter().enumerate().map(|(index, value)| (index.to_string().into(), value)).collect())
        }
        _ => Err(state.refuse(value, EXPECTED)),
    }
}

/// Reads a struct, from an object or from a list of one that is likely to be it.
fn fields(to: &mut dyn StructPlace, value: &Value, alone: bool, state: &mut Corrections) -> Result<(), Misfit> {
    let table = to.table();
    let refuse = |state: &Corrections| Err(state.refuse(value, &format!("struct {}", table.name)));
    match value {
        Value::Object(object) if !alone || is_likely(object, table) => every_field(to, object, state),
        Value::Array(items) if state.forgives && !alone => match &items[..] {
            [Value::Object(object)] if is_likely(object, table) => {
                state.converted(misfit::of_kind(value, &format!("struct {}", table.name)));
                state.at(Step::Index(0), |state| every_field(to, object, state))
            }
            _ => refuse(state),
        },
        _ => refuse(state),
    }
}

fn every_field(to: &mut dyn StructPlace, object: &Map<String, Value>, state: &mut Corrections) -> Result<(), Misfit> {
    let table = to.table();
    let mut seen = Seen::new(table);
    let mut next = 0;
    for (key, value) in object {
        if let Some(index) = table.position(key, next) {
            seen.insert(index);
            next = index + 1;
            state.at(Step::Key(key), |state| field(to, index, value, state))?;
            continue;
        }
        match to.other() {
            Some(Slot::Map(others)) => {
                state.at(Step::Key(key), |state| fill(others.entry(key.clone()), value, false, state))?;
            }
            Some(Slot::Object(others)) => drop(others.insert(key.clone(), value.clone())),
            _ => {}
        }
    }
    match seen.missing() {
        Some(key) => Err(state.misfit(format!("missing field `{key}`"))),
        None => Ok(()),
    }
}

/// Reads a field. A value that does not fit is null, if the field may be.
fn field(to: &mut dyn StructPlace, index: usize, value: &Value, state: &mut Corrections) -> Result<(), Misfit> {
    let null_is_empty = !to.table().fields[index].required;
    let total = state.total();
    if value.is_null() && to.field(index).set_null(null_is_empty) {
        return Ok(());
    }
    let Err(misfit) = fill(to.field(index), value, false, state) else { return Ok(()) };
    state.rewind(total);
    if !state.forgives || value.is_null() || !to.field(index).set_null(null_is_empty) {
        return Err(misfit);
    }
    state.lost(&misfit);
    Ok(())
}

/// Returns `true` if an object is likely to be the struct of a table: half of its keys are.
fn is_likely(object: &Map<String, Value>, table: &Table) -> bool {
    let known = object.keys().filter(|key| table.position(key, 0).is_some()).count();
    known > 0 && 2 * known >= object.len()
}

/// Returns `true` for a list with gaps as PHP writes it, `{"0": …, "2": …}`, and for an empty object.
fn is_list(object: &Map<String, Value>) -> bool {
    object.keys().all(|key| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit()))
}
