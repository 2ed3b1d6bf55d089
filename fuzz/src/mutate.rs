//! New inputs from old ones, for the runner: bytes, words, and the values of JSON.

use fastrand::Rng;
use serde_json::Value;

/// Longer ones are cut.
const LONGEST: usize = 100_000;

/// An input like one of the seeds.
pub fn mutated(seeds: &[Vec<u8>], words: &[&str], dice: &mut Rng) -> Vec<u8> {
    let Some(seed) = dice.choice(seeds) else { return Vec::new() };
    let mut input = seed.clone();
    if dice.u8(..) < 128
        && let Ok(mut value) = serde_json::from_slice::<Value>(&input)
    {
        let other = dice.choice(seeds).and_then(|other| serde_json::from_slice(other).ok()).unwrap_or(Value::Null);
        let parts = parts(&other);
        for _ in 0..dice.usize(1..4) {
            change(&mut value, &parts, words, dice);
        }
        input = serde_json::to_vec(&value).unwrap_or(input);
        if dice.u8(..) < 192 {
            return input;
        }
    }
    for _ in 0..dice.usize(1..6) {
        bytes(&mut input, seeds, words, dice);
    }
    input.truncate(LONGEST);
    input
}

fn range(input: &[u8], dice: &mut Rng) -> std::ops::Range<usize> {
    let start = dice.usize(0..=input.len());
    let most = if dice.bool() { 8 } else { 400 };
    start..(start + dice.usize(0..=most)).min(input.len())
}

fn bytes(input: &mut Vec<u8>, seeds: &[Vec<u8>], words: &[&str], dice: &mut Rng) {
    let range = range(input, dice);
    let word = |dice: &mut Rng| dice.choice(words).map(|word| word.as_bytes().to_vec()).unwrap_or_default();
    match dice.u8(0..10) {
        0 => _ = input.drain(range),
        1 => {
            let copy = input[range.clone()].to_vec();
            input.splice(range.end..range.end, copy);
        }
        2..=5 => {
            let word = word(dice);
            input.splice(if dice.bool() { range.start..range.start } else { range }, word);
        }
        6 => {
            let words = word(dice).repeat(1 << dice.u8(0..12));
            input.splice(range.start..range.start, words);
        }
        7 => {
            if let Some(byte) = input.get_mut(range.start) {
                *byte ^= 1 << dice.u8(0..8);
            }
        }
        8 => {
            let other = dice.choice(seeds).map(Vec::as_slice).unwrap_or_default();
            let part = self::range(other, dice);
            input.splice(range, other[part].iter().copied());
        }
        _ => input.truncate(range.start),
    }
}

/// The values within a value, itself last.
fn parts(value: &Value) -> Vec<Value> {
    let mut found: Vec<Value> = match value {
        Value::Array(items) => items.iter().flat_map(parts).collect(),
        Value::Object(members) => members.values().flat_map(parts).collect(),
        _ => Vec::new(),
    };
    found.push(value.clone());
    found
}

/// Changes a value somewhere within.
fn change(value: &mut Value, parts: &[Value], words: &[&str], dice: &mut Rng) {
    let within = match value {
        Value::Array(items) => items.len(),
        Value::Object(members) => members.len(),
        _ => 0,
    };
    if within > 0 && dice.u8(..) < 230 {
        let at = dice.usize(0..within);
        let inner = match value {
            Value::Array(items) => items.get_mut(at),
            Value::Object(members) => members.values_mut().nth(at),
            _ => None,
        };
        if let Some(inner) = inner {
            return change(inner, parts, words, dice);
        }
    }
    match value {
        Value::Array(items) if dice.bool() => {
            let at = dice.usize(0..=items.len());
            let part = dice.choice(parts).cloned().unwrap_or(Value::Null);
            match dice.u8(0..3) {
                0 if at < items.len() => _ = items.remove(at),
                1 if !items.is_empty() => items.extend(items.clone()),
                _ => items.insert(at, part),
            }
        }
        Value::Object(members) if dice.bool() => {
            let key = members.keys().nth(dice.usize(0..=members.len())).cloned().unwrap_or_default();
            let member = members.remove(&key).unwrap_or_else(|| dice.choice(parts).cloned().unwrap_or(Value::Null));
            if dice.bool() {
                members.insert(dice.choice(words).copied().unwrap_or_default().to_owned(), member);
            }
        }
        Value::String(text) if dice.u8(..) < 180 => {
            let mut input = std::mem::take(text).into_bytes();
            bytes(&mut input, &[], words, dice);
            *text = String::from_utf8_lossy(&input).into_owned();
        }
        value => *value = dice.choice(parts).cloned().unwrap_or(Value::Null),
    }
}
