//! Distinguishes `{{variables}}` that are configuration of the client from those that are values of one call.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::VariableFacts;
use crate::inputs::InputSettings;
use crate::name;
use crate::resolve::model::Api;
use crate::resolve::variables::template;
use crate::url_path::is_version;

/// The reason for a variable's verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VariableReason {
    /// `variables = [..]` or `arguments = [..]` says so.
    Configured,
    /// The lock records it.
    Kept,
    /// Dynamic variables are the runtime's.
    Dynamic,
    /// It is part of the scheme, the host or the port of a request.
    Address,
    /// It is part of an auth, or of a header that becomes auth.
    Auth,
    /// It is a credential.
    Secret,
    /// A script computes it before a request that has it in its path or query.
    Preset,
    /// It is in a request that logs in, which the client sends by itself.
    Login,
    /// Its value is a path of several segments or a version, it is used as `v{{variable}}`, or it is the version of the API by its name.
    Value,
    /// It is in the path or query of most requests: a version, a tenant.
    MostRequests,
    /// It is the id of a thing, and a client usually works with several of its kind.
    Id,
    /// There is no evidence that it is configuration.
    Call,
}

impl VariableReason {
    /// As the end of a sentence: `… because it is part of the host of a request`.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Configured => "the configuration says so",
            Self::Kept => "the lock file keeps this choice",
            Self::Dynamic => "it is a dynamic variable",
            Self::Address => "it is part of the host of a request",
            Self::Auth => "auth uses it",
            Self::Secret => "it is a credential",
            Self::Preset => "a pre-request script computes it",
            Self::Login => "a login request contains it",
            Self::Value => "its value is a path or a version",
            Self::MostRequests => "most requests have it",
            Self::Id => "it is the id of a thing",
            Self::Call => "nothing indicates that it configures the client",
        }
    }
}

/// The verdict on a variable of a path, a query or a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// `true` if it belongs to the client; otherwise callers pass it.
    pub client: bool,
    /// `true` if it also takes the place of the path variables that have it as their value.
    pub fills: bool,
    pub reason: VariableReason,
}

impl Verdict {
    /// Returns `true` if a change of the collection could change the verdict.
    pub(in crate::inputs) fn is_guess(self) -> bool {
        !matches!(self.reason, VariableReason::Configured | VariableReason::Dynamic)
    }
}

/// The smallest number of requests that allows conclusions about most of them.
const MIN_REQUESTS: usize = 8;
/// The same for a variable that is always the first segment of its paths, and is not called an id.
const MIN_REQUESTS_AT_START: usize = 3;

/// The variables of paths, queries and headers, and which of them are configuration.
#[derive(Clone, Debug, Default)]
pub(crate) struct Configuration {
    verdicts: BTreeMap<String, Verdict>,
    /// Variables that scripts set.
    set: BTreeSet<String>,
}

impl Configuration {
    pub(in crate::inputs) fn of(api: &Api, settings: &InputSettings) -> Self {
        let facts = VariableFacts::of(api);
        let kept = |name: &str| settings.kept.as_ref()?.variables.get(name).copied();
        let secret = |name: &str| api.variable(name).is_some_and(|variable| variable.secret);
        let verdict = |name: &String| {
            let (client, reason) = match kept(name) {
                _ if settings.arguments.contains(name) => (false, VariableReason::Configured),
                _ if settings.variables.contains(name) => (true, VariableReason::Configured),
                Some(client) if !name.starts_with('$') => (client, VariableReason::Kept),
                _ => {
                    let reason = facts.reason(name, api);
                    (!matches!(reason, VariableReason::Id | VariableReason::Call), reason)
                }
            };
            // who writes `:session_id` and saves a credential has only an example of it, unless most requests have it
            let fills = client && (reason == VariableReason::Configured || !secret(name) || facts.is_of_most(name));
            (name.clone(), Verdict { client, fills, reason })
        };
        let in_headers =
            facts.headers.iter().filter(|name| facts.is_id_in_headers(name) || settings.arguments.contains(*name));
        Self {
            verdicts: facts.segments.keys().chain(facts.values.keys()).chain(in_headers).map(verdict).collect(),
            set: api.root.set_by_scripts(),
        }
    }

    /// Returns all verdicts by name.
    pub(in crate::inputs) fn into_verdicts(self) -> BTreeMap<String, Verdict> {
        self.verdicts
    }

    /// Returns `true` if callers pass the value of a parameter or field: a literal, a value that Postman makes up, or one whose variables are not
    /// configuration, alone or within a text (`id:{{id}}`).
    pub(crate) fn is_open(&self, key: &str, value: &str) -> bool {
        let names = template::names(value);
        let is_dynamic = |name: &&str| name.starts_with('$');
        let is_of_call = |name: &&str| !name.is_empty() && (is_dynamic(name) || !self.has(name));
        let is_passed = || names.iter().all(is_of_call) && !names.iter().all(is_dynamic);
        names.is_empty()
            || is_made_up(value) && !is_asked_for(key, value)
            || !template::composes_names(value) && is_passed()
    }

    /// Returns `true` if callers pass the value of a header that is this variable: an id, or what the configuration says.
    pub(in crate::inputs) fn is_argument_of_header(&self, name: &str) -> bool {
        let is_said = |verdict: &Verdict| verdict.reason == VariableReason::Configured || is_id(name);
        self.verdicts.get(name).is_some_and(|verdict| !verdict.client && is_said(verdict))
    }

    /// Returns `true` if a script sets the variable.
    pub(in crate::inputs) fn is_set(&self, name: &str) -> bool {
        self.set.contains(name)
    }

    /// Returns `true` if a variable takes the place of a path variable that has it as its value.
    pub(in crate::inputs) fn fills(&self, name: &str) -> bool {
        self.verdicts.get(name).is_some_and(|verdict| verdict.fills)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        name.starts_with('$') || self.verdicts.get(name).is_some_and(|verdict| verdict.client)
    }
}

impl VariableFacts {
    fn reason(&self, name: &str, api: &Api) -> VariableReason {
        let known = api.variable(name);
        let segments = self.segments.get(name);
        let is_of_thing = || self.is_token_of_thing(name) || self.is_for_one_call(name);
        let is_token = known.is_some_and(|one| one.secret_by_name) && is_of_thing();
        if name.starts_with('$') {
            VariableReason::Dynamic
        } else if self.address.contains(name) {
            VariableReason::Address
        } else if known.is_some_and(|one| one.secret) && !is_token && !self.is_credential_of_user(name) {
            VariableReason::Secret
        } else if self.auth.contains(name) {
            VariableReason::Auth
        } else if self.preset.contains(name) {
            VariableReason::Preset
        } else if self.logins.has(name) {
            VariableReason::Login
        } else if segments.is_some_and(|one| one.version || values(name, api).any(is_path_or_version))
            || self.is_version_of_api(name)
        {
            VariableReason::Value
        } else if is_token || self.is_of_list(name) || self.is_id_of_thing(name) || self.is_id_in_headers(name) {
            VariableReason::Id
        } else if self.is_of_most(name) {
            VariableReason::MostRequests
        } else {
            VariableReason::Call
        }
    }

    fn is_of_most(&self, name: &str) -> bool {
        let segments = self.segments.get(name);
        let counts = [self.values.get(name), self.in_headers.get(name), segments.map(|one| &one.requests)];
        let requests = counts.into_iter().flatten().max().copied().unwrap_or_default();
        let at_start = segments.is_some_and(|one| one.first) && !is_id(name);
        let least = if at_start { MIN_REQUESTS_AT_START } else { MIN_REQUESTS };
        self.requests >= least && 2 * requests > self.requests && !self.is_of_requested_thing(name)
    }
}

fn values<'a>(name: &'a str, api: &'a Api) -> impl Iterator<Item = &'a str> {
    let own = api.variable(name).and_then(|variable| variable.value.as_deref());
    own.into_iter()
        .chain(api.environments.iter().filter_map(move |environment| environment.values.get(name).map(String::as_str)))
}

/// `/api/v1`, `v2`, `59.0`
fn is_path_or_version(value: &str) -> bool {
    value.contains('/') || is_version(value)
}

/// Returns `true` for an example made of dynamic variables: `{{$randomCity}}`, `test-{{$timestamp}}@example.com`.
fn is_made_up(value: &str) -> bool {
    let mut names = template::tokens(value).map(|(_, name)| name).peekable();
    names.peek().is_some() && names.all(|name| name.starts_with('$'))
}

/// Returns `true` for what an API asks of each request, and the client makes: its time, and a value that no other request has.
fn is_asked_for(key: &str, value: &str) -> bool {
    const TIMES: [&str; 2] = ["$isoTimestamp", "$timestamp"];
    const OF_TIMES: [&str; 7] = ["", "ts", "time", "timestamp", "nonce", "now", "t"];
    const IDS: [&str; 2] = ["$guid", "$randomUUID"];
    const OF_IDS: [&str; 12] = [
        "",
        "correlationid",
        "guid",
        "idempotencykey",
        "messageid",
        "nonce",
        "rand",
        "random",
        "reqid",
        "requestid",
        "traceid",
        "uuid",
    ];
    let key = name::words(key).concat();
    template::whole(value).is_some_and(|name| {
        TIMES.contains(&name) && OF_TIMES.contains(&key.as_str())
            || IDS.contains(&name) && OF_IDS.contains(&key.as_str())
    })
}

fn is_id(name: &str) -> bool {
    name::owner_of_id(name).is_some() || name::words(name).last().is_some_and(|last| last == "slug")
}
