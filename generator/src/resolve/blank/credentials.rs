//! Blank credentials: people remove the values before they share a collection. Each becomes a variable, so that a client can log in.
//!
//! One variable replaces all blank credentials of one name. The saved text, empty or a placeholder, is its value in the replay.

use std::collections::{BTreeMap, BTreeSet};

use super::required_params::required;
use crate::credentials::{is_blank, is_credential_name, is_login_name, is_scheme};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::Json;
use crate::read::model::Auth;
use crate::resolve::model::{AuthInEffect, Folder, Operation, Secret};
use crate::resolve::secrets::names::{Names, Uses, lower_camel};
use crate::resolve::variables::template;
use crate::source::Place;

/// A query parameter of fewer requests, and of less than half of all, is an input of its call.
const MIN_REQUESTS: usize = 3;

/// Replaces blank credentials by variables. `taken` are the names of other variables.
pub(super) fn fill(root: &mut Folder, taken: BTreeSet<String>, diagnostics: &mut Diagnostics) -> Vec<Secret> {
    let keys = Query::of(root).of_the_client();
    let mut look = Fill { uses: Uses::default(), names: None, keys, taken: taken.clone(), found: BTreeMap::new() };
    look.folder(root);
    look.names = Some(std::mem::take(&mut look.uses).names(taken, &[]));
    look.folder(root);
    let found = look.found.into_iter();
    found
        .map(|(variable, Blank { value, found, place, places })| {
            let client = format!("the client has the variable `{variable}` for it");
            let message = match places - 1 {
                0 => format!("the credential at {found} has no value: {client}"),
                1 => format!("the credential at {found} and 1 more place has no value: {client}"),
                more => format!("the credential at {found} and {more} more places has no value: {client}"),
            };
            let warning = Diagnostic::new(Code::BlankCredential, message);
            diagnostics.push(warning.at(place).help(&format!("set `{variable}` in the client's variables")));
            Secret { variable, value, found, open: false }
        })
        .collect()
}

/// The query parameters with names of credentials, and the requests that have them.
#[derive(Default)]
struct Query {
    requests: usize,
    blank: BTreeMap<String, usize>,
    given: BTreeSet<String>,
}

impl Query {
    fn of(root: &Folder) -> Self {
        let mut query = Self::default();
        for operation in root.all_operations() {
            query.requests += 1;
            for row in operation.url.query.iter().filter(|row| is_credential_name(&row.key)) {
                match row.value.as_deref() {
                    Some(value) if !is_blank(value) => drop(query.given.insert(row.key.clone())),
                    Some(_) if !row.disabled => *query.blank.entry(row.key.clone()).or_default() += 1,
                    _ => {}
                }
            }
        }
        query
    }

    /// Returns the parameters that are blank everywhere and that many requests have.
    fn of_the_client(self) -> BTreeSet<String> {
        let Self { requests, blank, given } = self;
        let many = |count: usize| count >= MIN_REQUESTS || 2 * count >= requests;
        blank.into_iter().filter(|(key, count)| many(*count) && !given.contains(key)).map(|(key, _)| key).collect()
    }
}

/// Visits the requests twice, because the name of a variable depends on all its places.
struct Fill {
    uses: Uses,
    names: Option<Names>,
    /// Query parameters that become variables of the client.
    keys: BTreeSet<String>,
    /// The names of other variables, which have values.
    taken: BTreeSet<String>,
    found: BTreeMap<String, Blank>,
}

/// A credential that the collection leaves blank, which becomes a variable.
struct Blank {
    value: String,
    /// The first place, and how many there are.
    found: String,
    place: Place,
    places: usize,
}

impl Fill {
    fn folder(&mut self, folder: &mut Folder) {
        if let Some(auth) = &mut folder.auth {
            self.auth(auth, &folder.place);
        }
        for operation in &mut folder.operations {
            self.operation(operation);
        }
        for inner in &mut folder.folders {
            self.folder(inner);
        }
    }

    fn operation(&mut self, operation: &mut Operation) {
        let place = &operation.place;
        // auth replaces the header, or the header is empty on purpose
        let signed = !matches!(operation.auth, AuthInEffect::None);
        if let AuthInEffect::Own(auth) = &mut operation.auth {
            self.auth(auth, place);
        }
        for header in operation.headers.iter_mut().filter(|header| !header.disabled && is_key_header(&header.key)) {
            if signed && header.key.eq_ignore_ascii_case("authorization") {
                continue;
            }
            let (scheme, value) = match header.value.split_once(' ') {
                Some((scheme, value)) if is_scheme(scheme) => (Some(scheme.to_owned()), value),
                _ => (None, header.value.as_str()),
            };
            let name = match &scheme {
                Some(scheme) if scheme.eq_ignore_ascii_case("bearer") => "token",
                _ => header.key.as_str(),
            };
            if is_blank(value)
                && let Some(variable) = self.variable(name, value, "header", &header.key, place)
            {
                header.value = scheme.map_or(variable.clone(), |scheme| format!("{scheme} {variable}"));
            }
        }
        for row in operation.url.query.iter_mut().filter(|row| !row.disabled) {
            if let Some(value) = &mut row.value
                && self.keys.contains(&row.key)
                && let Some(variable) = self.variable(&row.key, value, "query", &row.key, place)
            {
                *value = variable;
            }
        }
    }

    fn auth(&mut self, auth: &mut Auth, place: &Place) {
        let required = required(auth);
        let key = auth.text("key");
        if auth.kind == "apikey" && key.is_empty() {
            return;
        }
        // one of several may be empty on purpose, such as the password beside a key as the user's name; none of a grant may, and no
        // password of a user
        let all_blank = required.iter().all(|name| is_blank(&auth.text(name)));
        let has_user = template::whole(&auth.text("username")).is_some_and(is_login_name);
        for name in required {
            let mut value = auth.text(name);
            let is_of_user = name == "password" && has_user;
            let on_purpose = value.trim().is_empty() && !all_blank && !is_of_user && auth.kind != "oauth2";
            if !is_blank(&value) || on_purpose {
                continue;
            }
            if auth.kind == "awsv4" && auth.params.iter().all(|(other, _)| other != name) {
                // Postman sends this for absent keys
                value = "undefined".to_owned();
            }
            let called = match auth.kind.as_str() {
                "apikey" if !template::has_variables(&key) => key.as_str(),
                "oauth2" if name == "accessToken" => "token",
                _ => name,
            };
            let with_kind = format!("{} {called}", auth.kind);
            let name_of_variable = if self.taken.contains(&lower_camel(called)) { &with_kind } else { called };
            if let Some(variable) = self.variable(name_of_variable, &value, "auth", called, place) {
                auth.params.retain(|(other, _)| other != name);
                auth.params.push((name.to_owned(), Json::String(variable)));
            }
        }
    }

    /// Returns `{{name}}`; `None` during the first visit.
    fn variable(&mut self, name: &str, value: &str, what: &str, label: &str, place: &Place) -> Option<String> {
        let Some(names) = &self.names else {
            self.uses.add(name, "", if name == "token" { "bearer" } else { what }, place, 1);
            return None;
        };
        let variable = names.get(name, "")?.to_owned();
        let token = format!("{{{{{variable}}}}}");
        let blank = self.found.entry(variable).or_insert_with(|| Blank {
            value: value.to_owned(),
            found: match place.names.is_empty() {
                true => format!("the collection: {what} {label}"),
                false => format!("{place}: {what} {label}"),
            },
            place: place.clone(),
            places: 0,
        });
        blank.places += 1;
        Some(token)
    }
}

/// Excludes cookies, which come from answers, and Postman's own headers.
fn is_key_header(key: &str) -> bool {
    is_credential_name(key) && !["cookie", "postman-token"].iter().any(|other| key.eq_ignore_ascii_case(other))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::read::input::Input;
    use crate::resolve::model::{Api, AuthInEffect};
    use crate::source::Source;

    fn api(auth: Value, requests: &[Value]) -> Api {
        let items: Vec<_> = requests.iter().map(|request| json!({"name": "r", "request": request})).collect();
        let collection = json!({"info": {"name": "c"}, "auth": auth, "item": items});
        let source = Source::from_bytes("c.json", "c.json", collection.to_string().into_bytes()).expect("UTF-8");
        let (collection, _) = crate::read::read(&Input::File(source), None).expect("a collection");
        crate::resolve::resolve(collection, Vec::new()).expect("it resolves").0
    }

    /// The auth of one request, its parameters in order, and the secrets with their saved values.
    fn filled(auth: Value) -> (Vec<String>, Vec<(String, String)>) {
        let api = api(json!({"type": "noauth"}), &[json!({"url": "{{u}}/a", "auth": auth})]);
        let AuthInEffect::Own(auth) = &api.root.operations[0].auth else { return (Vec::new(), Vec::new()) };
        let mut params: Vec<_> =
            auth.params.iter().map(|(key, value)| format!("{key}={}", value.to_js_string())).collect();
        params.sort();
        (params, api.secrets.into_iter().map(|secret| (secret.variable, secret.value)).collect())
    }

    #[test]
    fn a_credential_that_nobody_saved_is_a_secret_of_the_client() {
        let secret = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        for value in ["", "<Bearer Token>"] {
            let (params, secrets) = filled(json!({"type": "bearer", "bearer": [{"key": "token", "value": value}]}));
            assert_eq!((params, secrets), (vec!["token={{token}}".to_owned()], vec![secret("token", value)]));
        }
        let (params, _) = filled(json!({"type": "bearer"}));
        assert_eq!(params, ["token={{token}}"]);
        let (params, _) = filled(json!({"type": "basic", "basic": {"username": "", "password": ""}}));
        assert_eq!(params, ["password={{password}}", "username={{username}}"]);
        let (params, secrets) = filled(json!({"type": "apikey", "apikey": {"key": "X-Api-Key", "value": ""}}));
        assert_eq!(
            (params, secrets),
            (vec!["key=X-Api-Key".to_owned(), "value={{xApiKey}}".to_owned()], vec![secret("xApiKey", "")])
        );
        let (params, _) = filled(json!({"type": "oauth2", "oauth2": {"addTokenTo": "header"}}));
        assert_eq!(params, ["accessToken={{token}}", "addTokenTo=header"]);
        let (params, secrets) = filled(json!({"type": "awsv4", "awsv4": {"region": "eu", "secretKey": ""}}));
        assert_eq!(params, ["accessKey={{accessKey}}", "region=eu", "secretKey={{secretKey}}"]);
        assert_eq!(secrets, [secret("accessKey", "undefined"), secret("secretKey", "")]);
    }

    #[test]
    fn a_grant_without_credentials_asks_for_them() {
        let oauth2 = |params: &[(&str, &str)]| {
            let rows: Vec<_> = params.iter().map(|(key, value)| json!({"key": key, "value": value})).collect();
            filled(json!({"type": "oauth2", "oauth2": rows})).1.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
        };
        let grant = ("grant_type", "client_credentials");
        let url = ("accessTokenUrl", "{{u}}/token");
        assert_eq!(oauth2(&[grant, url]), ["clientId", "clientSecret"]);
        assert_eq!(oauth2(&[grant, url, ("clientId", "shop"), ("clientSecret", "")]), ["clientSecret"]);
        let password = ("grant_type", "password_credentials");
        assert_eq!(oauth2(&[password, url, ("clientId", "shop")]), ["password", "username"]);
        assert_eq!(oauth2(&[grant, url, ("accessToken", "{{token}}")]), Vec::<String>::new());
        let grant = ("grant_type", "authorization_code");
        let refresh = [grant, url, ("clientId", "shop"), ("refreshToken", "<refresh token>")];
        assert_eq!(oauth2(&refresh), ["refreshToken"]);
        assert_eq!(oauth2(&[url, ("clientId", "shop")]), ["token"], "the client can fetch none without a grant");
    }

    #[test]
    fn words_that_ask_for_a_credential_are_as_good_as_none() {
        let none = json!({"type": "noauth"});
        let bearer = |token: &str| json!({"url": "{{u}}/a", "auth": {"type": "bearer", "bearer": {"token": token}}});
        let api = api(none, &[bearer(""), bearer("YOUR_TOKEN"), bearer("<token>"), bearer("insert token here")]);
        let names: Vec<&str> = api.secrets.iter().map(|secret| secret.variable.as_str()).collect();
        assert_eq!(names, ["token"]);
    }

    #[test]
    fn what_is_empty_on_purpose_stays() {
        let (params, _) = filled(json!({"type": "basic", "basic": {"username": "{{key}}", "password": ""}}));
        assert_eq!(params, ["password=", "username={{key}}"]);
        let grant = json!({"grant_type": "authorization_code", "accessToken": "", "accessTokenUrl": "{{u}}/token", "clientId": "{{id}}"});
        let (params, _) = filled(json!({"type": "oauth2", "oauth2": grant}));
        assert!(params.contains(&"accessToken=".to_owned()), "{params:?}");
    }

    #[test]
    fn one_variable_stands_for_all_places_of_one_name() {
        let none = json!({"type": "noauth"});
        let header = |key: &str, value: &str| json!({"url": "{{u}}/a", "header": [{"key": key, "value": value}]});
        let requests = [
            header("Authorization", "Bearer <token>"),
            json!({"url": "{{u}}/b", "auth": {"type": "bearer", "bearer": {"token": ""}}}),
            header("X-API-Key", ""),
            header("x-api-key", "<key>"),
            header("Cookie", ""),
            json!({"url": "{{u}}/c?api_key="}),
            json!({"url": "{{u}}/d?api_key=&token="}),
            json!({"url": "{{u}}/e?api_key="}),
        ];
        let api = api(none, &requests);
        let names: Vec<&str> = api.secrets.iter().map(|secret| secret.variable.as_str()).collect();
        assert_eq!(names, ["apiKey", "token", "xApiKey"]);
        let headers: Vec<&str> =
            api.root.operations.iter().flat_map(|one| &one.headers).map(|header| header.value.as_str()).collect();
        assert_eq!(headers, ["Bearer {{token}}", "{{xApiKey}}", "{{xApiKey}}", ""]);
        let query: Vec<_> = api.root.operations[6].url.query.iter().map(|row| row.value.as_deref()).collect();
        assert_eq!(query, [Some("{{apiKey}}"), Some("")], "a parameter of one request is an input");
        assert!(api.variables.iter().filter(|one| names.contains(&one.name.as_str())).all(|one| one.secret));
    }

    #[test]
    fn a_header_that_auth_replaces_and_a_name_in_use_are_left_alone() {
        let auth = json!({"type": "bearer", "bearer": {"token": "{{token}}"}});
        let own = json!({"type": "bearer", "bearer": {"token": ""}});
        let header = json!([{"key": "Authorization", "value": ""}]);
        let api = api(auth, &[json!({"url": "{{u}}/a", "header": header}), json!({"url": "{{u}}/b", "auth": own})]);
        assert_eq!(api.root.operations[0].headers[0].value, "");
        let AuthInEffect::Own(auth) = &api.root.operations[1].auth else { panic!("its own") };
        assert_eq!(auth.text("token"), "{{bearerToken}}");
    }

    #[test]
    fn a_cookie_keeps_its_variables() {
        let header = json!([{"key": "Cookie", "value": "session={{sid}}; theme=dark; auth_key=s3cr3t-s3cr3t"}]);
        let api = api(json!({"type": "noauth"}), &[json!({"url": "{{u}}/a", "header": header})]);
        assert_eq!(api.root.operations[0].headers[0].value, "session={{sid}}; theme=dark; auth_key={{authKey}}");
    }
}
