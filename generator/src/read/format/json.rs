//! Text → JSON, with errors that name what the text looks like.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::Json;
use crate::read::format::kind::EXPORT;
use crate::source::{Encoding, Source};

pub(in crate::read) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Result<Json, Diagnostic> {
    if source.text.trim().is_empty() {
        return Err(Diagnostic::new(Code::NotJson, "the file is empty".to_owned()).in_file(&source.path).help(EXPORT));
    }
    let json = serde_json::from_str(&source.text).or_else(|error| {
        let repaired = without_lone_surrogates(&source.text).map(|text| serde_json::from_str(&text));
        repaired.unwrap_or(Err(error))
    });
    let json = json.map_err(|error| {
        let (line, column) = source.position_of(&error);
        let (message, help) = explain(&error, &source.text);
        Diagnostic::new(Code::NotJson, message).in_file(&source.path).position(line, column).help(help)
    })?;
    if source.encoding == Encoding::Latin1 {
        let message = "the file is not UTF-8: it is read as Latin-1".to_owned();
        diagnostics.push(Diagnostic::new(Code::Latin1, message).in_file(&source.path).help("save it as UTF-8"));
    }
    Ok(json)
}

fn explain(error: &serde_json::Error, text: &str) -> (String, &'static str) {
    let text = text.trim_start();
    let full = error.to_string();
    // the diagnostic has the place
    let reason = full.rsplit_once(" at line ").map_or(full.as_str(), |(reason, _)| reason);
    if reason.starts_with("recursion limit") {
        let message = "the JSON is nested deeper than 127 levels".to_owned();
        return (message, "no collection needs that: flatten its folders, or write nested bodies as text");
    }
    let help = if text.starts_with("PK\u{3}\u{4}") {
        "it is a compressed archive: unpack it, and pass the file of one collection"
    } else if text.contains('\0') {
        "it is a binary file, or not saved as UTF-8: export the collection from Postman again"
    } else if text.starts_with("<<<<<<<") || text.contains("\n<<<<<<< ") {
        "resolve the merge conflict in it"
    } else if text.starts_with('<') {
        "it looks like a web page or XML: download the collection as JSON"
    } else if !text.starts_with(['{', '[']) && looks_like_yaml(text) {
        "it looks like YAML: pass the folder of the collection, or the file of one request, which ends in `.request.yaml`"
    } else if error.is_eof() {
        "the file ends too early: download or export it again"
    } else if !text.starts_with(['{', '[']) {
        EXPORT
    } else {
        "Postman cannot read it either: correct it there, or export the collection again"
    };
    (format!("this is not valid JSON: {reason}"), help)
}

fn looks_like_yaml(text: &str) -> bool {
    let line = text.lines().find(|line| !line.starts_with('#')).unwrap_or_default();
    let key = line.split(": ").next().unwrap_or_default().trim_end().trim_end_matches(':');
    line.starts_with("---")
        || (line.contains(':') && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$')))
}

/// Replaces lone surrogates, which JavaScript accepts and UTF-8 cannot express, by U+FFFD, as Postman sends them. `None` if there are none.
fn without_lone_surrogates(text: &str) -> Option<String> {
    let mut repaired: Option<String> = None;
    let mut at = 0;
    while let Some(found) = text.get(at..)?.find('\\') {
        at += found;
        at += match (surrogate(text, at), surrogate(text, at + 6)) {
            (Some(0xd800..0xdc00), Some(0xdc00..)) => 12,
            (Some(_), _) => {
                repaired.get_or_insert_with(|| text.to_owned()).replace_range(at..at + 6, "\\ufffd");
                6
            }
            // the escape and what it escapes, both ASCII where the text is JSON
            (None, _) => 2,
        };
    }
    repaired
}

fn surrogate(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    u16::from_str_radix(digits, 16).ok().filter(|unit| (0xd800..0xe000).contains(unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        let source = Source::from_bytes("a.json", "a.json", text.into()).expect("UTF-8");
        match read(&source, &mut Diagnostics::default()) {
            Ok(json) => json.to_compact(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn broken_json_says_why_where_and_what_it_looks_like() {
        let again = "Postman cannot read it either: correct it there, or export the collection again";
        for (text, reason, position, help) in [
            ("{\"a\": [1,\n  2,]}", "trailing comma", "2:5", again),
            ("{\"a\": 1 // one\n}", "expected `,` or `}`", "1:9", again),
            ("{\"a\": \"", "EOF while parsing a string", "1:7", "the file ends too early: download or export it again"),
            ("invalid json", "expected value", "1:1", EXPORT),
            (
                "<!DOCTYPE html>",
                "expected value",
                "1:1",
                "it looks like a web page or XML: download the collection as JSON",
            ),
            (
                "# v3\n$kind: http-request\n",
                "expected value",
                "1:1",
                "it looks like YAML: pass the folder of the collection, or the file of one request, which ends in `.request.yaml`",
            ),
            ("{\n<<<<<<< HEAD\n", "key must be a string", "2:1", "resolve the merge conflict in it"),
        ] {
            let expected = format!(
                "error[PC0003]: this is not valid JSON: {reason}\n  --> a.json:{position}\n   = help: {help}\n"
            );
            assert_eq!(message(text), expected);
        }
    }

    #[test]
    fn empty_and_bottomless_files() {
        assert_eq!(message(" \n"), format!("error[PC0003]: the file is empty\n  --> a.json\n   = help: {EXPORT}\n"));
        let bottomless = message(&"[".repeat(5000));
        assert!(
            bottomless.starts_with("error[PC0003]: the JSON is nested deeper than 127 levels\n  --> a.json:1:12"),
            "{bottomless}"
        );
    }

    #[test]
    fn half_a_surrogate_pair_is_replaced_as_on_postmans_wire() {
        for (text, expected) in [
            (
                r#"["\ud83d\ude00","\ud83d","\ude00x","\ud83d\ud83d\ude00"]"#,
                "[\"😀\",\"\u{fffd}\",\"\u{fffd}x\",\"\u{fffd}😀\"]",
            ),
            (r#"["\\ud83d","\ud83d"]"#, "[\"\\\\ud83d\",\"\u{fffd}\"]"),
        ] {
            assert_eq!(message(text), expected);
        }
    }
}
