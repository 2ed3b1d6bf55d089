//! `postman-codegen.toml`.

use postman_codegen::Config;

pub const WORDS: &[&str] = &[
    "[clients.a]\n",
    "[clients.\"\"]\n",
    "input = \"a.json\"\n",
    "output = \"\"\n",
    "layout = \"dir\"\n",
    "mode = \"strict\"\n",
    "[clients.a.types]\n",
    "\"a::b.c[]\" = { type = \"f64\" }\n",
    "required",
    "= true\n",
    "= 1e5\n",
    "= 1979-05-27\n",
    "[[",
    "]]",
    "\"\"\"",
    "'''",
    "only = [\"a\"]\n",
    "lock = \"../x\"\n",
    "é",
    "\\u0000",
];

pub fn run(input: &[u8]) {
    let (_folder, path) = super::file("postman-codegen.toml", input);
    if let Err(error) = Config::read(&path) {
        assert!(!error.to_string().is_empty());
    }
}
