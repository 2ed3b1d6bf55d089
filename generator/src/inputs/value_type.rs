//! Decides the type of a row's value: of a query parameter, a header or a field of a form.

use std::collections::{BTreeMap, BTreeSet};

use crate::name;
use crate::read::model::{Body, FormValue};
use crate::resolve::model::{Api, Folder, Operation};

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
    pub value: &'a str,
    pub disabled: bool,
}

/// Names of codes: their digits are not numbers, and leading zeros matter.
const CODES: [&str; 31] = [
    "zip",
    "zipcode",
    "postal",
    "postcode",
    "postalcode",
    "pin",
    "phone",
    "mobile",
    "msisdn",
    "tel",
    "telephone",
    "fax",
    "card",
    "cvv",
    "cvc",
    "iban",
    "bic",
    "account",
    "routing",
    "ssn",
    "vat",
    "tax",
    "isbn",
    "ean",
    "gtin",
    "upc",
    "barcode",
    "sku",
    "otp",
    "code",
    "serial",
];
/// Names of quantities.
const QUANTITIES: [&str; 62] = [
    "limit",
    "page",
    "pages",
    "offset",
    "size",
    "count",
    "per",
    "max",
    "maximum",
    "min",
    "minimum",
    "skip",
    "top",
    "take",
    "first",
    "last",
    "start",
    "end",
    "begin",
    "from",
    "to",
    "rows",
    "width",
    "height",
    "depth",
    "length",
    "radius",
    "zoom",
    "scale",
    "quality",
    "quantity",
    "qty",
    "amount",
    "price",
    "total",
    "sum",
    "year",
    "month",
    "day",
    "days",
    "week",
    "weeks",
    "hour",
    "hours",
    "minutes",
    "seconds",
    "timeout",
    "timestamp",
    "time",
    "since",
    "until",
    "duration",
    "interval",
    "ttl",
    "age",
    "index",
    "level",
    "priority",
    "position",
    "rating",
    "window",
    "results",
];

/// The values of each name in the whole collection.
#[derive(Clone, Debug, Default)]
pub(super) struct ValueTypes {
    /// The values by name, each with the number of its uses.
    values: BTreeMap<String, BTreeMap<String, usize>>,
}

/// Among so many values under the name of a quantity, one that is not a number counts as a mistake, such as `limit=limit=25`.
const USES_TO_A_MISTAKE: usize = 10;

impl ValueTypes {
    pub(super) fn of(api: &Api) -> Self {
        let mut types = Self::default();
        types.folder(&api.root);
        types
    }

    fn folder(&mut self, folder: &Folder) {
        folder.operations.iter().for_each(|operation| self.operation(operation));
        folder.folders.iter().for_each(|inner| self.folder(inner));
    }

    fn operation(&mut self, operation: &Operation) {
        for row in &operation.url.query {
            self.add(&row.key, row.value.as_deref().unwrap_or_default());
        }
        if let Some(Body::Urlencoded(params) | Body::Multipart(params)) = &operation.body {
            for param in params {
                if let FormValue::Text(value) = &param.value {
                    self.add(&param.key, value);
                }
            }
        }
    }

    fn add(&mut self, key: &str, value: &str) {
        if !value.is_empty() && !value.contains("{{") {
            *self.values.entry(key.to_owned()).or_default().entry(value.to_owned()).or_default() += 1;
        }
    }

    /// The type of the rows of one name in one request.
    pub(super) fn of_rows(&self, key: &str, rows: &[Row<'_>]) -> ValueType {
        let placeholders: BTreeSet<_> = rows.iter().map(|row| placeholder(row.value)).collect();
        if let (1, Some(Some(ty))) = (placeholders.len(), placeholders.first())
            && rows.iter().all(|row| row.disabled)
        {
            // a value that is sent as it is written does not follow the type
            return if *ty == "boolean" { ValueType::Boolean } else { ValueType::Integer };
        }
        if rows.iter().all(|row| is_integer(row.value)) && self.is_number(key) {
            ValueType::Integer
        } else if rows.iter().all(|row| matches!(row.value, "true" | "false")) {
            ValueType::Boolean
        } else {
            ValueType::Text
        }
    }

    /// Returns `true` if digits under this name are a number, by the name or by several values.
    fn is_number(&self, key: &str) -> bool {
        let words = name::words(key);
        let any = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        let empty = BTreeMap::new();
        let values = self.values.get(key).unwrap_or(&empty);
        let is_number = |value: &str| is_integer(value) || placeholder(value) == Some("integer");
        let uses: usize = values.values().sum();
        let others: usize = values.iter().filter(|(value, _)| !is_number(value)).map(|(_, uses)| uses).sum();
        let is_id = words.last().is_some_and(|last| ["id", "ids"].contains(&last.as_str()));
        let is_said = match any(&QUANTITIES) {
            true => others * USES_TO_A_MISTAKE <= uses,
            false => others == 0 && values.len() > 1,
        };
        !any(&CODES) && !is_id && is_said
    }
}

/// Returns `true` for an integer as Rust prints it: no leading zeros, no plus sign.
fn is_integer(value: &str) -> bool {
    value.parse::<i64>().is_ok_and(|number| number.to_string() == value)
}

/// `<integer>`, `(boolean)`: the placeholders that importers write for values of a type.
fn placeholder(value: &str) -> Option<&'static str> {
    let inner = match value.trim().strip_prefix('<') {
        Some(rest) => rest.strip_suffix('>')?,
        None => value.trim().strip_prefix('(')?.strip_suffix(')')?,
    };
    match inner.to_ascii_lowercase().as_str() {
        "integer" | "int" | "int32" | "int64" | "long" => Some("integer"),
        "boolean" | "bool" => Some("boolean"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Row, ValueType, ValueTypes};

    fn of(key: &str, values: &[&str]) -> ValueType {
        let mut types = ValueTypes::default();
        values.iter().for_each(|value| types.add(key, value));
        types.of_rows(key, &[Row { value: values[0], disabled: false }])
    }

    #[test]
    fn digits_are_a_number_where_the_name_or_several_values_say_so() {
        assert_eq!(of("limit", &["20"]), ValueType::Integer);
        assert_eq!(of("maxResults", &["20"]), ValueType::Integer);
        assert_eq!(of("lane", &["3", "7"]), ValueType::Integer);
        assert_eq!(of("lane", &["3"]), ValueType::Text);
        assert_eq!(of("lane", &["3", "north"]), ValueType::Text);
    }

    #[test]
    fn one_mistake_among_many_numbers_changes_no_type_but_its_own() {
        let mut types = ValueTypes::default();
        (0..20).for_each(|_| types.add("limit", "250"));
        types.add("limit", "limit=25");
        let row = |value| types.of_rows("limit", &[Row { value, disabled: false }]);
        assert_eq!((row("250"), row("limit=25")), (ValueType::Integer, ValueType::Text));
    }

    #[test]
    fn codes_are_texts() {
        for key in ["zip", "postal_code", "PIN", "phoneNumber", "cardNumber", "account_number", "customerId", "otp"] {
            assert_eq!(of(key, &["12345", "67890"]), ValueType::Text, "{key}");
        }
        assert_eq!(of("page", &["007"]), ValueType::Text);
    }

    #[test]
    fn placeholders_of_rows_that_are_not_sent_tell_the_type() {
        let types = ValueTypes::default();
        let row = |value, disabled| types.of_rows("a", &[Row { value, disabled }]);
        assert_eq!(row("<integer>", true), ValueType::Integer);
        assert_eq!(row("(boolean)", true), ValueType::Boolean);
        assert_eq!(row("<uuid>", true), ValueType::Text);
        assert_eq!(row("<integer>", false), ValueType::Text);
        assert_eq!(row("true", false), ValueType::Boolean);
    }
}
