//! Types and traits that generated code uses without a path.

/// A type or trait, and the module from which it is imported; the client's own have no path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    pub path: &'static str,
    pub name: &'static str,
}

/// Declares the items of one module, and the list of all.
macro_rules! items {
    ($($path:literal { $($constant:ident = $name:literal,)* })*) => {
        $($(pub const $constant: Item = Item { path: $path, name: $name };)*)*

        /// Every item, for tests.
        #[cfg(test)]
        pub const ALL: &[Item] = &[$($($constant,)*)*];
    };
}

items! {
    "" {
        CALL = "Call",
        CLIENT = "Client",
        VARIABLES = "Variables",
    }
    "postman_client" {
        ANSWER = "Answer",
        BEHAVIOR = "Behavior",
        BODY = "Body",
        BYTES = "Bytes",
        DECODE = "Decode",
        DECODE_ERROR = "DecodeError",
        FILE = "File",
        FROM_JSON = "FromJson",
        JSON = "Json",
        NDJSON = "Ndjson",
        NEXT_PAGE = "NextPage",
        NO_FAILURE = "NoFailure",
        PARSED = "Parsed",
        RECEIVED = "Received",
        RENEWAL = "Renewal",
        RESPONSE = "Response",
        SECRET = "Secret",
        SERDE_JSON = "SerdeJson",
        SERDE_NDJSON = "SerdeNdjson",
        STRICT_JSON = "StrictJson",
        STRICT_NDJSON = "StrictNdjson",
        TEXT = "Text",
    }
    "postman_client::codegen" {
        ASAP = "Asap",
        AUTH = "Auth",
        AWS = "Aws",
        COMMON = "Common",
        DIGEST = "Digest",
        EDGE_GRID = "EdgeGrid",
        FOUND = "Found",
        HAWK = "Hawk",
        JWT = "Jwt",
        NO_OPTIONS = "NoOptions",
        NTLM = "Ntlm",
        O_AUTH1 = "OAuth1",
        O_AUTH2 = "OAuth2",
        SOURCES = "Sources",
        TOKEN_PARAMETER = "TokenParameter",
    }
    "postman_client::json" {
        MAP = "Map",
        NUMBER = "Number",
        VALUE = "Value",
    }
    "postman_client::testing" {
        RECORDER = "Recorder",
    }
    "serde" {
        SERIALIZE = "Serialize",
    }
    "std::collections" {
        B_TREE_MAP = "BTreeMap",
    }
}
