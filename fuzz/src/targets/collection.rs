//! A collection of any format that is JSON, a dump, or something else.

use postman_codegen::{Generator, Layout};

pub const WORDS: &[&str] = &[
    "{{",
    "}}",
    "{{a}}",
    "\\n",
    "\\u0000",
    "\\u202e",
    "\\\"",
    "\"item\"",
    "\"request\"",
    "\"url\"",
    "\"query\"",
    "\"disabled\":true",
    "\"variable\"",
    "null",
    "[]",
    "{}",
    "\"\"",
    "1e999",
    "-0",
    "18446744073709551616",
    ":id",
    "/:a/:b",
    "?a=b&c",
    "#",
    "*/",
    "//",
    "\"auth\"",
    "\"type\":\"bearer\"",
    "\"mode\":\"raw\"",
    "\"mode\":\"graphql\"",
    "\"mode\":\"formdata\"",
    "\"event\"",
    "\"listen\":\"test\"",
    "\"exec\"",
    "self",
    "Self",
    "crate",
    "fn",
    "é",
    "日",
    "🎉",
];

pub fn run(input: &[u8]) {
    let layout = [Layout::File, Layout::Dir, Layout::Crate, Layout::Include][input.len() % 4];
    super::check(&Generator::from_bytes("fuzz.json", input).layout(layout).saved(input.len().is_multiple_of(3)));
}
