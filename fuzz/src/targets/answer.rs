//! The body of an answer, read forgivingly.

use std::collections::BTreeMap;

use postman_client::{Call, Client, FromJson, Json, Request, Response, Secret, StrictJson};
use serde_json::Value;

pub const WORDS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "\"\"",
    "\"id\"",
    "\"total\"",
    "\"buyer\"",
    "\"items\"",
    "\"rates\"",
    "\"next\"",
    "\"price\"",
    "\"note\"",
    "0",
    "1",
    "-0",
    "10.5",
    "1e400",
    "18446744073709551616",
    "\"12\"",
    "\"0\":",
    "[]",
    "{}",
    "\\u0000",
    "\\ud800",
    "\u{feff}",
    "é",
];

#[derive(Debug, Default, FromJson)]
#[allow(dead_code, reason = "read, not looked at")]
struct Order {
    id: Option<i64>,
    total: Option<f64>,
    code: Option<String>,
    paid: Option<bool>,
    buyer: Option<Buyer>,
    items: Vec<Order>,
    tags: Vec<String>,
    rates: Option<BTreeMap<String, Option<f64>>>,
    next: Option<Box<Order>>,
    more: Option<Value>,
    price: Option<Price>,
    note: Option<Option<i64>>,
}

#[derive(Debug, FromJson)]
#[allow(dead_code, reason = "read, not looked at")]
enum Price {
    Float(f64),
    Object(Box<Order>),
    List(Vec<Price>),
    Other(Value),
}

#[derive(Debug, FromJson)]
#[allow(dead_code, reason = "read, not looked at")]
struct Buyer {
    name: String,
    id: u64,
}

#[derive(Clone, Debug, Default)]
pub(super) struct None;

impl postman_client::codegen::Collection for None {}

impl postman_client::Variables for None {
    fn get(&self, name: &str) -> Option<&str> {
        (name == "a").then_some("b c/d?e")
    }

    fn set(&mut self, _: &str, _: &str) -> bool {
        false
    }

    fn secrets(&self) -> Vec<&Secret> {
        Vec::new()
    }
}

pub fn run(input: &[u8]) {
    let body = input.to_vec();
    let client = Client::with_transport(None, move |_: Request| Response::new(200, body.clone()));
    let strict: Call<StrictJson<Order>> = client.get("https://example.com").call();
    let lenient: Call<Json<Order>> = client.get("https://example.com").call();
    let list: Call<Json<Vec<Buyer>>> = client.get("https://example.com").call();
    let lenient = lenient.send_blocking();
    match (strict.send_blocking(), &lenient) {
        (Ok(_), Ok(answer)) => assert_eq!(answer.mismatches().total(), 0),
        (Ok(_), Err(error)) => panic!("what fits is not read: {error}"),
        (Err(_), Ok(answer)) => assert_ne!(answer.mismatches().total(), 0),
        (Err(_), Err(error)) => assert!(!format!("{error} {error:?}").is_empty()),
    }
    if let Err(error) = list.send_blocking() {
        assert!(!error.to_string().is_empty());
    }
}
