//! YAML → JSON, for the files of v3. Depth and copies through aliases are limited; JSON pointers lead back to places in the file.

mod load;
mod quoted;
mod scalar;

use saphyr_parser::Marker;

use crate::diagnostic::{Code, Diagnostic};
use crate::json::Json;
use crate::source::Source;

/// The one document of a file; an empty file is null.
pub(in crate::read) fn read(source: &Source) -> Result<Json, Diagnostic> {
    let loaded = load::Loader::new(&source.text).load().or_else(|refusal| {
        let repaired = quoted::indented(&source.text);
        repaired.and_then(|text| load::Loader::new(&text).load().ok()).ok_or(refusal)
    });
    loaded.map_err(|refusal| {
        let (line, column) = position(refusal.at);
        Diagnostic::new(Code::NotYaml, refusal.message).in_file(&source.path).position(line, column).help(refusal.help)
    })
}

/// Returns line and column, from 1, of the value that the pointer (RFC 6901) leads to.
pub fn locate(text: &str, pointer: &str) -> Option<(usize, usize)> {
    let found = |text: &str| {
        let mut loader = load::Loader::new(text);
        loader.look_for(pointer);
        // errors after the place do not matter
        let _ = loader.load();
        loader.found().map(position)
    };
    found(text).or_else(|| found(&quoted::indented(text)?))
}

fn position(marker: Marker) -> (usize, usize) {
    (marker.line().max(1), marker.col() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::from_bytes("a.yaml", "a.yaml", text.into()).expect("UTF-8")
    }

    fn compact(text: &str) -> String {
        match read(&source(text)) {
            Ok(json) => json.to_compact(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn documents_become_json() {
        for (text, expected) in [
            ("", "null"),
            ("# only a comment\n", "null"),
            ("a: 1\nb: '1'\nc: [x, \"y\", ~]\n", r#"{"a":1,"b":"1","c":["x","y",null]}"#),
            ("---\na: |-\n  x\n  y\nb: >\n  x\n  y\n...\n", r#"{"a":"x\ny","b":"x y\n"}"#),
            ("a: 1\na: 2\n", r#"{"a":2}"#),
            ("1: a\ntrue: b\n~: c\n", r#"{"1":"a","true":"b","~":"c"}"#),
            ("a: !!str 5\nb: !!int '5'\nc: ! 5\n", r#"{"a":"5","b":5,"c":"5"}"#),
            ("a: &x {k: v}\nb: *x\nc: [*x]\n", r#"{"a":{"k":"v"},"b":{"k":"v"},"c":[{"k":"v"}]}"#),
        ] {
            assert_eq!(compact(text), expected, "{text}");
        }
    }

    #[test]
    fn quoted_text_may_go_on_at_the_indentation_of_its_parent() {
        let text = "a: \"x\ny\"\nb:\n- c: 'it''s\n  on'\n- d: 1\n";
        assert_eq!(compact(text), r#"{"a":"x y","b":[{"c":"it's on"},{"d":1}]}"#);
        assert_eq!(locate(text, "/b/1/d"), Some((6, 6)));
        let broken = "a: \"x\ny\"\nb: [\n";
        assert!(compact(broken).starts_with("error[PC0004]: this is not valid YAML: "), "the first fault is told");
    }

    #[test]
    fn what_is_refused_says_where() {
        for (text, expected) in [
            ("a: [1\nb: 2\n", "error[PC0004]: this is not valid YAML: "),
            ("a: {{x}}\n", "error[PC0004]: a key of a mapping is not a string"),
            ("? [a]\n: 1\n", "error[PC0004]: a key of a mapping is not a string\n  --> a.yaml:1:3\n"),
            ("a: *x\n", "error[PC0004]: this is not valid YAML: "),
            ("a: 1\n---\nb: 1\n", "error[PC0004]: the file has more than one YAML document\n  --> a.yaml:2:1\n"),
            (
                "a: !!binary aGk=\n",
                "error[PC0004]: the tag `tag:yaml.org,2002:binary` is not supported\n  --> a.yaml:1:4\n",
            ),
            ("<<: {a: 1}\n", "error[PC0004]: the merge key `<<` is not supported\n  --> a.yaml:1:1\n"),
        ] {
            let message = compact(text);
            assert!(message.starts_with(expected), "{text}: {message}");
            assert!(message.contains("\n   = help: "), "{message}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        assert!(compact(&"[".repeat(100_000)).starts_with("error[PC0004]: the YAML is nested deeper than 127 levels"));
        let blocks: String = (0..500).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
        assert!(compact(&blocks).starts_with("error[PC0004]: the YAML is nested deeper than 127 levels"));
    }

    #[test]
    fn aliases_cannot_multiply_without_end() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..40 {
            let before = format!("*a{}", level - 1);
            bomb.push_str(&format!("a{level}: &a{level} [{}]\n", [before.as_str(); 8].join(", ")));
        }
        assert!(
            compact(&bomb).starts_with("error[PC0004]: the aliases of the file expand to too much data"),
            "bounded"
        );
        let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), ["*a"; 1000].join(","));
        assert!(
            compact(&long).starts_with("error[PC0004]: the aliases of the file expand to too much data"),
            "bounded"
        );
        let chain: String = (1..300).map(|n| format!("a{n}: &a{n} [*a{}]\n", n - 1)).collect();
        assert!(
            compact(&format!("a0: &a0 []\n{chain}")).starts_with("error[PC0004]: the YAML is nested deeper"),
            "bounded"
        );
        // an anchor that holds itself
        assert!(compact("a: &a [*a]\n").starts_with("error[PC0004]: "));
    }

    #[test]
    fn pointers_are_found_in_the_text() {
        let text = "a:\n  - é: 1\n  - k/v: [x,\n      y]\n";
        for (pointer, expected) in [
            ("", Some((1, 1))),
            ("/a", Some((2, 3))),
            ("/a/0/é", Some((2, 8))),
            ("/a/1/k~1v/1", Some((4, 7))),
            ("/a/2", None),
            ("/b", None),
        ] {
            assert_eq!(locate(text, pointer), expected, "{pointer}");
        }
        assert_eq!(locate("a: 1\nb: [", "/a"), Some((1, 4)), "before what is broken");
    }
}
