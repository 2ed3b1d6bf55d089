//! Small changes of a collection, anywhere in it: keys and texts renamed, values of another kind, parts deleted, swapped, said twice.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use super::{json, sample, words};

/// One of so many values of the collection is changed.
const RARITY: u32 = 40;

/// The parts of a mutation.
struct Parts {
    dice: BoxedStrategy<u32>,
    name: BoxedStrategy<String>,
    value: BoxedStrategy<String>,
    json: BoxedStrategy<Value>,
}

pub(crate) fn mutate(collection: &mut Value, runner: &mut TestRunner) {
    let parts = Parts { dice: any::<u32>().boxed(), name: words::name(), value: words::value(), json: json::json() };
    let Some(items) = collection.get_mut("item") else { return };
    walk(items, &parts, runner);
}

fn walk(value: &mut Value, parts: &Parts, runner: &mut TestRunner) {
    let roll = |runner: &mut TestRunner, sides: u32| sample(runner, &parts.dice) % sides;
    if roll(runner, RARITY) == 0 {
        change(value, parts, runner);
    }
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, parts, runner)),
        Value::Object(members) => members.values_mut().for_each(|member| walk(member, parts, runner)),
        // JSON within a text, as bodies and answers are
        Value::String(text) if text.starts_with(['{', '[']) => {
            if let Ok(mut inner) = serde_json::from_str::<Value>(text) {
                walk(&mut inner, parts, runner);
                *text = inner.to_string();
            }
        }
        _ => {}
    }
}

fn change(value: &mut Value, parts: &Parts, runner: &mut TestRunner) {
    let number = sample(runner, &parts.dice) as usize;
    match value {
        Value::Array(items) if !items.is_empty() => {
            let (first, second) = (number % items.len(), (number >> 8) % items.len());
            match (number >> 16) % 5 {
                0 => items.swap(first, second),
                1 => _ = items.remove(first),
                2 => items.reverse(),
                3 => items.push(items[first].clone()),
                _ => items.insert(first, Value::Null),
            }
        }
        Value::Object(members) if !members.is_empty() => {
            let at = number % members.len();
            let Some(key) = members.keys().nth(at).cloned() else { return };
            match (number >> 16) % 4 {
                0 => _ = members.remove(&key),
                1 => _ = members.insert(sample(runner, &parts.name), sample(runner, &parts.json)),
                2 => {
                    if let Some(member) = members.remove(&key) {
                        members.insert(sample(runner, &parts.name), member);
                    }
                }
                _ => _ = members.insert(key, sample(runner, &parts.json)),
            }
        }
        Value::String(text) => match number % 4 {
            0 => *text = sample(runner, &parts.name),
            1 => *text = sample(runner, &parts.value),
            2 => text.push_str(&sample(runner, &parts.name)),
            _ => *value = sample(runner, &parts.json),
        },
        scalar => *scalar = sample(runner, &parts.json),
    }
}
