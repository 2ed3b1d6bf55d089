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

/// Returns `true` for the name of a function that may also mean a type, a crate or a macro in docs: those of the language, and a type whose name
/// looks the same because its first character has no case.
pub(crate) fn is_ambiguous_in_docs(name: &str) -> bool {
    !name.starts_with(char::is_lowercase) || TYPES_CRATES_AND_MACROS.has(name)
}

/// The crates are those of the generated code, and what its users often have.
static TYPES_CRATES_AND_MACROS: WordList = word_list(
    "\
    alloc array assert assert_eq assert_ne bench bool bytes cfg char chrono column compile_error concat core dbg debug_assert \
    debug_assert_eq debug_assert_ne derive env eprint eprintln f128 f16 f32 f64 file format format_args global_allocator http i128 i16 \
    i32 i64 i8 include include_bytes include_str isize jiff line log matches module_path never option_env panic pointer postman_client \
    print println proc_macro rand reference serde serde_json slice std str stringify test thread_local time todo tokio tuple u128 u16 \
    u32 u64 u8 unimplemented unit unreachable url usize uuid vec write writeln",
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
    Answer Asap Auth Aws Behavior Body BTreeMap Bytes Call Capture Client Common Decode DecodeError \
    Digest EdgeGrid Error Failure Fields File Form Found FromJson Hawk Inputs Json Jwt Kind Map \
    Ndjson NextPage NoFailure NoOptions Ntlm Number OAuth1 OAuth2 Options Parsed Received Renewal Response Secret SerdeJson SerdeNdjson Serialize Sources StrictJson \
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

    #[test]
    fn functions_with_the_name_of_a_crate_a_type_or_a_macro_are_ambiguous_in_docs() {
        for name in ["serde_json", "time", "str", "vec", "日付"] {
            assert!(is_ambiguous_in_docs(name), "{name}");
        }
        assert!(!is_ambiguous_in_docs("get_time"));
    }
}
