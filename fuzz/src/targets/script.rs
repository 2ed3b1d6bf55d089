//! A test script and a pre-request script.

use postman_codegen::Generator;
use serde_json::{Value, json};

pub const WORDS: &[&str] = &[
    "pm.environment.set('a', ",
    "pm.response.json()",
    ".a",
    "[0]",
    "['b']",
    ");",
    ";",
    "var a = ",
    "a",
    " + ",
    " || ",
    " ? ",
    " : ",
    " === ",
    "if (",
    ") {",
    "}",
    "else ",
    "for (var i in a) ",
    "for (const x of ",
    "while (1) ",
    "=> ",
    "function f(x) { return ",
    "f(",
    "`${",
    "}`",
    "/(a+)+/",
    ".map(x => ",
    ".filter(",
    ".find(",
    ".replace(",
    ".split(",
    "Date.now()",
    "1e9",
    "0x",
    "null",
    "undefined",
    "!",
    "-",
    "...",
    "{",
    "[",
    "xml2Json(responseBody)",
    "CryptoJS.",
    "moment().",
    "try {",
    "} catch (e) {",
    "new Date(",
    "pm.sendRequest(",
    "async ",
    "await ",
    "return ",
    "?.",
    "??",
    "typeof ",
    "delete ",
    "//",
    "/*",
    "\\",
    "'",
    "\"",
];

pub fn run(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let event = |listen: &str| -> Value { json!({"listen": listen, "script": {"exec": text}}) };
    let request = json!({"name": "get", "request": {"url": "{{url}}/a"}, "event": [event("test"), event("prerequest")],
        "response": [{"name": "b", "code": 200, "body": "{\"id\": 1, \"a\": {\"b\": [\"x\"]}}"}]});
    let collection = json!({"info": {"name": "A"}, "item": [request]});
    super::check(&Generator::from_bytes("fuzz.json", collection.to_string()));
}
