//! `queryParams` and the query in `url`, which usually hold the same parameters.

use crate::json::Json;
use crate::read::parts::field::disabled;

/// Merges both into one list (Postman's behavior, 1.6): a row replaces the parameter with its key, other parameters
/// stay, and other rows follow.
pub(super) fn merged(in_url: Vec<Json>, rows: Vec<Json>) -> Vec<Json> {
    let enabled = rows.iter().filter(|row| !disabled(row)).map(key);
    if rows.is_empty() {
        return in_url;
    }
    if in_url.is_empty() || enabled.eq(in_url.iter().map(key)) {
        // the rows are complete, and have the disabled parameters in order
        return rows;
    }
    let mut rows: Vec<Option<Json>> = rows.into_iter().map(Some).collect();
    let named: Vec<Option<String>> = rows.iter().map(|row| row.as_ref().map(key)).collect();
    let mut found = Vec::new();
    for parameter in in_url {
        let wanted = Some(key(&parameter));
        let row = rows.iter_mut().find(|row| row.as_ref().map(key) == wanted);
        match row.and_then(Option::take) {
            Some(row) => found.push(row),
            // the rows of this key are used up
            None if named.contains(&wanted) => {}
            None => found.push(parameter),
        }
    }
    found.extend(rows.into_iter().flatten());
    found
}

fn key(row: &Json) -> String {
    row.get("key").and_then(Json::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::v2::request::url::text as url_text;

    fn merge(query: &str, rows: &str) -> String {
        let mut url = url_text::object(&format!("h?{query}")).expect("a URL");
        let in_url = match url.take("query") {
            Some(Json::Array(rows)) if !query.is_empty() => rows,
            _ => Vec::new(),
        };
        let Ok(Json::Array(rows)) = serde_json::from_str(rows) else { panic!("rows") };
        let shown = merged(in_url, rows).into_iter().map(|row| {
            let off = if disabled(&row) { "!" } else { "" };
            let value = row.get("value").map(|value| format!("={}", value.to_js_string())).unwrap_or_default();
            format!("{off}{}{value}", key(&row))
        });
        shown.collect::<Vec<_>>().join("&")
    }

    #[test]
    fn rows_and_the_query_of_the_url_are_one_list() {
        for (query, rows, expected) in [
            ("inurl=1", r#"[{"key":"x","value":"1"}]"#, "inurl=1&x=1"),
            ("x=1&y=2", r#"[{"key":"y","disabled":true}]"#, "x=1&!y"),
            ("a=1&b=2", "[]", "a=1&b=2"),
            ("", r#"[{"key":"a","value":"1"}]"#, "a=1"),
            // as exported: the URL has what is enabled
            (
                "a=1&b=2",
                r#"[{"key":"a","value":"1"},{"key":"off","value":"x","disabled":true},{"key":"b","value":"2"}]"#,
                "a=1&!off=x&b=2",
            ),
            ("tag=a&tag=b", r#"[{"key":"tag","value":"a"},{"key":"tag","value":"b"}]"#, "tag=a&tag=b"),
            // the row wins, at the place in the URL
            ("b=1&a=2", r#"[{"key":"a","value":"3"},{"key":"c"}]"#, "b=1&a=3&c"),
            ("a=1&a=2", r#"[{"key":"a","value":"3"}]"#, "a=3"),
        ] {
            assert_eq!(merge(query, rows), expected, "{query} {rows}");
        }
    }
}
