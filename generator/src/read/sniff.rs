//! What an input is (section 1.1), told by its keys: Postman never looks at `info.schema`.

use crate::diagnostic::Diagnostic;
use crate::json::Json;

pub(super) const EXPORT: &str = "export the collection from Postman as Collection v2.1, and give that file";
const EXPORT_AGAIN: &str = "export the collection from Postman again, as Collection v2.1";
const EXPORT_ENVIRONMENT: &str = "export the environment from Postman, and give that file";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// v2.0 or v2.1, which differ nowhere that cannot be seen at the value.
    Collection,
    CollectionV1,
    Environment,
    DataDump,
    CollectionIndex,
    OpenApi,
    Insomnia,
    HttpArchive,
    /// `info` without `item`.
    WithoutItems,
    ItemsNoList,
    List,
    Value,
    Object,
}

pub(super) fn sniff(json: &Json) -> Input {
    let members = match json {
        Json::Object(members) => members,
        Json::Array(_) => return Input::List,
        _ => return Input::Value,
    };
    let has = |key: &str| json.get(key).is_some();
    let is_list = |key: &str| matches!(json.get(key), Some(Json::Array(_)));
    match json.get("item") {
        Some(Json::Array(_) | Json::Object(_)) => return Input::Collection,
        Some(_) => return Input::ItemsNoList,
        None => {}
    }
    if has("openapi") || has("swagger") {
        Input::OpenApi
    } else if is_list("requests") || (has("order") && has("folders")) {
        Input::CollectionV1
    } else if is_list("collections") && (is_list("environments") || is_list("globals")) {
        Input::DataDump
    } else if is_list("collections") {
        Input::CollectionIndex
    } else if has("values")
        || has("_postman_variable_scope")
        || ["environment", "globals"].iter().any(|key| wraps_values(json, key))
    {
        Input::Environment
    } else if is_list("resources") && members.iter().any(|(key, _)| key.starts_with("__export")) {
        Input::Insomnia
    } else if json.get("log").is_some_and(|log| log.get("entries").is_some()) {
        Input::HttpArchive
    } else if has("info") {
        Input::WithoutItems
    } else {
        Input::Object
    }
}

fn wraps_values(json: &Json, key: &str) -> bool {
    json.get(key).is_some_and(|inner| inner.get("values").is_some())
}

impl Input {
    pub(super) fn instead_of_a_collection(self) -> Diagnostic {
        let help = match self {
            Self::CollectionV1 => "v1 is not read yet: import it into Postman and export it as Collection v2.1",
            Self::Environment => "give the collection, and this file with `--environment`",
            Self::DataDump => "import it into Postman and export the one collection as Collection v2.1",
            Self::OpenApi => {
                "import it into Postman and export the collection, or use an OpenAPI generator such as progenitor"
            }
            Self::WithoutItems | Self::ItemsNoList => EXPORT_AGAIN,
            _ => EXPORT,
        };
        let wanted = if self == Self::CollectionV1 { "one of v2" } else { "a Postman collection" };
        Diagnostic::error(format!("this is {}, not {wanted}", self.what())).help(help)
    }

    pub(super) fn instead_of_an_environment(self) -> Diagnostic {
        let what = match self {
            Self::Object | Self::WithoutItems | Self::ItemsNoList => "a JSON object without a list `values`",
            other => other.what(),
        };
        Diagnostic::error(format!("this is {what}, not a Postman environment")).help(EXPORT_ENVIRONMENT)
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
            (r#"{"item":[]}"#, Input::Collection),
            (r#"{"item":{"request":"http://h"}}"#, Input::Collection),
            (r#"{"info":{"schema":"nonsense"},"item":[],"values":[]}"#, Input::Collection),
            (r#"{"name":"a","order":["1"],"requests":[]}"#, Input::CollectionV1),
            (r#"{"name":"a","requests":[]}"#, Input::CollectionV1),
            (r#"{"name":"a","order":[],"folders":[]}"#, Input::CollectionV1),
            (r#"{"name":"a","values":[]}"#, Input::Environment),
            (r#"{"_postman_variable_scope":"globals"}"#, Input::Environment),
            (r#"{"environment":{"values":[]}}"#, Input::Environment),
            (r#"{"version":1,"collections":[],"environments":[]}"#, Input::DataDump),
            (r#"{"collections":[{"uid":"1"}]}"#, Input::CollectionIndex),
            (r#"{"openapi":"3.1.0","info":{}}"#, Input::OpenApi),
            (r#"{"swagger":"2.0","info":{}}"#, Input::OpenApi),
            (r#"{"_type":"export","__export_format":4,"resources":[]}"#, Input::Insomnia),
            (r#"{"log":{"entries":[]}}"#, Input::HttpArchive),
            (r#"{"info":{"name":"a"}}"#, Input::WithoutItems),
            (r#"{"info":{},"item":null}"#, Input::WithoutItems),
            (r#"{"info":{},"item":"a"}"#, Input::ItemsNoList),
            ("[]", Input::List),
            ("5", Input::Value),
            ("{}", Input::Object),
        ] {
            assert_eq!(sniff(&serde_json::from_str(text).expect("JSON")), expected, "{text}");
        }
    }

    #[test]
    fn a_refusal_names_what_it_is_and_what_to_do() {
        assert_eq!(
            Input::Environment.instead_of_a_collection().to_string(),
            "error: this is an environment or globals file, not a Postman collection\n   = help: give the collection, and this file with `--environment`\n"
        );
        assert_eq!(
            Input::Collection.instead_of_an_environment().to_string(),
            "error: this is a collection, not a Postman environment\n   = help: export the environment from Postman, and give that file\n"
        );
    }
}
