//! An environment or globals, in JSON or YAML.

use postman_codegen::Generator;

pub const WORDS: &[&str] = &[
    "\"values\"",
    "\"key\"",
    "\"value\"",
    "\"enabled\":false",
    "\"type\":\"secret\"",
    "\"_postman_variable_scope\":\"globals\"",
    "null",
    "[]",
    "{}",
    "\"url\"",
    "{{url}}",
    "\"name\"",
    "- key: a\n",
    "  value: b\n",
    "values:\n",
    "&a",
    "*a",
    "!!str",
    "self",
    "default",
    "é",
];

pub fn run(input: &[u8]) {
    let name = if input.first() == Some(&b'{') { "a.json" } else { "a.environment.yaml" };
    let (_folder, path) = super::file(name, input);
    super::check(&Generator::from_bytes("fuzz.json", super::COLLECTION).environment(path));
}
