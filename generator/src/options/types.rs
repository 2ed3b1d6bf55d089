//! Options of types.

use std::fmt;
use std::str::FromStr;

use super::TypePath;

/// The options of types. With the default, an answer with missing, null or unknown fields is never an error.
///
/// In `postman-codegen.toml` each override is a line `"PATH" = { SETTING = VALUE }`, which warnings about guesses contain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TypeOptions {
    /// When a field of an answer is an `Option`.
    pub mode: TypeMode,
    /// The type of strings that are RFC 3339 dates or times in all examples.
    pub dates: Dates,
    /// `true` to use `Parsed<Uuid>` for strings that are UUIDs in all examples.
    pub uuid: bool,
    /// `true` to use enums for strings that have few values in many examples. Unknown values are kept.
    pub enums: bool,
    /// The overrides, for the places that each path matches; a later one takes precedence.
    pub overrides: Vec<(TypePath, TypeOverride)>,
}

/// When a field of an answer is an `Option`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum TypeMode {
    /// Always; a list that all examples have is empty when it is missing or null.
    #[default]
    Lenient,
    /// For objects, and for fields that are missing or null in an example; a list that all examples have is empty when it is missing or null.
    Observed,
    /// For fields that are missing or null in an example.
    Strict,
}

/// The crate of date types. A string that does not parse is kept unchanged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Dates {
    /// `String`
    #[default]
    Text,
    /// `OffsetDateTime` and `Date` of the crate `time`.
    Time,
    /// `DateTime<FixedOffset>` and `NaiveDate` of the crate `chrono`.
    Chrono,
    /// `Timestamp` and `civil::Date` of the crate `jiff`.
    Jiff,
}

/// A setting that overrides the type at a place.
///
/// Parses from the setting and its value: `type = f64`, `map = false`; `required`, `optional`, `map`, `enum` and `separate`
/// need no value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TypeOverride {
    /// Never missing and never null: no `Option`.
    Required,
    /// May be missing: `Option`.
    Optional,
    /// This type, regardless of the examples.
    Type(RustType),
    /// The name of the field or, if it starts with a capital letter, of the struct, enum or union at the place.
    Rename(String),
    /// `true` if an object is a map.
    Map(bool),
    /// `true` if a string is an enum.
    Enum(bool),
    /// The same type as at the other path.
    Same(TypePath),
    /// A type of its own, shared with no other place.
    Separate,
}

/// A type that an override names.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RustType {
    /// `bool`
    Bool,
    /// `i64`
    I64,
    /// `u64`
    U64,
    /// `f64`
    F64,
    /// `Number` of `serde_json`
    Number,
    /// `String`
    Text,
    /// `Value` of `serde_json`: any JSON
    Value,
    /// `Map<String, Value>`: any object
    Object,
    /// `Vec<T>`
    List(Box<RustType>),
    /// A type of your own, by its path: `rust_decimal::Decimal`. It must implement serde's traits.
    Path(String),
}

impl TypeOverride {
    /// The settings of a type.
    pub(crate) const SETTINGS: [&'static str; 8] =
        ["required", "optional", "type", "rename", "map", "enum", "same", "separate"];

    /// Reads one setting: `TypeOverride::setting("map", "false")`.
    ///
    /// # Errors
    ///
    /// Returns an error if the setting is unknown, or if it does not accept the value.
    pub fn setting(name: &str, value: &str) -> Result<Self, String> {
        let truth = |value: &str| match value {
            "" | "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(format!("`{name}` must be `true` or `false`, not `{value}`")),
        };
        match name {
            "required" => Ok(if truth(value)? { Self::Required } else { Self::Optional }),
            "optional" => Ok(if truth(value)? { Self::Optional } else { Self::Required }),
            "type" => value.parse().map(Self::Type),
            "rename" => rename(value),
            "map" => truth(value).map(Self::Map),
            "enum" => truth(value).map(Self::Enum),
            "same" => value.parse().map(Self::Same),
            "separate" if truth(value)? => Ok(Self::Separate),
            "separate" => Err("`separate` must be `true` if it is given".to_owned()),
            _ => {
                let [others @ .., last] = Self::SETTINGS.map(|setting| format!("`{setting}`"));
                Err(format!("`{name}` is not a setting of a type: use {} or {last}", others.join(", ")))
            }
        }
    }
}

fn rename(name: &str) -> Result<TypeOverride, String> {
    let plain = name.strip_prefix("r#").unwrap_or(name);
    if !plain.is_empty() && crate::name::snake_plain(plain, "") == plain {
        return Ok(TypeOverride::Rename(crate::name::escape(plain.to_owned())));
    }
    if is_type_name(name) {
        return Ok(TypeOverride::Rename(name.to_owned()));
    }
    Err(format!("`{name}` is not a valid name: write a field as `user_name`, a type as `UserName`"))
}

/// Returns `true` for upper camel case that is not a name used by generated code.
fn is_type_name(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
        && name.chars().all(|c| unicode_ident::is_xid_continue(c) && c != '_')
        && !crate::name::is_reserved_type_name(name)
}

impl FromStr for TypeOverride {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, value) = text.split_once('=').unwrap_or((text, ""));
        Self::setting(name.trim(), value.trim())
    }
}

/// Writes the inline table of a configuration file: `{ type = "f64" }`.
impl fmt::Display for TypeOverride {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("{ required = true }"),
            Self::Optional => f.write_str("{ optional = true }"),
            Self::Type(ty) => write!(f, "{{ type = \"{ty}\" }}"),
            Self::Rename(name) => write!(f, "{{ rename = \"{name}\" }}"),
            Self::Map(map) => write!(f, "{{ map = {map} }}"),
            Self::Enum(one) => write!(f, "{{ enum = {one} }}"),
            Self::Same(path) => write!(f, "{{ same = {} }}", toml_string(&path.to_string())),
            Self::Separate => f.write_str("{ separate = true }"),
        }
    }
}

/// Returns a key or string of TOML, in single quotes without escapes if possible.
pub(crate) fn toml_string(text: &str) -> String {
    let literal = !text.contains('\'') && !text.chars().any(char::is_control);
    if literal && text.contains(['"', '\\']) {
        return format!("'{text}'");
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

impl FromStr for TypeMode {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "lenient" => Ok(Self::Lenient),
            "observed" => Ok(Self::Observed),
            "strict" => Ok(Self::Strict),
            _ => Err(format!("`{text}` is not a mode: use `lenient`, `observed` or `strict`")),
        }
    }
}

impl FromStr for Dates {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "text" => Ok(Self::Text),
            "time" => Ok(Self::Time),
            "chrono" => Ok(Self::Chrono),
            "jiff" => Ok(Self::Jiff),
            _ => Err(format!("`{text}` is not a type of dates: use `text`, `time`, `chrono` or `jiff`")),
        }
    }
}

impl FromStr for RustType {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(item) = text.strip_prefix("Vec<").and_then(|rest| rest.strip_suffix('>')) {
            return item.trim().parse().map(|item| Self::List(Box::new(item)));
        }
        match text {
            "bool" => Ok(Self::Bool),
            "i64" => Ok(Self::I64),
            "u64" => Ok(Self::U64),
            "f64" => Ok(Self::F64),
            "Number" => Ok(Self::Number),
            "String" => Ok(Self::Text),
            "Value" => Ok(Self::Value),
            "Map" => Ok(Self::Object),
            _ if is_path(text) => Ok(Self::Path(text.to_owned())),
            _ => Err(format!(
                "`{text}` is not a type: write `bool`, `i64`, `u64`, `f64`, `Number`, `String`, `Value`, `Map`, `Vec<…>`, or the \
                 path of a type of your own, as in `crate::money::Amount`"
            )),
        }
    }
}

fn is_path(text: &str) -> bool {
    let is_name = |name: &str| {
        let mut chars = name.chars();
        let starts = chars.next().is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c));
        let keyword = crate::name::is_keyword(name) && !matches!(name, "crate" | "super" | "self");
        starts && chars.all(unicode_ident::is_xid_continue) && !keyword
    };
    text.contains("::") && text.split("::").all(is_name)
}

impl fmt::Display for RustType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool => f.write_str("bool"),
            Self::I64 => f.write_str("i64"),
            Self::U64 => f.write_str("u64"),
            Self::F64 => f.write_str("f64"),
            Self::Number => f.write_str("Number"),
            Self::Text => f.write_str("String"),
            Self::Value => f.write_str("Value"),
            Self::Object => f.write_str("Map"),
            Self::List(item) => write!(f, "Vec<{item}>"),
            Self::Path(path) => f.write_str(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read() {
        let cases = [
            ("required", TypeOverride::Required),
            ("required = false", TypeOverride::Optional),
            ("type = Vec<f64>", TypeOverride::Type(RustType::List(Box::new(RustType::F64)))),
            ("type = crate::Money", TypeOverride::Type(RustType::Path("crate::Money".into()))),
            ("rename = user_name", TypeOverride::Rename("user_name".into())),
            ("rename = r#type", TypeOverride::Rename("r#type".into())),
            ("rename = UserName", TypeOverride::Rename("UserName".into())),
            ("map = false", TypeOverride::Map(false)),
            ("enum", TypeOverride::Enum(true)),
            ("separate", TypeOverride::Separate),
        ];
        for (text, expected) in cases {
            assert_eq!(text.parse(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn bad_settings_say_what_there_is() {
        let error = |text: &str| text.parse::<TypeOverride>().err().unwrap_or_default();
        assert_eq!(error("map = maybe"), "`map` must be `true` or `false`, not `maybe`");
        assert!(error("nullable").starts_with("`nullable` is not a setting of a type: use `required`, "));
        assert!(error("type = Decimal").contains("the path of a type of your own"));
        assert!(error("type = a::b; fn x() {}").contains("is not a type"));
        for name in ["a b", "Option", "", "userName", "User_Name"] {
            assert!(error(&format!("rename = {name}")).contains("is not a valid name"), "{name}");
        }
        assert_eq!(
            "loose".parse::<TypeMode>(),
            Err("`loose` is not a mode: use `lenient`, `observed` or `strict`".to_owned())
        );
        assert!("date".parse::<Dates>().is_err());
    }

    #[test]
    fn an_override_is_shown_as_the_configuration_has_it() {
        let same = TypeOverride::Same("User.\"a b\"".parse().unwrap_or_default());
        assert_eq!(same.to_string(), "{ same = 'User.\"a b\"' }");
        assert_eq!(TypeOverride::Type(RustType::F64).to_string(), "{ type = \"f64\" }");
        assert_eq!(toml_string("a'\"b"), "\"a'\\\"b\"");
    }
}
