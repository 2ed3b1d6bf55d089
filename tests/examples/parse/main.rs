//! Reads a file and parses it as `serde_json::Value`: what `tests/bench/generation.py` measures a generation by.

use std::env;
use std::fs;

use serde_json::Value;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = env::args().nth(1).ok_or("usage: parse FILE")?;
    let value: Value = serde_json::from_slice(&fs::read(path)?)?;
    drop(value);
    Ok(())
}
