//! Credentials of every form and name, planted in every place: none is in what the command writes or says.

use serde_json::{Value, json};

use super::outputs::outputs;
use super::places::{BARE, NAMED, Place};
use super::tokens::{FORMS, NAMES, NAMES_OF_RANDOM_VALUES, Random};

/// A collection with credentials in it.
struct Planted {
    random: Random,
    items: Vec<Value>,
    variables: Vec<Value>,
    /// In the environment.
    values: Vec<Value>,
    /// The planted secrets, with their places.
    secrets: Vec<(String, String)>,
}

impl Planted {
    fn new(seed: u64) -> Self {
        let variables = vec![json!({"key": "base", "value": "https://shop.example.com"})];
        let (items, values, secrets) = Default::default();
        Self { random: Random(seed), items, variables, values, secrets }
    }

    fn plant(&mut self, (place, item): &Place, name: &str, form: &str) {
        let value = self.random.fill(form);
        let url = format!("{{{{base}}}}/p{}", self.items.len());
        self.items.push(item(name, &value, &url));
        self.secrets.push((format!("{name}, {form}: {place}"), value));
    }

    /// In a variable of the collection and in one of the environment.
    fn plant_variables(&mut self, name: &str, form: &str) {
        for (list, place) in [(&mut self.variables, "collection"), (&mut self.values, "environment")] {
            let value = self.random.fill(form);
            list.push(json!({"key": name, "value": value}));
            self.secrets.push((format!("{name}, {form}: variable of the {place}"), value));
        }
        let url = format!("{{{{base}}}}/p{}?a={{{{{name}}}}}", self.items.len());
        self.items.push(json!({"name": url, "request": {"method": "GET", "url": url}}));
    }

    /// In a variable without a telling name, which stands where a credential goes.
    fn plant_where_used(&mut self, (place, item): &Place, name: &str) {
        let (variable, value) = (format!("x{}", self.items.len()), self.random.fill("v{w11}"));
        let url = format!("{{{{base}}}}/p{}", self.items.len());
        self.items.push(item(name, &format!("{{{{{variable}}}}}"), &url));
        self.variables.push(json!({"key": variable, "value": value}));
        self.secrets.push((format!("{name} with a variable: {place}"), value));
    }

    fn any(&mut self, places: &'static [Place]) -> &'static Place {
        &places[self.random.below(places.len())]
    }

    /// Those that are in an output, whole or the part that nobody could guess.
    fn leaks(&self) -> Vec<String> {
        let info = json!({"name": "Planted", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"});
        let collection = json!({"info": info, "item": self.items, "variable": self.variables});
        let outputs = outputs(&collection, &json!({"name": "Env", "values": self.values}));
        let mut leaks = Vec::new();
        for (what, value) in &self.secrets {
            let pieces = value.split(|c: char| !c.is_ascii_alphanumeric());
            let core =
                pieces.max_by_key(|piece| (piece.bytes().any(|b| b.is_ascii_digit()), piece.len())).unwrap_or(value);
            let core = if core.len() >= 8 { core } else { value.as_str() };
            leaks.extend(
                outputs
                    .iter()
                    .find(|(_, text)| text.contains(core))
                    .map(|(output, _)| format!("{what}: {value} in {output}")),
            );
        }
        leaks
    }
}

#[track_caller]
fn assert_kept(planted: &Planted) {
    let leaks = planted.leaks();
    assert!(leaks.is_empty(), "{} of {}:\n{}", leaks.len(), planted.secrets.len(), leaks.join("\n"));
}

#[test]
fn a_named_credential_is_kept_in_every_place() {
    let mut planted = Planted::new(1);
    for place in NAMED {
        planted.plant(place, "password", "pa5-{w8}");
    }
    for name in NAMES {
        let place = planted.any(NAMED);
        planted.plant(place, name, "v{w11}");
        planted.plant_variables(name, "v{w11}");
    }
    for name in NAMES_OF_RANDOM_VALUES {
        let place = planted.any(NAMED);
        planted.plant(place, name, "{w24}");
        planted.plant_variables(name, "{w24}");
    }
    assert_kept(&planted);
}

#[test]
fn a_variable_that_is_sent_as_a_credential_is_kept() {
    let mut planted = Planted::new(3);
    // the others are not sent, so that they have no variables
    for place in NAMED.iter().take_while(|(place, _)| *place != "curl --data") {
        planted.plant_where_used(place, "client_secret");
    }
    assert_kept(&planted);
}

#[test]
fn a_credential_of_a_known_form_is_kept_in_every_place() {
    let mut planted = Planted::new(2);
    for place in NAMED.iter().chain(BARE) {
        planted.plant(place, "note", "ghp_{w36}");
    }
    for (index, form) in FORMS.iter().enumerate() {
        let place = planted.any(if index % 3 == 0 { BARE } else { NAMED });
        planted.plant(place, "note", form);
        if index % 8 == 0 {
            planted.plant_variables(&format!("note{index}"), form);
        }
    }
    assert_kept(&planted);
}

/// A known value is found again wherever it stands, in any encoding, even when it is made of words.
#[test]
fn copies_of_a_credential_are_kept() {
    let base64 = "bXktdjRsdWVAL3NlY3JldA"; // of `my-v4lue@/secret`
    let item = |name: &str, rest: Value| json!({"name": name, "request": rest});
    let login = json!({"method": "POST", "url": "{{base}}/login", "body": {"mode": "urlencoded", "urlencoded": [
        {"key": "password", "value": "my-v4lue@/secret"}, {"key": "sshKey", "value": "ssh-secret"}]}});
    let items = [
        item("Log in", login),
        item("Encoded", json!({"method": "GET", "url": "{{base}}/a/my-v4lue%40%2Fsecret?b=my-v4lue%40%2fsecret"})),
        item(
            "Base64",
            json!({"method": "GET", "url": "{{base}}/b", "header": [{"key": "X-B", "value": base64}], "description": format!("Send {base64}.")}),
        ),
        item("Words", json!({"method": "GET", "url": "{{base}}/c", "description": "It is ssh-secret, as ever."})),
        json!({"name": "Echo", "request": {"method": "GET", "url": "{{base}}/d"},
            "response": [{"name": "ok", "code": 200, "body": "{\"a\": \"ssh-secret\", \"b\": \"my-v4lue@/secret\"}"}]}),
    ];
    let collection = json!({"info": {"name": "Copies", "schema": "v2.1.0/collection.json"}, "item": items});
    for (output, text) in outputs(&collection, &json!({"name": "Env", "values": []})) {
        for value in ["my-v4lue", base64, "ssh-secret"] {
            assert!(!text.contains(value), "{value} is in {output}");
        }
    }
}

/// A value that asks for a credential, or names one, is none, and neither is one that Postman adds itself.
#[test]
fn what_is_no_credential_stays() {
    let header = |key: &str, value: &str| json!({"key": key, "value": value});
    let headers = json!([
        header("X-Postman", "{{$guid}}"),
        header("Postman-Token", "123e4567-e89b-12d3-a456-426614174000"),
        header("X-Next", "next"),
        header("Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg=="),
    ]);
    let body = r#"{"token_type": "bearer", "nextPageToken": "CAUQAA", "password_policy": "strict-8", "max_tokens": "256",
        "license": "MIT", "session": "morning", "code": "US-CA", "key": "name", "trackingCode": "crmidstream1profile",
        "order_id": "9f8a7b6c5d4e3f2a1b0c", "sha": "da39a3ee5e6b4b0d3255bfef95601890afd80709"}"#;
    let request =
        json!({"method": "POST", "url": "{{base}}/a", "header": headers, "body": {"mode": "raw", "raw": body}});
    let item = json!({"name": "Post", "request": request});
    let collection = json!({"info": {"name": "Plain", "schema": "v2.1.0/collection.json"}, "item": [item]});
    let outputs = outputs(&collection, &json!({"name": "Env", "values": []}));
    let messages: Vec<&str> =
        outputs.iter().map(|(_, text)| text.as_str()).filter(|text| text.contains("PC0150")).collect();
    assert!(messages.is_empty(), "{}", messages.join("\n"));
    let replay = outputs.iter().find(|(name, _)| name.ends_with("replay.rs") || name.ends_with("lib.rs"));
    assert!(replay.is_some(), "a crate is written");
}

#[test]
fn passwords_without_the_word_are_kept_in_requests_about_passwords() {
    let form = json!([{"key": "current", "value": "Sommer22"}, {"key": "password_confirm", "value": "Winter33"}]);
    let json = r#"{"old": "Sommer22", "new": "Winter33"}"#;
    for (name, url, body) in [
        ("Save", "https://h.example/me", json!({"mode": "formdata", "formdata": form})),
        ("Save", "https://h.example/me/password", json!({"mode": "raw", "raw": json})),
        ("Passwort ändern", "https://h.example/me", json!({"mode": "raw", "raw": json})),
    ] {
        let request = json!({"method": "POST", "url": url, "body": body});
        let saved = json!([{"name": "ok", "code": 200, "originalRequest": request}]);
        let items = vec![json!({"name": name, "request": request, "response": saved})];
        let secrets = ["Sommer22", "Winter33"].map(|value| (name.to_owned(), value.to_owned()));
        assert_kept(&Planted { items, secrets: secrets.to_vec(), ..Planted::new(0) });
    }
}
