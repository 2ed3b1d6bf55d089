//! `postman-codegen.lock`.

use postman_codegen::Generator;

pub const WORDS: &[&str] = &[
    "[a]\n",
    "[a.functions]\n",
    "[a.types]\n",
    "[a.files]\n",
    "name = ",
    "old = [\"self\", \"fn\"]",
    "\"get\"",
    "\"GET {{url}}\"",
    "{ name = \"x y\" }",
    "from = \"\"",
    "\"a::b\"",
    "crate",
    "module = [\"a\"]",
    "\"self\"",
    "é",
    "\"\"\"",
    "\n\n",
];

pub fn run(input: &[u8]) {
    let (_folder, path) = super::file("postman-codegen.lock", input);
    super::check(&Generator::from_bytes("fuzz.json", super::COLLECTION).name("a").lock(path));
}
