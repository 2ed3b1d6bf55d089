//! A request of a collection of v3.

use postman_codegen::Generator;

pub const WORDS: &[&str] = &[
    "$kind: http-request\n",
    "url: ",
    "method: ",
    "headers:\n",
    "  - key: a\n",
    "    value: b\n",
    "body:\n  type: json\n  content: |-\n    {}\n",
    "auth:\n  type: bearer\n",
    "scripts:\n",
    "  - type: afterResponse\n    code: |-\n      x\n",
    "&a ",
    "*a",
    "<<: *a\n",
    "!!binary ",
    "? ",
    "- - - ",
    "{a: b}",
    "[a, b]",
    "\"a\n b\"",
    "'",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "\t",
    "# c\n",
    ">\n",
    "~",
];

pub fn run(input: &[u8]) {
    let (_folder, path) = super::file("Fuzz.request.yaml", input);
    super::check(&Generator::new(path));
}
