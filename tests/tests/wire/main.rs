//! Compares the requests that generated clients send, with their saved values, with recordings of Newman, in both versions of HTTP: see
//! `wire/README.md`.

mod http2;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use conformance::recorder::{Recorder, Request};
use postman_client::codegen::replay::Item;
use postman_client::{Client, Variables};
use serde_json::{Map, Value, json};

/// As `record.js`: always there, or different each time.
const AMBIENT: &str = include_str!("../../wire/ambient.json");

macro_rules! collections {
    ($($name:ident $requests:literal),* $(,)?) => {
        $(
            #[allow(dead_code, reason = "a client has more than the replay calls")]
            mod $name {
                include!(concat!(env!("OUT_DIR"), "/wire/", stringify!($name), ".rs"));

                pub mod requests {
                    use super::super::$name;
                    include!(concat!(env!("OUT_DIR"), "/wire/", $requests));
                }

                #[test]
                fn sends_what_newman_sends() {
                    super::check(stringify!($name), requests::variables(), requests::REQUESTS);
                }

                #[test]
                fn sends_the_same_over_http2() {
                    super::check_http2(stringify!($name), requests::variables(), requests::REQUESTS);
                }
            }
        )*

        const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

collections! {
    behavior "behavior_requests.rs",
    content_type "content_type_requests.rs",
    encoding "encoding_requests.rs",
    file "file_requests.rs",
    graphql "graphql_requests.rs",
    headers "headers_requests.rs",
    methods "methods_requests.rs",
    multipart "multipart_requests.rs",
    path_variables "path_variables_requests.rs",
    pruning "pruning_requests.rs",
    query "query_requests.rs",
    raw "raw_requests.rs",
    scopes "scopes_requests.rs",
    url_parts "url_parts_requests.rs",
    url_text "url_text_requests.rs",
    urlencoded "urlencoded_requests.rs",
    variables "variables_requests.rs",
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("wire")
}

fn read(file: &str) -> Map<String, Value> {
    let text = fs::read_to_string(folder().join(file)).expect("a file of the table");
    serde_json::from_str(&text).expect("a JSON object")
}

/// Sends all requests of a collection and compares each with its recording.
fn check<V: Variables>(name: &str, mut variables: V, requests: &[Item<V>]) {
    let recorder = Recorder::start();
    let port = recorder.address.port();
    address(&mut variables, "http", port);
    let client = Client::new(variables);
    let tokio = tokio::runtime::Runtime::new().expect("a runtime");
    let (recordings, deviations) = (recordings(name), deviations(name));
    let mut sent = BTreeMap::new();
    for (item, send) in requests {
        recorder.take();
        let result = tokio.block_on(send(&client));
        let case = match (recorder.take(), result) {
            (Some(request), _) => shown(request, port, &recordings[*item]),
            (None, Err(error)) => json!({"error": error.replace(&port.to_string(), "PORT")}),
            (None, Ok(status)) => json!({"error": format!("status {status} without a request")}),
        };
        sent.insert(*item, case);
    }
    let mut wrong = String::new();
    for (item, recorded) in &recordings {
        let nothing = json!({"error": "the client has no such request"});
        let ours = sent.get(item.as_str()).unwrap_or(&nothing);
        let same = is_same(ours, recorded);
        let problem = match (same, deviations.get(item)) {
            (true, None) => continue,
            (true, Some(_)) => "does as Newman: remove its deviation",
            (false, Some(deviation)) if deviation["sends"] == *ours => continue,
            (false, Some(_)) => "deviates in another way than deviations.json says",
            (false, None) => "differs",
        };
        wrong.push_str(&format!("\n{item}: {problem}\n  newman {recorded}\n  ours   {ours}\n"));
    }
    let unknown: Vec<_> = deviations.keys().filter(|item| !recordings.contains_key(*item)).collect();
    assert!(unknown.is_empty(), "deviations of what is no case of {name}: {unknown:?}");
    assert!(wrong.is_empty(), "{name}:\n{wrong}");
}

/// Sends all requests of a collection to a server of HTTP/2, and compares each that reaches it: those whose URL says `http` do not.
fn check_http2<V: Variables>(name: &str, mut variables: V, requests: &[Item<V>]) {
    let tokio = tokio::runtime::Runtime::new().expect("a runtime");
    let recorder = tokio.block_on(http2::Recorder::start());
    let port = recorder.address.port();
    address(&mut variables, "https", port);
    let client = Client::builder(variables).danger_accept_invalid_certs(true).build();
    let (recordings, deviations) = (recordings(name), deviations(name));
    let (mut reached, mut wrong) = (0, String::new());
    for (item, send) in requests {
        recorder.take();
        // the answer of a server that speaks no HTTP/1.1 is none
        let _ = tokio.block_on(send(&client));
        let Some(request) = recorder.take() else { continue };
        reached += 1;
        let recorded = &recordings[*item];
        let ours = shown(request, port, recorded);
        let expected = deviations.get(*item).map_or(recorded, |deviation| &deviation["sends"]);
        let (ours, expected) = (without_framing(ours), without_framing(expected.clone()));
        if !is_same(&ours, &expected) {
            wrong.push_str(&format!("\n{item}:\n  expected {expected}\n  ours     {ours}\n"));
        }
    }
    assert!(wrong.is_empty(), "{name}:\n{wrong}");
    assert!(reached > 0, "{name}: no case was sent");
}

/// Without what each version of HTTP has of its own: HTTP/2 has no header of the connection, and hyper says there that `OPTIONS` and
/// `TRACE` have no body.
fn without_framing(mut case: Value) -> Value {
    if let Some(headers) = case["headers"].as_array_mut() {
        headers.retain(|header| {
            let header = header.as_str().unwrap_or_default().to_lowercase();
            !header.starts_with("connection:") && header != "content-length: 0"
        });
    }
    case
}

fn address<V: Variables>(variables: &mut V, scheme: &str, port: u16) {
    let values = [
        ("url", format!("{scheme}://127.0.0.1:{port}")),
        ("address", format!("127.0.0.1:{port}")),
        ("host", "127.0.0.1".to_owned()),
        ("port", port.to_string()),
        // what the client does not have of its collection: a password in a URL
        ("passwordOfUserinfoPercentEncoded", "p%40ss".to_owned()),
    ];
    for (key, value) in values {
        variables.set(key, &value);
    }
}

fn recordings(name: &str) -> Map<String, Value> {
    read(&format!("{name}.recorded.json"))
}

fn deviations(name: &str) -> Map<String, Value> {
    match read("deviations.json").remove(name) {
        Some(Value::Object(cases)) => cases,
        _ => Map::new(),
    }
}

/// Both fail, or both send the same; the name of a header in any case.
fn is_same(ours: &Value, recorded: &Value) -> bool {
    if ours.get("error").is_some() || recorded.get("error").is_some() {
        return ours.get("error").is_some() && recorded.get("error").is_some();
    }
    let mut expected = recorded.clone();
    for header in expected["headers"].as_array_mut().into_iter().flatten() {
        let text = header.as_str().unwrap_or_default();
        let (name, value) = text.split_once(':').unwrap_or((text, ""));
        *header = format!("{}:{value}", name.to_lowercase()).into();
    }
    *ours == expected
}

/// As `record.js` writes it. Ambient headers count where the recording has them.
fn shown(request: Request, port: u16, recorded: &Value) -> Value {
    let hide = |text: &str| {
        text.replace(&format!("127.0.0.1:{port}"), "ADDRESS")
            .replace(&format!(":{port}"), ":PORT")
            .replace(&format!(":0{port}"), ":0PORT")
    };
    // the body's first line, as the header may not name it
    let random =
        |b: &str| b.len() == 50 && b.starts_with(&"-".repeat(26)) && b[26..].bytes().all(|b| b.is_ascii_digit());
    let first = String::from_utf8_lossy(&request.body).lines().next().unwrap_or_default().to_owned();
    let boundary = first.strip_prefix("--").filter(|b| random(b));
    let fixed = |text: &str| match boundary {
        Some(boundary) => text.replace(boundary, "BOUNDARY"),
        None => text.to_owned(),
    };
    let starts = |header: &Value, name: &str| {
        let text = header.as_str().unwrap_or_default().to_lowercase();
        text.split_once(':').is_some_and(|(key, _)| key == name)
    };
    let ambient: Vec<&str> = serde_json::from_str(AMBIENT).expect("a list of names");
    let kept = |name: &str| {
        !ambient.contains(&name)
            || recorded["headers"].as_array().is_some_and(|list| list.iter().any(|header| starts(header, name)))
    };
    let headers: Vec<String> = request
        .headers
        .iter()
        .map(|(name, value)| (name.to_lowercase(), value))
        .filter(|(name, _)| kept(name))
        .map(|(name, value)| format!("{name}: {}", hide(&fixed(value))))
        .collect();
    let host = request.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("host"));
    let body = match String::from_utf8(request.body) {
        Ok(text) => fixed(&text),
        Err(error) => panic!("a case with a body that is no text: {error}"),
    };
    json!({
        "method": request.method,
        "target": hide(&request.target),
        "host": hide(host.map(|(_, value)| value.as_str()).unwrap_or_default()),
        "headers": headers,
        "body": body,
    })
}

#[test]
fn every_collection_of_the_folder_is_checked() {
    let mut found: Vec<String> = fs::read_dir(folder())
        .expect("the table")
        .filter_map(|entry| entry.expect("an entry").file_name().into_string().ok())
        .filter_map(|file| file.strip_suffix(".postman_collection.json").map(str::to_owned))
        .collect();
    found.sort();
    assert_eq!(found, NAMES);
    let cases: usize = NAMES.iter().map(|name| read(&format!("{name}.recorded.json")).len()).sum();
    assert!(cases >= 300, "{cases} cases");
}

#[test]
fn every_deviation_has_a_documented_reason() {
    let docs = fs::read_to_string(folder().join("../../docs/deviations.md")).expect("the list of deviations");
    let documented: Vec<String> = docs.split("**").skip(1).step_by(2).map(str::to_lowercase).collect();
    for (name, cases) in read("deviations.json") {
        for (item, deviation) in cases.as_object().expect("cases") {
            let reason = deviation["reason"].as_str().unwrap_or_default().to_lowercase();
            assert!(documented.contains(&reason), "{name}/{item}: {reason:?} is not in docs/deviations.md");
        }
    }
}
