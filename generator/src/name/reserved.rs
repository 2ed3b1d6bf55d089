//! Names that Rust or the generated code has already.

use super::words::word_list::{WordList, word_list};

/// Strict and reserved keywords of all editions.
pub(crate) fn is_keyword(name: &str) -> bool {
    KEYWORDS.binary_search(&name).is_ok()
}

/// Sorted.
pub(super) const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Names that clippy takes for placeholders.
pub(crate) const STAND_INS: [&str; 3] = ["foo", "baz", "quux"];

/// Names that a generated type must not take: `Self`, the prelude, and what generated files import.
pub(crate) fn is_reserved_type_name(name: &str) -> bool {
    name == "Self" || PRELUDE.has(name) || IMPORTED.has(name)
}

/// Returns `true` for the lower-case names that mean a type or a crate wherever they stand.
pub(crate) fn is_type_or_crate(name: &str) -> bool {
    TYPES_AND_CRATES.has(name)
}

static TYPES_AND_CRATES: WordList = word_list(
    "\
    alloc array bool char core f128 f16 f32 f64 i128 i16 i32 i64 i8 isize never pointer postman_client reference serde \
    slice std str test tuple u128 u16 u32 u64 u8 unit usize",
);

static PRELUDE: WordList = word_list(
    "\
    AsMut AsRef AsyncFn AsyncFnMut AsyncFnOnce Box Clone Copy Debug Default \
    DoubleEndedIterator Drop Eq Err ExactSizeIterator Extend Fn FnMut FnOnce From \
    FromIterator Future Hash Into IntoFuture IntoIterator Iterator None Ok Option Ord \
    PartialEq PartialOrd Result Send Sized Some String Sync ToOwned ToString TryFrom TryInto \
    Unpin",
);

static IMPORTED: WordList = word_list(
    "\
    Answer Asap Auth Aws Behavior Body BTreeMap Bytes Call Capture Client Common Decode DecodeError Deserialize \
    Deserializer Digest EdgeGrid Error Failure Fields File Form Found Hawk Inputs Json Jwt Kind Map \
    Ndjson NextPage NoFailure NoOptions Ntlm Number OAuth1 OAuth2 Options Parsed Received Renewal Response Secret Serialize Sources StrictJson \
    StrictNdjson Text TokenParameter Value Variable Variables Vec",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_names_keep_clear_of_the_prelude_and_the_imports() {
        for name in ["Self", "Option", "Vec", "Result", "Client", "Failure", "Value", "BTreeMap", "Kind"] {
            assert!(is_reserved_type_name(name), "{name}");
        }
        assert!(!is_reserved_type_name("User"));
    }
}
