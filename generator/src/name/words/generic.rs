//! Words that have little meaning by themselves.

use super::singular::singular;
use super::words;

/// Returns `true` if words have no meaning without those of their parent.
pub fn is_generic(words: &str) -> bool {
    words.is_empty() || words.bytes().all(|b| b.is_ascii_digit()) || GENERIC.binary_search(&words).is_ok()
}

/// Returns `true` if things of all kinds have a field of that name, so that it hardly distinguishes them.
pub fn is_common(words: &str) -> bool {
    COMMON.binary_search(&words).is_ok()
}

/// Returns `true` if a key in the singular only wraps the thing: `{"data": {…}}`, `{"items": […]}`.
pub fn is_content(singular: &str) -> bool {
    CONTENT.binary_search(&singular).is_ok()
}

/// Returns `true` for a key whose objects may have any fields, such as `attributes`; not for one around a thing, such as `data`.
pub fn is_open(key: &str) -> bool {
    let words = words(key);
    is_generic(&words.join(" ")) && !is_content(&singular(words))
}

/// Sorted.
const CONTENT: &[&str] = &[
    "content", "data", "datum", "doc", "element", "entity", "entry", "item", "list", "object", "output", "payload",
    "record", "resource", "response", "result", "row", "value",
];

/// Sorted.
const COMMON: &[&str] = &[
    "active",
    "amount",
    "code",
    "comment",
    "count",
    "created",
    "created at",
    "currency",
    "date",
    "description",
    "display name",
    "email",
    "enabled",
    "end",
    "from",
    "gid",
    "guid",
    "kind",
    "label",
    "link",
    "links",
    "meta",
    "modified",
    "number",
    "object type",
    "oid",
    "reason",
    "resource type",
    "sid",
    "size",
    "start",
    "text",
    "time",
    "timestamp",
    "title",
    "to",
    "uid",
    "unit",
    "updated",
    "updated at",
    "uri",
    "url",
    "user",
    "uuid",
    "version",
];

/// Sorted.
const GENERIC: &[&str] = &[
    "all",
    "arg",
    "args",
    "argument",
    "array",
    "attribute",
    "attributes",
    "body",
    "by",
    "child",
    "config",
    "content",
    "context",
    "create",
    "data",
    "datum",
    "default",
    "delete",
    "detail",
    "details",
    "document",
    "element",
    "embedded",
    "entity",
    "entry",
    "error",
    "exception",
    "extra",
    "field",
    "first",
    "for",
    "from",
    "get",
    "href",
    "id",
    "in",
    "included",
    "info",
    "information",
    "inner",
    "input",
    "item",
    "items",
    "key",
    "last",
    "list",
    "map",
    "message",
    "metadata",
    "name",
    "new",
    "next",
    "node",
    "object",
    "one",
    "option",
    "options",
    "other",
    "output",
    "page",
    "pages",
    "param",
    "parameter",
    "parameters",
    "params",
    "parent",
    "patch",
    "payload",
    "post",
    "prev",
    "previous",
    "properties",
    "property",
    "put",
    "record",
    "ref",
    "reference",
    "related",
    "relationship",
    "relationships",
    "request",
    "resource",
    "response",
    "result",
    "results",
    "root",
    "row",
    "search",
    "self",
    "setting",
    "settings",
    "state",
    "status",
    "summary",
    "target",
    "test",
    "to",
    "total",
    "type",
    "update",
    "v1",
    "v2",
    "value",
    "values",
    "view",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generic_words_are_found() {
        assert!(CONTENT.is_sorted() && GENERIC.is_sorted() && COMMON.is_sorted());
        assert!(["all", "item", "values", "", "12"].into_iter().all(is_generic));
        assert!(!is_generic("user"));
    }
}
