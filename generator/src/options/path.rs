//! Paths to places in examples and types.

use std::fmt;
use std::str::FromStr;

pub use postman_observations::Step;

/// The path of a place in the JSON of a collection.
///
/// It starts with an operation or a type, and continues through its JSON:
///
/// | path | place |
/// |---|---|
/// | `accounts::list` | the answer of the function `list` in the module `accounts` |
/// | `accounts::list(201)` | its answer of that status, when there are several |
/// | `accounts::create(body)` | the body of the function's request |
/// | `accounts::User` or `User` | all places of the type of that name |
/// | `*` | all objects |
/// | `….owner.id` | the field `id` of the object in the field `owner` |
/// | `….items[]` | the elements of a list |
/// | `….rates.*` | the values of a map |
/// | `…."zip.code"` | a field whose name has characters other than letters, digits, `_`, `-`, `$` and `@`, as a JSON string |
///
/// Functions and types have their final names, so a path stays the same when requests are added or moved within a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypePath {
    /// The start of the path.
    pub root: Selector,
    /// The steps through the JSON.
    pub steps: Vec<Step>,
}

/// The start of a path: the JSON that it leads through.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Selector {
    /// Every object.
    #[default]
    Any,
    /// The answers of an operation; with a status, the one of that status.
    Answer {
        /// `accounts::list`
        operation: String,
        /// `201`
        status: Option<u16>,
    },
    /// The body of an operation's request.
    Body {
        /// `accounts::create`
        operation: String,
    },
    /// All places of a type.
    Type {
        /// `accounts`; without one the type may be in any module.
        module: Option<String>,
        /// `User`
        name: String,
    },
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("*"),
            Self::Answer { operation, status: None } => f.write_str(operation),
            Self::Answer { operation, status: Some(status) } => write!(f, "{operation}({status})"),
            Self::Body { operation } => write!(f, "{operation}(body)"),
            Self::Type { module: None, name } => f.write_str(name),
            Self::Type { module: Some(module), name } => write!(f, "{module}::{name}"),
        }
    }
}

impl fmt::Display for TypePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.fmt(f)?;
        self.steps.iter().try_for_each(|step| step.fmt(f))
    }
}

impl FromStr for TypePath {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let wrong = |why: &str| format!("`{text}` is not a path to a type: {why}");
        let end = text.find(['.', '[', '(']).unwrap_or(text.len());
        let (root, mut rest) = text.split_at(end);
        let mut part = None;
        if let Some(inner) = rest.strip_prefix('(') {
            let (inside, after) = inner.split_once(')').ok_or_else(|| wrong("`(` is not closed"))?;
            (part, rest) = (Some(inside), after);
        }
        let root = selector(root, part).map_err(|why| wrong(&why))?;
        let steps = Step::parse_all(rest).map_err(|why| wrong(&why))?;
        Ok(Self { root, steps })
    }
}

fn selector(root: &str, part: Option<&str>) -> Result<Selector, String> {
    let segments: Vec<&str> = root.split("::").collect();
    let is_name = |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '#'));
    if root == "*" && part.is_none() {
        return Ok(Selector::Any);
    }
    if !segments.iter().all(is_name) {
        return Err("it starts with `module::function`, with the name of a type, or with `*`".to_owned());
    }
    let operation = || root.to_owned();
    match (part, segments.split_last()) {
        (Some("body"), _) => Ok(Selector::Body { operation: operation() }),
        (Some(part), _) => match part.parse() {
            Ok(status) => Ok(Selector::Answer { operation: operation(), status: Some(status) }),
            Err(_) => Err(format!("parentheses contain `body` or a status, not `{part}`")),
        },
        (None, Some((name, modules))) if !name.trim_start_matches("r#").starts_with(is_function_start) => {
            let module = (!modules.is_empty()).then(|| modules.join("::"));
            Ok(Selector::Type { module, name: (*name).to_owned() })
        }
        (None, _) => Ok(Selector::Answer { operation: operation(), status: None }),
    }
}

/// Returns `true` for a path that starts with a function: functions are lower case, and everything else is a type; scripts without case count as functions.
fn is_function_start(c: char) -> bool {
    c.is_lowercase() || c == '_' || (!c.is_uppercase() && !c.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_and_written_alike() {
        let texts = [
            "*",
            "*.id",
            "list",
            "accounts::list.items[].price",
            "accounts::r#move(201)[].rates.*",
            "accounts::create(body)",
            "User.id",
            "accounts::User.\"zip.code\"[][]",
            "日本.größe",
            "a.\"\"",
            "a.\"\\\"\\n\".b",
            "a.$ref.@id.x-y",
        ];
        for text in texts {
            assert_eq!(text.parse::<TypePath>().map(|path| path.to_string()), Ok(text.to_owned()), "{text}");
        }
    }

    #[test]
    fn capitals_tell_types_from_functions() {
        let root = |text: &str| text.parse::<TypePath>().map(|path| path.root);
        let name = || "User".to_owned();
        assert_eq!(root("User"), Ok(Selector::Type { module: None, name: name() }));
        assert_eq!(root("a::b::User"), Ok(Selector::Type { module: Some("a::b".into()), name: name() }));
        assert_eq!(root("a::user"), Ok(Selector::Answer { operation: "a::user".into(), status: None }));
    }

    #[test]
    fn bad_paths_say_why() {
        let cases = [
            ("", "it starts with `module::function`, with the name of a type, or with `*`"),
            ("a b", "it starts with `module::function`, with the name of a type, or with `*`"),
            ("a(b)", "parentheses contain `body` or a status, not `b`"),
            ("a(body", "`(` is not closed"),
            ("a.", "a key is missing after `.`; write one with other signs as a JSON string"),
            ("a[0]", "`[0]` starts with neither `.` nor `[]`"),
            ("a.\"b", "`\"b` starts with no JSON string"),
        ];
        for (text, why) in cases {
            let expected = format!("`{text}` is not a path to a type: {why}");
            assert_eq!(text.parse::<TypePath>(), Err(expected), "{text}");
        }
    }
}
