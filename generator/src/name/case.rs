//! Words → identifiers: snake case for functions, modules and fields, camel case for types.

use super::reserved::is_keyword;
use super::words::words;

/// Returns an identifier for a function, module, field or argument: `r#type`, `self_`, `n1st`.
pub(crate) fn snake(text: &str, fallback: &str) -> String {
    escape(snake_plain(text, fallback))
}

/// The same as [`snake`] without escaping keywords, so that more can be appended.
pub(crate) fn snake_plain(text: &str, fallback: &str) -> String {
    let mut words = words(text);
    if words.is_empty() {
        return fallback.to_owned();
    }
    words.extend(comparison(text).map(str::to_owned));
    with_valid_start(words.join("_"), 'n')
}

/// Returns the word for the comparison that a name ends with: `date>=`.
fn comparison(text: &str) -> Option<&'static str> {
    let end = &text[text.find(['<', '>'])?..];
    [("<", "lt"), ("<=", "lte"), (">", "gt"), (">=", "gte")]
        .into_iter()
        .find(|(sign, _)| *sign == end)
        .map(|(_, word)| word)
}

/// Makes a keyword usable as an identifier.
pub(crate) fn escape(name: String) -> String {
    match name.as_str() {
        "self" | "Self" | "super" | "crate" => name + "_",
        _ if is_keyword(&name) => format!("r#{name}"),
        _ => name,
    }
}

/// Returns a name for a type or variant: `HttpUser`, `N1st`. It may still be [reserved](is_reserved_type_name).
pub(crate) fn upper_camel(text: &str, fallback: &str) -> String {
    let words = words(text);
    if words.is_empty() {
        return fallback.to_owned();
    }
    let mut name = String::with_capacity(text.len());
    for word in &words {
        push_capitalized(word, &mut name);
    }
    // rustc expects no lower-case letter there, and some letters have no upper case
    if name.starts_with(char::is_lowercase) { format!("N{name}") } else { with_valid_start(name, 'N') }
}

/// Returns `true` if a text is a valid name of a type.
pub(crate) fn is_type_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(unicode_ident::is_xid_start) && chars.all(unicode_ident::is_xid_continue) && text != "Self"
}

fn push_capitalized(word: &str, name: &mut String) {
    // two words in one name, which snake case writes as one
    for (together, apart) in [("oauth", "OAuth"), ("github", "GitHub")] {
        if let Some(rest) = word.strip_prefix(together) {
            name.push_str(apart);
            name.push_str(rest);
            return;
        }
    }
    let mut chars = word.chars();
    name.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    name.push_str(chars.as_str());
}

fn with_valid_start(name: String, prefix: char) -> String {
    if name.starts_with(unicode_ident::is_xid_start) { name } else { format!("{prefix}{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_rustc_warns_about_are_left_out() {
        for (text, expected) in [
            ("ⱥ price", "price"),
            ("ƒ", "field"),
            ("ヽ༼ຈل͜ຈ༽ﾉ name", "ヽ_name"),
            ("größe", "größe"),
            ("имя", "имя"),
            ("кот", "kot"),
            ("名前", "名前"),
        ] {
            assert_eq!(snake(text, "field"), expected, "{text}");
        }
    }

    #[test]
    fn snake_is_always_an_identifier() {
        let cases = [
            ("Refresh Token", "refresh_token"),
            ("1st", "n1st"),
            ("StartTime>=", "start_time_gte"),
            ("StartTime<", "start_time_lt"),
            ("<pet id>", "pet_id"),
            ("", "field"),
            ("🎉", "field"),
            ("\u{301}a", "a"),
            ("\u{93e}a", "n\u{93e}a"),
            ("𝐀b", "b"),
            ("Type", "r#type"),
            ("SELF", "self_"),
        ];
        for (text, expected) in cases {
            assert_eq!(snake(text, "field"), expected, "{text}");
        }
    }

    #[test]
    fn upper_camel_is_always_a_type_name() {
        let cases = [
            ("refresh token", "RefreshToken"),
            ("1st", "N1st"),
            ("", "Item"),
            ("HTTPServer", "HttpServer"),
            ("oauth2 token", "OAuth2Token"),
            ("OAuthClient", "OAuthClient"),
            ("GitHub app", "GitHubApp"),
            ("日本", "日本"),
            ("\u{1df28} Î", "N\u{1df28}Î"),
        ];
        for (text, expected) in cases {
            assert_eq!(upper_camel(text, "Item"), expected, "{text}");
        }
    }

    #[test]
    fn keywords_of_all_editions_are_escaped() {
        let raw = [
            "as", "break", "const", "continue", "else", "enum", "extern", "false", "fn", "for", "if", "impl", "in",
            "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "static", "struct", "trait", "true",
            "type", "unsafe", "use", "where", "while", // 2015
            "async", "await", "dyn", // 2018
            "gen", // 2024
            "abstract", "become", "box", "do", "final", "macro", "override", "priv", "typeof", "unsized", "virtual",
            "yield", "try", // reserved
        ];
        for keyword in raw {
            assert_eq!(snake(keyword, "field"), format!("r#{keyword}"));
        }
        for keyword in ["self", "super", "crate"] {
            assert_eq!(snake(keyword, "field"), format!("{keyword}_"));
        }
        assert_eq!(escape("Self".to_owned()), "Self_");
        for weak in ["union", "auto", "default", "raw", "safe", "macro_rules"] {
            assert_eq!(snake(weak, "field"), weak);
        }
        assert!(super::super::reserved::KEYWORDS.is_sorted());
        assert_eq!(raw.len() + 4, super::super::reserved::KEYWORDS.len());
    }
}
