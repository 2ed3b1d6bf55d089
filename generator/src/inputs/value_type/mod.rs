//! Decides the type of a row's value: of a query parameter, a header or a field of a form.

mod names;
mod said;
mod uses;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use self::names::{counts, has_code, is_code, is_id, is_quantity};
use self::said::{says_boolean, says_number};
use self::uses::Uses;
use self::values::{Kind, is_boolean, is_integer, placeholder, without_key};
use crate::name;
use crate::read::model::Body;
use crate::resolve::model::{Api, Operation};
use crate::resolve::variables::template;

/// A type that a row can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValueType {
    Text,
    Integer,
    Boolean,
    File,
}

/// A row with the value in the collection, and whether it is sent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    /// `None` for a query parameter that is its key alone.
    pub value: Option<&'a str>,
    pub disabled: bool,
    pub description: &'a str,
    /// `true` if the replay cannot send a saved value of another type as it is written.
    pub exact: bool,
}

/// The values of each name in the whole collection.
#[derive(Clone, Debug, Default)]
pub(super) struct ValueTypes {
    /// What is known of the values by name.
    values: BTreeMap<String, Uses>,
    /// What the descriptions of rows without a value say, by name.
    said: BTreeMap<String, BTreeSet<Kind>>,
}

/// Among this number of values under the name of a quantity, one that is not a number counts as a mistake, such as `limit=limit=25`.
const USES_TO_A_MISTAKE: usize = 10;

impl ValueTypes {
    pub(super) fn of(api: &Api) -> Self {
        let mut types = Self::default();
        api.root.all_operations().for_each(|operation| types.operation(operation));
        types
    }

    fn operation(&mut self, operation: &Operation) {
        for row in &operation.url.query {
            self.add(&row.key, row.value.as_deref().unwrap_or_default(), &row.description);
        }
        for param in operation.body.as_ref().map(Body::form).unwrap_or_default() {
            if let Some(value) = param.text() {
                self.add(&param.key, value, &param.description);
            }
        }
    }

    fn add(&mut self, key: &str, value: &str, description: &str) {
        let value = without_key(key, value);
        if !value.is_empty() && !value.contains("{{") {
            self.values.entry(key.to_owned()).or_default().add(value);
        } else if !description.trim().is_empty() {
            self.said.entry(key.to_owned()).or_default().insert(said_kind(key, description));
        }
    }

    /// The type of the rows of one name in one request.
    pub(super) fn of_rows(&self, key: &str, rows: &[Row<'_>]) -> ValueType {
        let kinds: BTreeSet<Kind> = rows.iter().filter_map(|row| self.of_value(key, row)).collect();
        let kind = match (kinds.first(), kinds.len()) {
            (None, _) => self.of_others(key, rows),
            (Some(only), 1) => *only,
            _ => Kind::Text,
        };
        match kind {
            Kind::Text => ValueType::Text,
            Kind::Integer => ValueType::Integer,
            Kind::Boolean => ValueType::Boolean,
        }
    }

    /// The type of a row's own value; `None` if it has none, or only a variable.
    fn of_value(&self, key: &str, row: &Row<'_>) -> Option<Kind> {
        // a number or a `bool` cannot be sent as the key alone
        let Some(value) = row.value else { return (!row.disabled).then_some(Kind::Text) };
        // otherwise a value that is sent as it is written does not follow the type
        let may_be_another = row.disabled || !row.exact;
        let value = if may_be_another { without_key(key, value) } else { value };
        match placeholder(value) {
            // leading zeros matter, whatever the schema says
            Some(Kind::Integer) if may_be_another && has_code(&name::words(key)) => Some(Kind::Text),
            Some(kind) if may_be_another => Some(kind),
            _ if is_integer(value) && self.is_number(key) => Some(Kind::Integer),
            _ if is_boolean(value) => Some(Kind::Boolean),
            _ if may_be_another && (value.trim().is_empty() || template::whole(value).is_some()) => None,
            _ => Some(Kind::Text),
        }
    }

    /// The type of rows without a value: that of the other requests, or what the name or the description says.
    fn of_others(&self, key: &str, rows: &[Row<'_>]) -> Kind {
        if let Some(values) = self.values.get(key) {
            return if values.are_placeholders(Kind::Boolean) || values.booleans == values.all {
                Kind::Boolean
            } else if values.are_placeholders(Kind::Integer) || self.is_number(key) {
                Kind::Integer
            } else {
                Kind::Text
            };
        }
        let own = rows.iter().find(|row| !row.description.trim().is_empty());
        match (own, self.said.get(key)) {
            (None, Some(said)) if said.len() == 1 => said.first().copied().unwrap_or(Kind::Text),
            _ => said_kind(key, own.map_or("", |row| row.description)),
        }
    }

    /// Returns `true` if digits under this name are a number, by the name or by several values.
    fn is_number(&self, key: &str) -> bool {
        let words = name::words(key);
        let (uses, integers, differ) =
            self.values.get(key).map_or((0, 0, false), |one| (one.all, one.integers, one.differ));
        let others = uses - integers;
        let is_said = match is_quantity(&words) {
            true => others * USES_TO_A_MISTAKE <= uses,
            false => others == 0 && differ,
        };
        !is_code(&words) && is_said
    }
}

/// The type that a name and a description indicate.
fn said_kind(key: &str, description: &str) -> Kind {
    let words = name::words(key);
    if !is_id(&words) && says_boolean(description) {
        Kind::Boolean
    } else if !is_code(&words) && (counts(&words) || says_number(&words, description)) {
        Kind::Integer
    } else {
        Kind::Text
    }
}

#[cfg(test)]
mod tests {
    use super::{Row, ValueType, ValueTypes};

    fn sent(value: &str) -> Row<'_> {
        Row { value: Some(value), disabled: false, description: "", exact: false }
    }

    fn of(key: &str, values: &[&str]) -> ValueType {
        let mut types = ValueTypes::default();
        values.iter().for_each(|value| types.add(key, value, ""));
        types.of_rows(key, &[sent(values[0])])
    }

    #[test]
    fn digits_are_a_number_where_the_name_or_several_values_say_so() {
        assert_eq!(of("limit", &["20"]), ValueType::Integer);
        assert_eq!(of("maxResults", &["20"]), ValueType::Integer);
        assert_eq!(of("lane", &["3", "7"]), ValueType::Integer);
        assert_eq!(of("lane", &["3"]), ValueType::Text);
        assert_eq!(of("price", &["20"]), ValueType::Text, "it may be a fraction");
        assert_eq!(of("lane", &["3", "north"]), ValueType::Text);
    }

    #[test]
    fn one_mistake_among_many_numbers_changes_no_type_but_its_own() {
        let mut types = ValueTypes::default();
        (0..20).for_each(|_| types.add("limit", "250", ""));
        types.add("limit", "many", "");
        let row = |value| types.of_rows("limit", &[sent(value)]);
        assert_eq!((row("250"), row("many")), (ValueType::Integer, ValueType::Text));
    }

    #[test]
    fn a_pair_that_was_entered_as_the_value_tells_the_type() {
        assert_eq!(of("limit", &["limit=25"]), ValueType::Integer);
        assert_eq!(of("draft", &["draft=true"]), ValueType::Boolean);
        assert_eq!(of("draft", &["state=true"]), ValueType::Text);
    }

    #[test]
    fn codes_are_texts() {
        for key in ["zip", "postal_code", "PIN", "phoneNumber", "cardNumber", "account_number", "customerId", "otp"] {
            assert_eq!(of(key, &["12345", "67890"]), ValueType::Text, "{key}");
        }
        assert_eq!(of("page", &["007"]), ValueType::Text);
    }

    #[test]
    fn placeholders_tell_the_type_where_another_text_can_be_sent() {
        let types = ValueTypes::default();
        let row = |value, disabled, exact| types.of_rows("a", &[Row { disabled, exact, ..sent(value) }]);
        for (value, expected) in [
            ("<integer>", ValueType::Integer),
            ("(boolean)", ValueType::Boolean),
            ("<uuid>", ValueType::Text),
            ("true", ValueType::Boolean),
        ] {
            assert_eq!(row(value, true, true), expected, "{value}");
            assert_eq!(row(value, false, false), expected, "{value}");
        }
        assert_eq!(of("zip", &["<integer>"]), ValueType::Text);
        assert_eq!(row("<integer>", false, true), ValueType::Text, "it is sent as it is written");
    }

    #[test]
    fn a_blank_value_has_the_type_of_the_others_or_of_what_its_name_says() {
        let mut types = ValueTypes::default();
        for (key, value) in [("to", "5"), ("draft", "true"), ("rank", "top"), ("size", "large")] {
            types.add(key, value, "");
        }
        for (key, description) in [
            ("draft_too", "If true, drafts, too"),
            ("state", "If true, open ones"),
            ("state", "The country of the shop"),
        ] {
            types.add(key, "", description);
        }
        for (key, description, expected) in [
            ("to", "", ValueType::Integer),
            ("draft", "", ValueType::Boolean),
            ("rank", "", ValueType::Text),
            ("size", "", ValueType::Text),
            ("max_results", "", ValueType::Integer),
            ("offset", "", ValueType::Integer),
            ("from", "", ValueType::Text),
            ("from", "The number of books to leave out", ValueType::Integer),
            ("page_id", "The number of the page", ValueType::Text),
            ("rooms", "The number of rooms", ValueType::Integer),
            ("resultLimit", "Defaults to 20", ValueType::Integer),
            ("draft_too", "", ValueType::Boolean),
            ("state", "", ValueType::Text),
            ("since", "Defaults to 20 days ago", ValueType::Text),
            ("include_count", "Include the number of books", ValueType::Text),
            ("archived", "If true, lists archived books", ValueType::Boolean),
            ("rank", "Defaults to true", ValueType::Text),
            ("bookIds", "The books. If true, all", ValueType::Text),
        ] {
            for value in ["", "{{it}}"] {
                let row = Row { description, ..sent(value) };
                assert_eq!(types.of_rows(key, &[row]), expected, "{key}: {value}");
            }
        }
    }
}
