//! Functions, methods and macros of the runtime, by their owner.

use std::fmt;

/// The name of a function, a method, a variant or a macro.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(&'static str);

impl Name {
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Declares the names of one type or module, and the list of all.
macro_rules! names {
    ($($owner:literal as $module:ident { $($constant:ident = $name:literal,)* })*) => {
        $(
            #[doc = concat!("Of `", $owner, "`.")]
            pub mod $module {
                use super::Name;

                $(pub const $constant: Name = Name($name);)*
            }
        )*

        /// Every name by its owner, for tests.
        #[cfg(test)]
        pub const ALL: &[(&str, &[Name])] = &[$(($owner, &[$($module::$constant,)*]),)*];
    };
}

names! {
    "Client" as client {
        DELETE = "delete",
        GET = "get",
        HEAD = "head",
        OPTIONS = "options",
        PATCH = "patch",
        POST = "post",
        PUT = "put",
        REQUEST = "request",
    }
    "codegen::RequestBuilder" as request {
        AUTH = "auth",
        AUTH_IF_SET = "auth_if_set",
        BEHAVIOR = "behavior",
        CALL = "call",
        FIELD_ORDER = "field_order",
        FILE = "file",
        GRAPHQL = "graphql",
        GRAPHQL_CONSTANT = "graphql_constant",
        GRAPHQL_QUERY = "graphql_query",
        HEADER = "header",
        HEADER_TEXT = "header_text",
        HEADERS = "headers",
        JSON = "json",
        JSON_AS = "json_as",
        JSON_CONSTANT = "json_constant",
        MULTIPART = "multipart",
        MULTIPART_FORM = "multipart_form",
        ORDER = "order",
        PATH = "path",
        PRESET = "preset",
        QUERY = "query",
        QUERY_SECRET = "query_secret",
        QUERY_TEXT = "query_text",
        TEXT = "text",
        UNDECLARED_JSON = "undeclared_json",
        URLENCODED = "urlencoded",
        URLENCODED_FORM = "urlencoded_form",
        WITHOUT_HEADER = "without_header",
        WITHOUT_PRESETS = "without_presets",
    }
    "Call" as call {
        CAPTURE = "capture",
        CAPTURE_ANSWER = "capture_answer",
        CAPTURE_RESPONSE = "capture_response",
        REPLAY = "replay",
        WITH = "with",
        WITH_SAVED = "with_saved",
        WITH_SAVED_FIELDS = "with_saved_fields",
    }
    "codegen::Auth" as auth {
        API_KEY_HEADER = "api_key_header",
        API_KEY_QUERY = "api_key_query",
        ASAP = "asap",
        AWS = "aws",
        BASIC = "basic",
        BEARER = "bearer",
        DIGEST = "digest",
        EDGEGRID = "edgegrid",
        HAWK = "hawk",
        JWT = "jwt",
        NONE = "none",
        NTLM = "ntlm",
        OAUTH1 = "oauth1",
        OAUTH2 = "oauth2",
        OAUTH2_GRANT = "oauth2_grant",
        OAUTH2_QUERY = "oauth2_query",
    }
    "codegen::TokenParameter" as token_parameter {
        BODY = "Body",
        HEADER = "Header",
        QUERY = "Query",
    }
    "Body" as body {
        SAVED = "saved",
        SAVED_CRLF = "saved_crlf",
        SAVED_VALUE = "saved_value",
        WHOLE = "whole",
    }
    "Text" as text {
        KEY_ALONE = "key_alone",
    }
    "File" as file {
        NAME = "name",
    }
    "NextPage" as next_page {
        CURSOR = "cursor",
        LINK = "link",
        NUMBER = "number",
        OFFSET = "offset",
        URL_IF_ANY = "url_if_any",
    }
    "Renewal" as renewal {
        NEW = "new",
    }
    "Variable" as variable {
        CAPTURE = "capture",
        GET = "get",
        UNSET = "unset",
    }
    "Answer" as answer {
        HEADER = "header",
    }
    "Response" as response {
        BYTES = "bytes",
        COOKIE = "cookie",
        JSON = "json",
        JSON_LINES = "json_lines",
        NEW = "new",
        STATUS = "status",
        TEXT = "text",
        WITH_HEADER = "with_header",
    }
    "testing::Recorder" as recorder {
        NEW = "new",
        ON = "on",
        ON_HOLDING = "on_holding",
    }
    "Received" as received {
        LENIENT = "lenient",
        LENIENT_LINES = "lenient_lines",
    }
    "codegen" as codegen {
        BODY = "body",
        FORM = "form",
        OPTIONS = "options",
        VARIABLES = "variables",
    }
    "codegen::replay" as replay {
        ITEM = "Item",
        RUN = "run",
    }
    "codegen::Sources" as sources {
        INTEGER = "integer",
        RANDOM = "random",
        RANDOM_TEXT = "random_text",
        SUBSTITUTE = "substitute",
        SYSTEM = "system",
        TIME = "time",
        UUID = "uuid",
    }
    "codegen::Moment" as moment {
        END_OF = "end_of",
        FORMAT = "format",
        HTTP = "http",
        ISO = "iso",
        MILLISECONDS = "milliseconds",
        PLUS_DAYS = "plus_days",
        PLUS_MILLISECONDS = "plus_milliseconds",
        PLUS_MONTHS = "plus_months",
        PLUS_SECONDS = "plus_seconds",
        SECONDS = "seconds",
        START_OF = "start_of",
    }
    "codegen::FoundDigest" as digest {
        BASE64 = "base64",
        HEX = "hex",
    }
    "codegen::Found" as found {
        ADD = "add",
        ARRAY = "array",
        AT = "at",
        CEIL = "ceil",
        CONCAT = "concat",
        CONTAINS = "contains",
        EQUALS = "equals",
        FILTER = "filter",
        FIND = "find",
        FIND_LAST = "find_last",
        FLOOR = "floor",
        GROUPS = "groups",
        HMAC_MD5 = "hmac_md5",
        HMAC_SHA1 = "hmac_sha1",
        HMAC_SHA256 = "hmac_sha256",
        HMAC_SHA384 = "hmac_sha384",
        HMAC_SHA512 = "hmac_sha512",
        IN_BASE = "in_base",
        INDEX_OF = "index_of",
        IS_ARRAY = "is_array",
        IS_AT_LEAST = "is_at_least",
        IS_AT_MOST = "is_at_most",
        IS_GREATER = "is_greater",
        IS_LESS = "is_less",
        IS_MISSING = "is_missing",
        IS_TRUTHY = "is_truthy",
        ITEM = "item",
        JOIN = "join",
        JOIN_LIST = "join_list",
        JSON = "json",
        LAST = "last",
        LENGTH = "length",
        LOWERCASE = "lowercase",
        MAP = "map",
        MATCHED = "matched",
        MATCHES = "matches",
        MD5 = "md5",
        MEMBER = "member",
        MEMBERS = "members",
        MINUS = "minus",
        MODULO = "modulo",
        MOMENT = "moment",
        NAMES = "names",
        NOTHING = "nothing",
        OBJECT = "object",
        OF = "of",
        OR = "or",
        OVER = "over",
        PAD_END = "pad_end",
        PAD_START = "pad_start",
        PARSE = "parse",
        PLUS = "plus",
        REPLACE = "replace",
        REPLACE_ALL = "replace_all",
        REPLACE_MATCH = "replace_match",
        REPLACE_MATCHES = "replace_matches",
        REVERSE = "reverse",
        ROUND = "round",
        SHA1 = "sha1",
        SHA256 = "sha256",
        SHA384 = "sha384",
        SHA512 = "sha512",
        SLICE = "slice",
        SPLICE = "splice",
        SPLIT = "split",
        SUM = "sum",
        TIMES = "times",
        TO_BASE64 = "to_base64",
        TO_FIXED = "to_fixed",
        TO_INTEGER = "to_integer",
        TO_JSON = "to_json",
        TO_JSON_INDENTED = "to_json_indented",
        TO_NUMBER = "to_number",
        TO_TEXT = "to_text",
        TOKEN = "token",
        TRIM = "trim",
        UNBASE64 = "unbase64",
        UPPERCASE = "uppercase",
        URL_DECODE = "url_decode",
        URL_ENCODE = "url_encode",
        XML = "xml",
        XML_LISTS = "xml_lists",
    }
    "std" as standard {
        AND_THEN = "and_then",
        AS_REF = "as_ref",
        AS_U16 = "as_u16",
        CANONICAL_REASON = "canonical_reason",
        CLONE = "clone",
        FIRST = "first",
        GET = "get",
        LAST = "last",
        LEN = "len",
        MAP = "map",
    }
}
