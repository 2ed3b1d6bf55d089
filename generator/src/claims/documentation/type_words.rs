//! Names of types in tables of fields.

use crate::claims::shape::{Kind, Shape};

/// Returns the shape that a cell in the column of types names.
pub fn shape(text: &str) -> Shape {
    let lower = text.to_lowercase();
    let mut shape = Shape::default();
    if let Some(items) = items(&lower) {
        shape.kinds.insert(Kind::List);
        let inner = self::shape(items);
        shape.items = (inner != Shape::default()).then(|| Box::new(inner));
    } else {
        let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        shape.kinds.extend(words.filter_map(kind));
        // `string (date)` is one type; `string or number` are two
        if shape.kinds.iter().any(|kind| matches!(kind, Kind::Date | Kind::DateTime | Kind::Uuid)) {
            shape.kinds.remove(&Kind::Text);
        }
        if shape.kinds.contains(&Kind::DateTime) {
            shape.kinds.remove(&Kind::Date);
        }
        if shape.kinds.contains(&Kind::Integer) {
            shape.kinds.remove(&Kind::Number);
        }
    }
    if lower.contains("null") && shape.kinds.iter().any(|kind| *kind != Kind::Null) {
        shape.kinds.insert(Kind::Null);
    }
    shape
}

/// Returns the name of a list's element type: `string[]`, `array of strings`, `Array<string>`, `array`.
fn items(text: &str) -> Option<&str> {
    let text = text.trim();
    if let Some(items) = text.strip_suffix("[]") {
        return Some(items);
    }
    if let Some(items) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return Some(items);
    }
    const LISTS: [&str; 5] = ["array", "arrays", "list", "vector", "collection"];
    let is_list = |word: &str| LISTS.contains(&word);
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    if is_list(&text[..end]) {
        let rest = text[end..].trim_matches(|c: char| !c.is_alphanumeric());
        return Some(rest.strip_prefix("of ").unwrap_or(rest));
    }
    // `string array`
    let (first, last) = text.rsplit_once(' ')?;
    is_list(last).then_some(first)
}

fn kind(word: &str) -> Option<Kind> {
    Some(match word {
        "string" | "strings" | "str" | "text" | "varchar" | "char" | "url" | "uri" | "email" | "enum" | "texto"
        | "cadena" | "chaîne" | "字符串" | "строка" => Kind::Text,
        "int" | "integer" | "integers" | "int32" | "int64" | "long" | "short" | "bigint" | "uint" | "entier"
        | "entero" | "inteiro" | "整数" => Kind::Integer,
        "number" | "numbers" | "float" | "double" | "decimal" | "numeric" | "real" | "número" | "nombre" | "zahl"
        | "число" => Kind::Number,
        "bool" | "boolean" | "booleans" | "booleano" | "booléen" => Kind::Boolean,
        "date" => Kind::Date,
        "datetime" | "iso8601" | "rfc3339" => Kind::DateTime,
        "uuid" | "guid" => Kind::Uuid,
        "object" | "objects" | "hash" | "dict" | "dictionary" | "map" | "struct" | "objeto" | "objet" | "объект"
        | "对象" => Kind::Object,
        "null" => Kind::Null,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::shape;
    use crate::claims::shape::Kind::{self, Boolean, Date, Integer, List, Null, Number, Object, Text, Uuid};

    #[test]
    fn types_are_read_as_people_write_them() {
        let kinds = |text: &str| shape(text).kinds.into_iter().collect::<Vec<Kind>>();
        let cases: [(&str, &[Kind]); 14] = [
            ("string", &[Text]),
            ("String (36)", &[Text]),
            ("integer (int32)", &[Integer]),
            ("number/double", &[Number]),
            ("string | null", &[Null, Text]),
            ("nullable boolean", &[Null, Boolean]),
            ("string (date)", &[Date]),
            ("UUID string", &[Uuid]),
            ("object", &[Object]),
            ("string or number", &[Number, Text]),
            ("array", &[List]),
            ("User", &[]),
            ("", &[]),
            ("timestamp", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(kinds(text), expected, "{text}");
        }
        for text in ["string[]", "array of strings", "Array<string>", "[string]", "list(string)", "string array"] {
            let items = shape(text).items.map(|items| items.kinds.into_iter().collect::<Vec<Kind>>());
            assert_eq!(items.as_deref(), Some(&[Text][..]), "{text}");
        }
    }
}
