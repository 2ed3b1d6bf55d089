//! [`Found`]: a value in a script.

use std::fmt;

use serde_json::{Map, Value};

use crate::response::Response;
use crate::variables::Captured;

/// A value that a script of the collection finds in an answer or builds, or nothing.
///
/// Generated captures and presets are made of these. The methods behave as in JavaScript, with one
/// difference: a method on nothing returns nothing, where a script would continue with `undefined`; and
/// a variable keeps its value when it is set to nothing.
///
/// ```
/// use postman_client::codegen::Found;
/// use postman_client::Response;
///
/// let answer = Response::new(200, r#"{"items": [{"name": "a"}, {"name": "b", "link": "/x/7"}]}"#);
/// let item = Found::json(&answer).at("/items").find(|item| item.at("/name").equals("b"));
/// assert_eq!(item.at("/link").split("/").last(0).text().as_deref(), Some("7"));
/// ```
#[derive(Clone, PartialEq)]
pub struct Found(pub(super) Option<Value>);

impl Found {
    /// Nothing.
    pub fn nothing() -> Self {
        Self(None)
    }

    /// A constant, a variable's value, or a part of a typed answer.
    pub fn of(value: impl Captured) -> Self {
        Self(value.value())
    }

    /// The body of an answer as JSON; nothing if it is not JSON.
    pub fn json(answer: &Response) -> Self {
        Self(answer.json().ok())
    }

    /// An array.
    pub fn array<const N: usize>(values: [Self; N]) -> Self {
        Self(Some(values.into_iter().map(|value| value.0.unwrap_or_default()).collect()))
    }

    /// An object; a member that is nothing is left out.
    pub fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        let members = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value.0?)));
        Self(Some(Value::Object(members.collect::<Map<_, _>>())))
    }

    /// The joined texts of all; nothing if one of them is nothing.
    pub fn concat<const N: usize>(parts: [Self; N]) -> Self {
        let texts: Option<Vec<String>> = parts.iter().map(Self::text).collect();
        Self(texts.map(|texts| Value::String(texts.concat())))
    }

    /// The text that a script would store. Nothing for nothing and `null`.
    ///
    /// Objects and arrays are written as JSON, where JavaScript has `[object Object]`.
    pub fn text(&self) -> Option<String> {
        self.0.as_ref().and_then(Captured::captured)
    }

    /// The part at a JSON pointer (RFC 6901): `/items/0/id`.
    #[must_use]
    pub fn at(&self, pointer: &str) -> Self {
        Self(self.0.as_ref().and_then(|value| value.pointer(pointer)).cloned())
    }

    /// Returns the member with that name or index.
    #[must_use]
    pub fn member(&self, name: &Self) -> Self {
        let Some(name) = name.text() else { return Self(None) };
        Self(match &self.0 {
            Some(Value::Object(members)) => members.get(&name).cloned(),
            Some(Value::Array(items)) => name.parse().ok().and_then(|index: usize| items.get(index)).cloned(),
            _ => None,
        })
    }

    /// The element or character at `index`.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        Self(match &self.0 {
            Some(Value::Array(items)) => items.get(index).cloned(),
            Some(Value::String(text)) => text.chars().nth(index).map(|char| char.to_string().into()),
            _ => None,
        })
    }

    /// The element or character before the last `after` ones.
    #[must_use]
    pub fn last(&self, after: usize) -> Self {
        Self(match &self.0 {
            Some(Value::Array(items)) => items.iter().nth_back(after).cloned(),
            Some(Value::String(text)) => text.chars().nth_back(after).map(|char| char.to_string().into()),
            _ => None,
        })
    }

    /// The first element for which `test` holds.
    #[must_use]
    pub fn find(&self, test: impl Fn(&Self) -> bool) -> Self {
        self.items().find(test).unwrap_or(Self(None))
    }

    /// The last element for which `test` holds.
    #[must_use]
    pub fn find_last(&self, test: impl Fn(&Self) -> bool) -> Self {
        self.items().rfind(test).unwrap_or(Self(None))
    }

    /// The elements for which `test` holds.
    #[must_use]
    pub fn filter(&self, test: impl Fn(&Self) -> bool) -> Self {
        self.list(|items| items.filter(test).collect())
    }

    /// Returns the array of the values that `value` makes of each element.
    #[must_use]
    pub fn map(&self, value: impl Fn(&Self) -> Self) -> Self {
        self.list(|items| items.map(|item| value(&item)).collect())
    }

    /// The elements of this array, then those of the other.
    #[must_use]
    pub fn join_list(&self, other: Self) -> Self {
        self.list(|items| items.chain(other.items()).collect())
    }

    /// Replaces `removed` elements from `at` by `with`, like `splice`. `at` counts from the end if
    /// it is negative, and is 0 if it is nothing.
    #[must_use]
    pub fn splice<const N: usize>(&self, at: Self, removed: usize, with: [Self; N]) -> Self {
        self.list(|items| {
            let items: Vec<Self> = items.collect();
            let at = place(at.number().unwrap_or(0.0) as i64, items.len());
            let after = items.iter().skip(at.saturating_add(removed)).cloned();
            items.iter().take(at).cloned().chain(with).chain(after).collect()
        })
    }

    /// Returns the array in reverse.
    #[must_use]
    pub fn reverse(&self) -> Self {
        self.list(|items| items.rev().collect())
    }

    /// The values of an object, in order.
    #[must_use]
    pub fn members(&self) -> Self {
        Self(match &self.0 {
            Some(Value::Object(members)) => Some(members.values().cloned().collect()),
            Some(Value::Array(items)) => Some(Value::Array(items.clone())),
            _ => None,
        })
    }

    /// The names of an object's members, in order.
    #[must_use]
    pub fn names(&self) -> Self {
        Self(match &self.0 {
            Some(Value::Object(members)) => Some(members.keys().cloned().collect()),
            Some(Value::Array(items)) => Some((0..items.len()).map(|index| index.to_string()).collect()),
            _ => None,
        })
    }

    /// The number of elements of an array, or of UTF-16 units of a text.
    #[must_use]
    pub fn length(&self) -> Self {
        Self(match &self.0 {
            Some(Value::Array(items)) => Some(items.len().into()),
            Some(Value::String(text)) => Some(text.encode_utf16().count().into()),
            _ => None,
        })
    }

    /// Returns this value, or `other` if it is nothing, empty, `0` or `false`: `a || b`.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self.is_truthy() { self } else { other }
    }

    /// Maps this array to another one; nothing if it is not an array.
    fn list<'f>(&'f self, change: impl FnOnce(Items<'f>) -> Vec<Self>) -> Self {
        let Some(Value::Array(items)) = &self.0 else { return Self(None) };
        let items: Items<'f> = Box::new(items.iter().map(|item| Self(Some(item.clone()))));
        Self(Some(change(items).into_iter().map(|item| item.0.unwrap_or_default()).collect()))
    }

    fn items(&self) -> impl DoubleEndedIterator<Item = Self> {
        let items = match &self.0 {
            Some(Value::Array(items)) => items.as_slice(),
            _ => &[],
        };
        items.iter().map(|item| Self(Some(item.clone())))
    }
}

type Items<'f> = Box<dyn DoubleEndedIterator<Item = Found> + 'f>;

/// Returns an index in a list or text of that length; negative ones count from the end.
pub(super) fn place(at: i64, length: usize) -> usize {
    let length = length as u64;
    let at = if at < 0 { length.saturating_sub(at.unsigned_abs()) } else { at.unsigned_abs() };
    at.min(length) as usize
}

impl Captured for Found {
    fn captured(&self) -> Option<String> {
        self.text()
    }

    fn value(&self) -> Option<Value> {
        self.0.clone()
    }
}

/// Shows only the kind, because the value may be a credential.
impl fmt::Debug for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.0 {
            None => "Found(nothing)",
            Some(Value::Null) => "Found(null)",
            Some(Value::Bool(_)) => "Found(bool)",
            Some(Value::Number(_)) => "Found(number)",
            Some(Value::String(_)) => "Found(text)",
            Some(Value::Array(_)) => "Found(array)",
            Some(Value::Object(_)) => "Found(object)",
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(value: Value) -> Found {
        Found(Some(value))
    }

    fn text(found: Found) -> String {
        found.text().unwrap_or_else(|| "nothing".into())
    }

    #[test]
    fn values_are_found_by_path_position_and_condition() {
        let order = found(json!({"items": [{"id": 1}, {"id": 2}], "b": null, "name": "xyz"}));
        assert_eq!(text(order.at("/items/1/id")), "2");
        assert_eq!(text(order.at("/items").last(1).at("/id")), "1");
        assert_eq!(text(order.at("/items").length()), "2");
        assert_eq!(text(order.at("/items").find(|item| item.at("/id").equals("2"))), r#"{"id":2}"#);
        assert_eq!(text(order.at("/items").find_last(|item| item.at("/id").equals(1)).at("/id")), "1");
        assert_eq!(text(order.at("/b")), "nothing");
        assert_eq!(text(order.at("/nope").at("/x").last(0)), "nothing");
        assert_eq!(text(order.at("/name").last(0)), "z");
        assert_eq!(text(order.names().item(1)), "b");
        assert_eq!(text(order.members().last(0)), "xyz");
        assert_eq!(text(order.member(&Found::of("name"))), "xyz");
        assert_eq!(text(order.at("/items").member(&Found::of(0)).at("/id")), "1");
    }

    #[test]
    fn lists_are_filtered_mapped_and_joined() {
        let items = found(json!([{"id": 1, "on": true}, {"id": 2}, {"id": 3, "on": true}]));
        let ids = items.filter(|item| item.at("/on").is_truthy()).map(|item| item.at("/id"));
        assert_eq!(text(ids.join(",")), "1,3");
        assert_eq!(text(ids.reverse().join_list(found(json!([5])))), "[3,1,5]");
        assert_eq!(text(items.map(|item| item.at("/on"))), "[true,null,true]");
        let list = found(json!(["a", "b", "c"]));
        assert_eq!(text(list.splice(Found::of("1"), 1, [Found::of("x"), Found::of("y")])), r#"["a","x","y","c"]"#);
        assert_eq!(text(list.splice(Found::of(-1), 9, [])), r#"["a","b"]"#);
        assert_eq!(text(list.splice(Found::of(9), 1, [Found::of(1)])), r#"["a","b","c",1]"#);
        assert_eq!(text(list.slice(1, None)), r#"["b","c"]"#);
        assert_eq!(text(list.slice(-2, -1)), r#"["b"]"#);
        assert_eq!(text(found(json!({"a": 1})).map(Found::clone)), "nothing");
    }

    #[test]
    fn nothing_stays_nothing() {
        assert_eq!(text(Found::concat([Found::of("Bearer "), Found::nothing()])), "nothing");
        assert_eq!(text(Found::concat([Found::of("Bearer "), Found::of(7)])), "Bearer 7");
        assert_eq!(text(Found::of("").or(Found::of("b"))), "b");
        assert_eq!(text(Found::of(None::<&str>)), "nothing");
        assert_eq!(text(Found::json(&Response::new(200, "<html>"))), "nothing");
    }

    #[test]
    fn what_a_script_builds() {
        let built = Found::object([
            ("a", Found::of(1)),
            ("b", Found::nothing()),
            ("c", Found::array([Found::of("x"), Found::nothing()])),
        ]);
        assert_eq!(text(built.to_json()), r#"{"a":1,"c":["x",null]}"#);
    }

    #[test]
    fn debug_hides_the_value() {
        assert_eq!(format!("{:?} {:?}", Found::of("s3cret"), Found::nothing()), "Found(text) Found(nothing)");
    }
}
