//! Distinguishes `{{variables}}` that are configuration of the client from those that are values of one call.

use std::collections::BTreeMap;

use super::facts::{Facts, whole};
use crate::inputs::InputSettings;
use crate::name;
use crate::resolve::model::Api;
use crate::resolve::variables::template;

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
    /// It is in the path of a request that logs in, which the client sends by itself.
    Login,
    /// Its value is a path of several segments or a version, or it is used as `v{{variable}}`.
    Value,
    /// It is in the path or query of most requests: a version, a tenant.
    MostRequests,
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
            Self::Login => "the path of a login request contains it",
            Self::Value => "its value is a path or a version",
            Self::MostRequests => "most requests have it",
            Self::Call => "nothing indicates that it configures the client",
        }
    }
}

/// The verdict on a variable of a path or query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// `true` if it belongs to the client; otherwise callers pass it.
    pub client: bool,
    pub reason: VariableReason,
}

impl Verdict {
    /// Returns `true` if a change of the collection could change the verdict.
    pub(in crate::inputs) fn is_guess(self) -> bool {
        !matches!(self.reason, VariableReason::Configured | VariableReason::Dynamic)
    }
}

/// The smallest number of requests that allows conclusions about most of them.
const LEAST_REQUESTS: usize = 8;
/// The same for a variable that is always the first segment of its paths, and is not called an id.
const LEAST_REQUESTS_AT_START: usize = 3;

/// The variables of paths and queries, and which of them are configuration.
#[derive(Clone, Debug, Default)]
pub(crate) struct Configuration {
    verdicts: BTreeMap<String, Verdict>,
}

impl Configuration {
    pub(in crate::inputs) fn of(api: &Api, settings: &InputSettings) -> Self {
        let facts = Facts::of(&api.root);
        let kept = |name: &str| settings.kept.as_ref()?.variables.get(name).copied();
        let verdict = |name: &String| {
            let (client, reason) = match kept(name) {
                _ if settings.arguments.contains(name) => (false, VariableReason::Configured),
                _ if settings.variables.contains(name) => (true, VariableReason::Configured),
                Some(client) if !name.starts_with('$') => (client, VariableReason::Kept),
                _ => {
                    let reason = facts.reason(name, api);
                    (reason != VariableReason::Call, reason)
                }
            };
            (name.clone(), Verdict { client, reason })
        };
        Self { verdicts: facts.segments.keys().chain(facts.query.keys()).map(verdict).collect() }
    }

    /// Returns all verdicts by name.
    pub(in crate::inputs) fn into_verdicts(self) -> BTreeMap<String, Verdict> {
        self.verdicts
    }

    /// Returns `true` if callers pass a query value: a literal, or a single variable that is not configuration.
    pub(crate) fn is_open(&self, value: &str) -> bool {
        !template::has_variables(value) || whole(value).is_some_and(|name| !self.has(name))
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        name.starts_with('$') || self.verdicts.get(name).is_some_and(|verdict| verdict.client)
    }
}

impl Facts {
    fn reason(&self, name: &str, api: &Api) -> VariableReason {
        let known = api.variables.iter().find(|variable| variable.name == name);
        let segments = self.segments.get(name);
        let requests = segments.map_or(0, |one| one.requests).max(self.query.get(name).copied().unwrap_or(0));
        let most = |least| self.requests >= least && 2 * requests > self.requests;
        if name.starts_with('$') {
            VariableReason::Dynamic
        } else if self.address.contains(name) {
            VariableReason::Address
        } else if known.is_some_and(|variable| variable.secret) {
            VariableReason::Secret
        } else if self.auth.contains(name) {
            VariableReason::Auth
        } else if self.preset.contains(name) {
            VariableReason::Preset
        } else if self.login.contains(name) {
            VariableReason::Login
        } else if segments.is_some_and(|one| one.version || values(name, api).any(is_path_or_version)) {
            VariableReason::Value
        } else if self.is_of_list(name) {
            VariableReason::Call
        } else if most(LEAST_REQUESTS)
            || (segments.is_some_and(|one| one.first) && !is_id(name) && most(LEAST_REQUESTS_AT_START))
        {
            VariableReason::MostRequests
        } else {
            VariableReason::Call
        }
    }
}

fn values<'a>(name: &'a str, api: &'a Api) -> impl Iterator<Item = &'a str> {
    let own = api.variables.iter().filter(move |variable| variable.name == name).filter_map(|one| one.value.as_deref());
    own.chain(api.environments.iter().filter_map(move |environment| environment.values.get(name).map(String::as_str)))
}

/// `/api/v1`, `v2`, `59.0`
fn is_path_or_version(value: &str) -> bool {
    let digits = value.strip_prefix(['v', 'V']).unwrap_or(value);
    let version = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    value.contains('/') || (version && (digits.len() < value.len() || value.contains('.')))
}

fn is_id(name: &str) -> bool {
    let words = name::words(name);
    words.last().is_some_and(|last| ["id", "uuid", "guid", "slug"].contains(&last.as_str()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Configuration, VariableReason};
    use crate::inputs::InputSettings;
    use crate::inputs::variables::path;
    use crate::lock::KeptInputs;
    use crate::read::input::Input;
    use crate::resolve::Api;
    use crate::source::Source;

    fn api(requests: &[&str], more: serde_json::Value) -> Api {
        let items: Vec<_> =
            requests.iter().map(|url| json!({"name": url, "request": {"method": "GET", "url": url}})).collect();
        let mut collection = json!({"info": {"name": "c"}, "item": items});
        if let (Some(to), serde_json::Value::Object(from)) = (collection.as_object_mut(), more) {
            to.extend(from);
        }
        let source = Source::from_bytes("c.json", "c.json", collection.to_string().into_bytes()).expect("UTF-8");
        let (collection, _) = crate::read::read(&Input::File(source), None).expect("a collection");
        crate::resolve::resolve(collection, Vec::new()).expect("it resolves").0
    }

    fn reason(requests: &[&str], more: serde_json::Value, name: &str) -> VariableReason {
        reason_of(&Configuration::of(&api(requests, more), &InputSettings::default()), name)
    }

    fn reason_of(configuration: &Configuration, name: &str) -> VariableReason {
        configuration.verdicts.get(name).expect("it stands in a path or query").reason
    }

    #[test]
    fn an_id_is_given_for_each_call() {
        let users = ["{{url}}/users", "{{url}}/users/{{userId}}", "{{url}}/users/{{userId}}/posts/{{post}}"];
        assert_eq!(reason(&users, json!({}), "userId"), VariableReason::Call);
        assert_eq!(reason(&users, json!({}), "post"), VariableReason::Call);
        assert_eq!(reason(&["{{url}}/{{userId}}/media"], json!({}), "userId"), VariableReason::Call);
    }

    #[test]
    fn what_stands_where_the_client_is_set_up_is_configuration() {
        let host = ["https://{{tenant}}.example.com/a", "https://example.com/{{tenant}}/b"];
        assert_eq!(reason(&host, json!({}), "tenant"), VariableReason::Address);
        let auth = json!({"auth": {"type": "basic", "basic": [{"key": "username", "value": "{{account}}"}]}});
        assert_eq!(reason(&["{{url}}/accounts/{{account}}"], auth, "account"), VariableReason::Auth);
        assert_eq!(reason(&["{{url}}/hooks/{{hook_token}}"], json!({}), "hook_token"), VariableReason::Secret);
        let version = json!({"variable": [{"key": "api", "value": "v2"}]});
        assert_eq!(reason(&["{{url}}/{{api}}/users"], version, "api"), VariableReason::Value);
        let realm = ["{{url}}/{{realm}}/users", "{{url}}/{{realm}}/roles", "{{url}}/health"];
        assert_eq!(reason(&realm, json!({}), "realm"), VariableReason::MostRequests);
    }

    #[cfg(feature = "scripts")]
    #[test]
    fn what_an_answer_to_its_list_gives_is_an_id_however_many_requests_have_it() {
        let quizzes = |path: &str| {
            let script = "pm.environment.set('quiz', pm.response.json().id)";
            let first = json!({"name": "first", "request": {"method": "POST", "url": format!("{{{{url}}}}/{path}")},
                "event": [{"listen": "test", "script": {"exec": [script]}}]});
            let used = ["a", "b", "c", "d", "e", "f", "g", "h"]
                .map(|end| json!({"name": end, "request": {"method": "GET", "url": format!("{{{{url}}}}/quizzes/{{{{quiz}}}}/{end}")}}));
            let items = [[first].as_slice(), used.as_slice()].concat();
            json!({"item": items})
        };
        assert_eq!(reason(&[], quizzes("quizzes/"), "quiz"), VariableReason::Call);
        assert_eq!(reason(&[], quizzes("login"), "quiz"), VariableReason::MostRequests);
    }

    #[cfg(feature = "scripts")]
    #[test]
    fn what_a_script_computes_before_a_request_that_has_it_is_no_argument() {
        let script = |line: &str| json!([{"listen": "prerequest", "script": {"exec": [line]}}]);
        let request = |url: &str| json!({"name": url, "request": {"method": "GET", "url": url}});
        let with = |line: &str, url: &str| {
            let mut request = request(url);
            request["event"] = script(line);
            json!({"item": [request, {"name": "o", "request": {"method": "GET", "url": "{{url}}/b/{{id}}"}}]})
        };
        let found = |more| reason(&[], more, "id");
        let computed = "pm.environment.set('id', Date.now())";
        assert_eq!(found(with(computed, "{{url}}/a/{{id}}")), VariableReason::Preset);
        assert_eq!(found(with(computed, "{{url}}/a?id={{id}}")), VariableReason::Preset);
        let folder = json!({"item": [{"name": "f", "item": [request("{{url}}/a/{{id}}")], "event": script(computed)}]});
        assert_eq!(found(folder), VariableReason::Preset);
        // the script runs before another request
        assert_eq!(found(with(computed, "{{url}}/a")), VariableReason::Call);
        // a caller can pass the value
        for line in [
            "pm.environment.unset('id')",
            "pm.environment.set('id', '5')",
            "pm.environment.set('id', pm.environment.get('first'))",
            "pm.environment.set('id', pm.environment.get('first') || '5')",
            "pm.environment.set('id', pm.variables.replaceIn('{{first}}'))",
        ] {
            assert_eq!(found(with(line, "{{url}}/a/{{id}}")), VariableReason::Call, "{line}");
        }
        let random = "pm.environment.set('id', pm.variables.replaceIn('{{$guid}}'))";
        assert_eq!(found(with(random, "{{url}}/a/{{id}}")), VariableReason::Preset);
    }

    #[test]
    fn the_configuration_overrules_the_guess() {
        let users = api(&["{{url}}/users/{{userId}}", "{{url}}/{{realm}}/a", "{{url}}/{{realm}}/b"], json!({}));
        let settings = InputSettings {
            arguments: vec!["realm".into()],
            variables: vec!["userId".into()],
            ..InputSettings::default()
        };
        let configuration = Configuration::of(&users, &settings);
        assert_eq!((configuration.has("realm"), configuration.has("userId")), (false, true));
        assert_eq!(reason_of(&configuration, "realm"), VariableReason::Configured);
    }

    #[test]
    fn the_lock_keeps_a_guess_when_requests_are_added() {
        let kept = KeptInputs { variables: [("realm".to_owned(), false)].into(), ..KeptInputs::default() };
        let settings = InputSettings { kept: Some(kept), ..InputSettings::default() };
        let realm = api(&["{{url}}/{{realm}}/users", "{{url}}/{{realm}}/roles", "{{url}}/{{realm}}/{{id}}"], json!({}));
        let configuration = Configuration::of(&realm, &settings);
        assert_eq!((configuration.has("realm"), reason_of(&configuration, "realm")), (false, VariableReason::Kept));
        assert_eq!(reason_of(&configuration, "id"), VariableReason::Call);
    }

    #[test]
    fn every_part_of_a_path_that_is_open_is_an_input() {
        let inputs = |url: &str| {
            let api = api(&[url], json!({}));
            let inputs = path::decide(&api.root.operations[0], &Configuration::of(&api, &InputSettings::default()));
            inputs.into_iter().map(|input| (input.name, input.written, input.saved)).collect::<Vec<_>>()
        };
        let input = |name: &str, written: &str, saved: &str| (name.into(), written.into(), saved.into());
        assert_eq!(inputs("{{u}}/a/:id.json"), [input("id", "id", ":id")]);
        assert_eq!(inputs("{{u}}/a/{{id}}/b"), [input("id", "{{id}}", "{{id}}")]);
        assert_eq!(inputs("{{u}}/Products(:id)"), [input("id", ":id", ":id")]);
        assert_eq!(
            inputs("{{u}}/a/{petId}/<tag>"),
            [input("petId", "{petId}", "{petId}"), input("tag", "<tag>", "<tag>")]
        );
        assert_eq!(inputs("https://:tenant.example.com/a"), [input("tenant", ":tenant", ":tenant")]);
        assert_eq!(inputs("{{u}}/a/v{{version}}/{{$guid}}"), []);
        assert_eq!(inputs("{{u}}/a/{{id}}.json"), [input("id", "{{id}}", "{{id}}")]);
        assert_eq!(inputs("{{u}}/orders({{id}})"), [input("id", "{{id}}", "{{id}}")]);
        assert_eq!(
            inputs("{{u}}/compare/{{base}}...{{head}}"),
            [input("base", "{{base}}", "{{base}}"), input("head", "{{head}}", "{{head}}")]
        );
    }
}
