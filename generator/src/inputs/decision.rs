//! The decisions on the values of requests, with their reasons.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::value_type::ValueType;
use super::variables::configuration::Verdict;
use super::variables::path::{Filled, PathInput};
use crate::lock::KeptInputs;
use crate::read::model::Auth;
use crate::resolve::model::Operation;

/// The decision on every value of every request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inputs {
    /// The decisions by the place of the request, which is unique.
    requests: BTreeMap<String, RequestInputs>,
    /// Parts that are declared once, and not by each request that has them.
    pub common: Common,
    /// The variables of paths and queries.
    pub variables: BTreeMap<String, Verdict>,
    /// The path variables that variables of the client fill, by these variables.
    pub filled: BTreeMap<String, Filled>,
    /// Variables that scripts set before requests, and that the client never sends.
    pub unsent: BTreeSet<String>,
    /// The guesses that the lock is to keep.
    pub kept: KeptInputs,
}

/// Parts that (nearly) all requests share; a request that differs has its own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Common {
    /// The template of the first part of their URLs.
    pub base: Option<String>,
    pub auth: Option<Auth>,
    /// Names and values, by name.
    pub headers: Vec<(String, String)>,
}

impl Inputs {
    pub(super) fn insert(&mut self, operation: &Operation, inputs: RequestInputs) {
        self.requests.insert(operation.place.pointer.clone(), inputs);
    }

    /// The decisions on the values of a request.
    pub(crate) fn of(&self, operation: &Operation) -> &RequestInputs {
        static NONE: LazyLock<RequestInputs> = LazyLock::new(RequestInputs::default);
        // a request of another collection has no decisions
        self.requests.get(&operation.place.pointer).unwrap_or(&NONE)
    }
}

/// The decisions on the values of one request.
#[derive(Clone, Debug, Default)]
pub(crate) struct RequestInputs {
    /// The URL without its query, in which variables of the client stand for the path variables that have them as their values.
    pub url: String,
    /// The parts of the path that callers give.
    pub path: Vec<PathInput>,
    /// One for each row of the query.
    pub query: Vec<Decision>,
    /// One for each header.
    pub headers: Vec<Decision>,
    /// One for each row of a form.
    pub form: Vec<Decision>,
    /// What of a JSON body is always sent as it is saved.
    pub json: JsonConstants,
    /// The content type of the body, where a header sets it.
    pub content_type: Option<String>,
    /// The auth that replaces a header.
    pub auth: Option<Auth>,
    /// The length of the base of [`Common`], if the URL begins with that.
    pub behind_base: Option<usize>,
    /// `true` if it has the auth of [`Common`].
    pub has_common_auth: bool,
    /// The common headers that it does not have.
    pub without_headers: Vec<String>,
}

impl RequestInputs {
    /// Returns the URL as the function of the request writes it: behind the base of [`Common`], if it has that.
    pub(crate) fn written_url(&self) -> &str {
        &self.url[self.behind_base.unwrap_or_default()..]
    }

    /// Returns `true` for a call of JSON-RPC, whose URL names no resource.
    pub(crate) fn is_remote_call(&self) -> bool {
        self.json.fields.iter().any(|constant| constant.key == "jsonrpc")
    }

    /// Returns `true` if the request always has a header of this name (case-insensitive), whatever the caller passes.
    pub(crate) fn always_sends(&self, operation: &Operation, name: &str) -> bool {
        let mut headers = operation.headers.iter().zip(&self.headers);
        headers.any(|(header, decision)| {
            header.key.eq_ignore_ascii_case(name) && matches!(decision.role, Role::Constant | Role::Common)
        })
    }
}

/// The constants of a JSON body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct JsonConstants {
    pub fields: Vec<JsonConstant>,
    /// `true` if the body is sent as it is saved: it has no other fields, or only what the client is registered with.
    pub whole: bool,
}

/// A field of a JSON body that always has the same text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JsonConstant {
    pub key: String,
    pub value: String,
    pub reason: RowReason,
}

/// The role of one row, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    pub role: Role,
    pub reason: RowReason,
}

impl Decision {
    pub(super) fn new(role: Role, reason: RowReason) -> Self {
        Self { role, reason }
    }
}

/// The role of a row for callers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Always sent, as it is written.
    Constant,
    /// Callers may pass it.
    Input {
        ty: ValueType,
        /// The rows whose values it holds, this one first; several form a list.
        rows: Vec<usize>,
    },
    /// Callers always pass it.
    Argument,
    /// A value of the list at an earlier row of the same name.
    Listed,
    /// A header that the body implies.
    Body,
    /// A header that is the auth of the request.
    Auth,
    /// A header that [`Common`] has.
    Common,
    /// Callers cannot pass it, and it is not sent.
    LeftOut,
}

/// The reason for a row's role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowReason {
    /// It is a key without a value.
    KeyAlone,
    /// Its name is empty or contains a variable.
    NoFixedName,
    /// Its value is made of variables of the client.
    ClientVariables,
    /// A protocol fixes its value, such as that of `grant_type`.
    Protocol,
    /// Its value distinguishes the request from others with its method and path.
    TellsApart,
    /// It names what the request calls.
    Called,
    /// It is listed in `constants`.
    Configured,
    /// A header with a value.
    FixedHeader,
    /// A content type that goes with the body.
    ContentType,
    /// A credential in the header `Authorization`.
    Authorization,
    /// (Nearly) all requests have the header.
    AllRequests,
    /// Its value is an example.
    Example,
    /// Its value is a variable that callers pass with each call.
    CallVariable,
    /// A header whose value is the id of a thing, as a variable.
    Id,
    /// Its description says that it is required.
    Required,
    /// It is the only parameter of a request that is a search, and what that looks for.
    SearchTerm,
    /// The title says that things are found by it: `Search books by author`.
    FoundBy,
    /// It is the name or the password of the user for whom a grant is requested.
    OfGrant,
    /// Without it, the request would change other things.
    Selects,
    /// It is disabled in Postman.
    Disabled,
    /// A header without a value, or with a placeholder.
    NoValue,
    /// Its value is that of one call: `Idempotency-Key` and `If-Match` of headers, the token of a link.
    OneCall,
    /// A file.
    File,
    /// It is disabled, and an enabled one has its name.
    Shadowed,
    /// It is disabled, and the library sets it as the message needs it.
    OfMessage,
    /// It is a disabled `Authorization`, and the auth in effect sets it.
    OfAuth,
    /// HTTP does not allow its name.
    NoToken,
}

impl RowReason {
    /// As the end of a sentence: `… because a protocol fixes its value`.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::KeyAlone => "it is a key without a value",
            Self::NoFixedName => "its name is not fixed",
            Self::ClientVariables => "its value consists of variables of the client",
            Self::Protocol => "a protocol fixes its value",
            Self::TellsApart => "its value distinguishes the request from others with the same method and path",
            Self::Called => "it names what the request calls",
            Self::Configured => "the configuration says so",
            Self::FixedHeader => "it is a header with a value",
            Self::ContentType => "it follows from the body",
            Self::Authorization => "it is the token of the request",
            Self::AllRequests => "nearly all requests have it",
            Self::Example => "its value is an example",
            Self::CallVariable => "its value is a variable that callers pass",
            Self::Id => "it is the id of a thing",
            Self::Required => "its description says that it is required",
            Self::SearchTerm => "the request searches for it",
            Self::FoundBy => "the title says that things are found by it",
            Self::OfGrant => "the grant is for this user",
            Self::Selects => "the request would change other things without it",
            Self::Disabled => "it is disabled in Postman",
            Self::NoValue => "it has no value",
            Self::OneCall => "each call has another value",
            Self::File => "it is a file",
            Self::Shadowed => "it is disabled, and an enabled one has its name",
            Self::OfAuth => "it is disabled, and the auth of the request sets it",
            Self::OfMessage => "it is disabled, and the body and the connection determine it",
            Self::NoToken => "HTTP does not allow its name",
        }
    }
}
