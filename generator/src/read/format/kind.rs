//! Recognises the format of an input (Postman's behavior, 1.1) by its keys: Postman never looks at `info.schema`.

use crate::diagnostic::{Code, Diagnostic};
use crate::json::Json;

pub(in crate::read) const EXPORT: &str = "export the collection from Postman as Collection v2.1, and pass that file";
const IMPORT: &str = "import it into Postman, and export it from there as Collection v2.1";
const EXPORT_AGAIN: &str = "export the collection from Postman again, as Collection v2.1";
const EXPORT_ENVIRONMENT: &str = "export the environment from Postman, and pass that file";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum Kind {
    /// v2.0 or v2.1: where they differ, the value itself shows it.
    Collection,
    CollectionV1,
    Environment,
    DataDump,
    CollectionIndex,
    OpenApi,
    Insomnia,
    Bruno,
    Hoppscotch,
    /// An error answer of Postman's API.
    ApiError,
    HttpArchive,
    /// `info` without `item`.
    WithoutItems,
    ItemsNoList,
    List,
    Value,
    Object,
}

pub(in crate::read) fn of(json: &Json) -> Kind {
    let members = match json {
        Json::Object(members) => members,
        Json::Array(items) if items.iter().any(is_hoppscotch) => return Kind::Hoppscotch,
        Json::Array(_) => return Kind::List,
        _ => return Kind::Value,
    };
    let has = |key: &str| json.get(key).is_some();
    let is_list = |key: &str| matches!(json.get(key), Some(Json::Array(_)));
    match json.get("item") {
        Some(Json::Array(_) | Json::Object(_)) => return Kind::Collection,
        Some(_) => return Kind::ItemsNoList,
        None => {}
    }
    if has("openapi") || has("swagger") {
        Kind::OpenApi
    } else if is_hoppscotch(json) {
        Kind::Hoppscotch
    } else if is_bruno(json) {
        Kind::Bruno
    } else if is_list("requests") || (has("order") && has("folders")) {
        Kind::CollectionV1
    } else if is_list("collections") && (is_list("environments") || is_list("globals") || holds_collections(json)) {
        Kind::DataDump
    } else if is_list("collections") {
        Kind::CollectionIndex
    } else if has("values")
        || has("_postman_variable_scope")
        || ["environment", "globals"].iter().any(|key| wraps_values(json, key))
    {
        Kind::Environment
    } else if type_of(json).starts_with("collection.insomnia.") {
        Kind::Insomnia
    } else if json.get("error").is_some_and(|error| error.get("name").is_some() && error.get("message").is_some()) {
        Kind::ApiError
    } else if is_list("resources") && members.iter().any(|(key, _)| key.starts_with("__export")) {
        Kind::Insomnia
    } else if json.get("log").is_some_and(|log| log.get("entries").is_some()) {
        Kind::HttpArchive
    } else if has("info") {
        Kind::WithoutItems
    } else {
        Kind::Object
    }
}

fn type_of(json: &Json) -> &str {
    json.get("type").and_then(Json::as_str).unwrap_or_default()
}

/// Its folders and requests carry a version number.
fn is_hoppscotch(json: &Json) -> bool {
    json.get("v").is_some() && ["folders", "requests"].iter().all(|key| matches!(json.get(key), Some(Json::Array(_))))
}

/// `bruno.json`, or an export.
fn is_bruno(json: &Json) -> bool {
    let items = json.get("items").and_then(Json::as_array).unwrap_or_default();
    let of_items =
        items.iter().any(|item| matches!(type_of(item), "http" | "http-request" | "graphql-request" | "folder"));
    json.get("version").is_some() && json.get("name").is_some() && (of_items || type_of(json) == "collection")
}

/// The API's list of collections has only their names.
fn holds_collections(json: &Json) -> bool {
    let entries = json.get("collections").and_then(Json::as_array).unwrap_or_default();
    entries.iter().any(|one| ["item", "requests", "collection"].iter().any(|key| one.get(key).is_some()))
}

fn wraps_values(json: &Json, key: &str) -> bool {
    json.get(key).is_some_and(|inner| inner.get("values").is_some())
}

impl Kind {
    pub(in crate::read) fn instead_of_a_collection(self) -> Diagnostic {
        let help = match self {
            Self::Environment => "pass the collection, and this file with `--environment`",
            Self::OpenApi => {
                "import it into Postman and export the collection, or use an OpenAPI generator such as progenitor"
            }
            Self::Insomnia | Self::Bruno | Self::Hoppscotch => IMPORT,
            Self::ApiError => "ask the API for the collection with a key that may read it",
            Self::WithoutItems | Self::ItemsNoList => EXPORT_AGAIN,
            _ => EXPORT,
        };
        Diagnostic::new(Code::NotACollection, format!("this is {}, not a Postman collection", self.what())).help(help)
    }

    pub(in crate::read) fn instead_of_an_environment(self) -> Diagnostic {
        let what = match self {
            Self::Object | Self::WithoutItems | Self::ItemsNoList => "a JSON object without a list `values`",
            other => other.what(),
        };
        Diagnostic::new(Code::NotAnEnvironment, format!("this is {what}, not a Postman environment"))
            .help(EXPORT_ENVIRONMENT)
    }

    fn what(self) -> &'static str {
        match self {
            Self::Collection => "a collection",
            Self::CollectionV1 => "a collection in the format v1",
            Self::Environment => "an environment or globals file",
            Self::DataDump => "a data dump of a whole account",
            Self::CollectionIndex => "a list of collections",
            Self::OpenApi => "an OpenAPI description",
            Self::Insomnia => "an export of Insomnia",
            Self::Bruno => "a collection of Bruno",
            Self::Hoppscotch => "an export of Hoppscotch",
            Self::ApiError => "an error answer of Postman's API",
            Self::HttpArchive => "an HTTP archive (HAR)",
            Self::WithoutItems => "a JSON object with `info`, but without a list `item`",
            Self::ItemsNoList => "a JSON object whose `item` is not a list",
            Self::List => "a JSON list",
            Self::Value => "a single JSON value",
            Self::Object => "a JSON object without a list `item`",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_told_by_their_keys() {
        for (text, expected) in [
            (r#"{"item":[]}"#, Kind::Collection),
            (r#"{"item":{"request":"http://h"}}"#, Kind::Collection),
            (r#"{"info":{"schema":"nonsense"},"item":[],"values":[]}"#, Kind::Collection),
            (r#"{"name":"a","order":["1"],"requests":[]}"#, Kind::CollectionV1),
            (r#"{"name":"a","requests":[]}"#, Kind::CollectionV1),
            (r#"{"name":"a","order":[],"folders":[]}"#, Kind::CollectionV1),
            (r#"{"name":"a","values":[]}"#, Kind::Environment),
            (r#"{"_postman_variable_scope":"globals"}"#, Kind::Environment),
            (r#"{"environment":{"values":[]}}"#, Kind::Environment),
            (r#"{"version":1,"collections":[],"environments":[]}"#, Kind::DataDump),
            (r#"{"collections":[{"uid":"1"}]}"#, Kind::CollectionIndex),
            (r#"{"openapi":"3.1.0","info":{}}"#, Kind::OpenApi),
            (r#"{"swagger":"2.0","info":{}}"#, Kind::OpenApi),
            (r#"{"_type":"export","__export_format":4,"resources":[]}"#, Kind::Insomnia),
            (r#"{"type":"collection.insomnia.rest/5.0","collection":[]}"#, Kind::Insomnia),
            (r#"{"version":"1","name":"a","type":"collection"}"#, Kind::Bruno),
            (r#"{"name":"a","version":"1","items":[{"type":"http"}]}"#, Kind::Bruno),
            (r#"[{"v":2,"name":"a","folders":[],"requests":[]}]"#, Kind::Hoppscotch),
            (r#"{"error":{"name":"AuthenticationError","message":"no"}}"#, Kind::ApiError),
            (r#"{"log":{"entries":[]}}"#, Kind::HttpArchive),
            (r#"{"info":{"name":"a"}}"#, Kind::WithoutItems),
            (r#"{"info":{},"item":null}"#, Kind::WithoutItems),
            (r#"{"info":{},"item":"a"}"#, Kind::ItemsNoList),
            ("[]", Kind::List),
            ("5", Kind::Value),
            ("{}", Kind::Object),
        ] {
            assert_eq!(of(&serde_json::from_str(text).expect("JSON")), expected, "{text}");
        }
    }

    #[test]
    fn a_refusal_names_what_it_is_and_what_to_do() {
        assert_eq!(
            Kind::Environment.instead_of_a_collection().to_string(),
            "error[PC0005]: this is an environment or globals file, not a Postman collection\n   = help: pass the collection, and this file with `--environment`\n"
        );
        assert_eq!(
            Kind::Collection.instead_of_an_environment().to_string(),
            "error[PC0006]: this is a collection, not a Postman environment\n   = help: export the environment from Postman, and pass that file\n"
        );
    }
}
