//! Measures how the time of a generation grows with each thing that a collection has many of.
//!
//! `cargo bench -p conformance --bench growth` doubles each and prints the times with the exponent of each doubling: 1 is linear, and more
//! than 1.3 or so for the last is a step that is worse than n log n.

use std::time::{Duration, Instant};

use postman_codegen::{Generator, Layout};
use serde_json::{Map, Value, json};

type Failed = Box<dyn std::error::Error>;

/// The name of the thing, the first count, and the collection with as many.
type Kind = (&'static str, usize, fn(usize) -> Value);

const KINDS: [Kind; 27] = [
    ("requests", 500, |n| items(n, |at| request(&format!("Request {at}"), &format!("things{at}")))),
    ("requests of one name", 500, |n| items(n, |at| request("List", &format!("things{at}")))),
    ("folders of a request", 500, |n| {
        let folder = |at| json!({"name": format!("Folder {at}"), "item": [request("List", &format!("things{at}"))]});
        items(n, folder)
    }),
    ("requests of a folder with a header each", 500, |n| {
        in_folder((0..n).map(|at| {
            let mut one = request(&format!("Request {at}"), &format!("things{at}"));
            one["request"]["header"] = json!([{"key": "X-Kind", "value": format!("kind {at}")}]);
            one
        }))
    }),
    ("folders of three requests with a header", 2_000, |n| {
        folders_with(n, |at, one| one["request"]["header"] = json!([{"key": format!("X-{at}"), "value": "a"}]))
    }),
    ("folders of three requests with an auth", 2_000, |n| {
        folders_with(n, |at, one| one["request"]["auth"] = api_key(at))
    }),
    ("folders with an auth", 2_000, |n| {
        let mut all = folders_with(n, |_, _| {});
        for (at, folder) in all["item"].as_array_mut().into_iter().flatten().enumerate() {
            folder["auth"] = api_key(at);
        }
        all
    }),
    ("types that two folders share", 1_000, |n| {
        items(2 * n, |at| {
            let mut one = request(&format!("Get thing {at}"), &format!("things{at}"));
            let kind = at / 2;
            let body = json!({format!("a{kind}"): 1, format!("b{kind}"): "x", format!("c{kind}"): [1], format!("d{kind}"): true});
            one["response"] = json!([example(&body)]);
            json!({"name": format!("Folder {at}"), "item": [one]})
        })
    }),
    ("headers that three requests of a folder repeat", 100, |n| {
        let headers: Vec<Value> = (0..n).map(|at| json!({"key": format!("X-{at}"), "value": "a"})).collect();
        in_folder((0..3).map(|at| {
            let mut one = request(&format!("Request {at}"), &format!("things{at}"));
            one["request"]["header"] = headers.clone().into();
            one
        }))
    }),
    ("values of a header", 1_000, |n| {
        items(8 * n, |at| {
            let mut one = request(&format!("Request {at}"), &format!("things{at}"));
            one["request"]["header"] = json!([{"key": "X-Kind", "value": format!("kind {}", at / 8)}]);
            one
        })
    }),
    ("numbers of a parameter", 2_000, |n| {
        items(n, |at| request(&format!("Request {at}"), &format!("things{at}?rank={at}")))
    }),
    ("requests of one path, each with a title of its parameter", 2_000, |n| {
        items(n, |at| request(&format!("Do action{at}"), &format!("rpc?action=action{at}&format=xml")))
    }),
    ("requests with an auth each", 2_000, |n| {
        items(n, |at| {
            let mut one = request(&format!("Request {at}"), &format!("things{at}"));
            one["request"]["auth"] = api_key(at);
            one
        })
    }),
    ("parameters of a request", 2_000, |n| {
        let rows: Vec<String> = (0..n).map(|at| format!("p{at}={{{{name{at}}}}}")).collect();
        items(1, |_| request("List", &format!("things?{}", rows.join("&"))))
    }),
    ("requests with equal parameters in other orders", 500, |n| {
        items(n, |at| {
            let mut keys: Vec<usize> = (0..8).collect();
            keys.sort_by_key(|key| (at + 1).wrapping_mul(key + 3).wrapping_mul(0x9e37_79b9) >> 7 & 0xff);
            let query: Vec<String> = keys.into_iter().map(|key| format!("p{key}=")).collect();
            request(&format!("Request {at}"), &format!("things{at}?{}", query.join("&")))
        })
    }),
    ("examples of one request", 500, |n| {
        let mut one = request("List", "things");
        one["response"] = (0..n).map(|_| example(&json!({"id": 1, "name": "a"}))).collect();
        items(1, |_| one.clone())
    }),
    ("objects that an example opens and does not close", 2_500, |n| {
        let mut one = request("Get", "thing");
        let mut open = example(&json!(null));
        open["body"] = json!(r#"{"a":"#.repeat(n));
        one["response"] = json!([open]);
        items(1, |_| one.clone())
    }),
    ("keys of one object", 500, |n| {
        let object: Map<String, Value> = (0..n).map(|at| (format!("key{at}"), json!(at))).collect();
        answering(&Value::Object(object))
    }),
    ("keys of one name", 250, |n| {
        // `a_b_c` in every mix of `_`, `-` and `.` and so on
        let object: Map<String, Value> = (0..n).map(|at| (spelling(at), json!(at))).collect();
        answering(&Value::Object(object))
    }),
    ("variables", 2_000, |n| {
        let mut all = items(n, |at| request(&format!("Request {at}"), &format!("{{{{name{at}}}}}")));
        all["variable"] =
            (0..n).map(|at| json!({"key": format!("name{at}"), "value": format!("value {at}")})).collect();
        all
    }),
    ("credentials", 250, |n| {
        items(n, |at| {
            let mut one = request(&format!("Request {at}"), &format!("things{at}"));
            let token = format!("k{:x}", at.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5bd1_e995_a1b2_c3d4);
            one["request"]["header"] = json!([{"key": "X-Api-Key", "value": token}]);
            one
        })
    }),
    ("depth of 100 examples", 12, |n| {
        let nested = (0..n).fold(json!(1), |inner, at| json!({ format!("level{at}"): inner }));
        items(100, |at| {
            let mut one = request(&format!("Request {at}"), &format!("things{at}"));
            one["response"] = json!([example(&nested)]);
            one
        })
    }),
    ("words of a title", 2_500, |n| items(1, |_| request(&"Schedule: a - body ".repeat(n / 3), "things"))),
    ("segments of a URL", 2_500, |n| items(1, |_| request("Get", &"things/".repeat(n)))),
    ("lines of a script", 250, script),
    ("lines of a script that is too long to be read", 8_000, script),
    ("requests whose scripts set one variable", 1_000, |n| {
        items(n, |at| {
            let mut one = request(&format!("Login {at}"), &format!("login{at}"));
            let script = "pm.environment.set(\"token\", pm.response.json().token);";
            one["event"] = json!([{"listen": "test", "script": {"exec": [script]}}]);
            one
        })
    }),
];

#[allow(clippy::print_stdout, reason = "the result of the benchmark")]
fn main() -> Result<(), Failed> {
    for (what, first, make) in KINDS {
        let mut times: Vec<Duration> = Vec::new();
        for count in [first, 2 * first, 4 * first, 8 * first] {
            let text = make(count).to_string();
            let run = || -> Result<Duration, Failed> {
                let start = Instant::now();
                Generator::from_bytes("growth.json", text.as_str()).layout(Layout::Crate).generate()?;
                Ok(start.elapsed())
            };
            let runs = [run()?, run()?, run()?];
            times.extend(runs.into_iter().min());
        }
        let exponents: Vec<String> = times
            .windows(2)
            .map(|pair| format!("{:.2}", (pair[1].as_secs_f64() / pair[0].as_secs_f64()).log2()))
            .collect();
        println!("{what}, {first} and doubled: {times:.1?}, exponents {}", exponents.join(", "));
    }
    Ok(())
}

fn items(count: usize, item: impl Fn(usize) -> Value) -> Value {
    let items: Vec<Value> = (0..count).map(item).collect();
    let schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
    json!({"info": {"name": "Growth", "schema": schema}, "item": items})
}

fn in_folder(requests: impl Iterator<Item = Value>) -> Value {
    let requests: Vec<Value> = requests.collect();
    items(1, |_| json!({"name": "Folder", "item": requests}))
}

/// Folders of three requests each, which `change` gets with the number of the folder.
fn folders_with(count: usize, change: impl Fn(usize, &mut Value)) -> Value {
    items(count, |at| {
        let requests = (0..3).map(|number| {
            let mut one = request(&format!("Request {number}"), &format!("things{at}/{number}"));
            change(at, &mut one);
            one
        });
        json!({"name": format!("Folder {at}"), "item": requests.collect::<Vec<_>>()})
    })
}

fn api_key(number: usize) -> Value {
    let rows = json!([
        {"key": "key", "value": format!("X-Key-{number}")},
        {"key": "value", "value": "{{key}}"},
        {"key": "in", "value": "header"},
    ]);
    json!({"type": "apikey", "apikey": rows})
}

fn script(lines: usize) -> Value {
    let lines = (0..lines).map(|at| format!("pm.environment.set(\"name{at}\", json.key{at});"));
    let lines: Vec<String> = ["const json = pm.response.json();".to_owned()].into_iter().chain(lines).collect();
    let mut one = request("Login", "login");
    one["event"] = json!([{"listen": "test", "script": {"exec": lines}}]);
    items(1, |_| one.clone())
}

fn request(name: &str, path: &str) -> Value {
    json!({"name": name, "request": {"method": "GET", "header": [], "url": format!("https://a.example/{path}")}})
}

fn answering(body: &Value) -> Value {
    let mut one = request("Get", "thing");
    one["response"] = json!([example(body)]);
    items(1, |_| one.clone())
}

fn example(body: &Value) -> Value {
    json!({"name": "OK", "code": 200, "header": [{"key": "Content-Type", "value": "application/json"}], "body": body.to_string()})
}

/// Another text for each number, with the same words.
fn spelling(number: usize) -> String {
    let between = ["_", "-", " ", "."];
    let words = ["a", "b", "c", "d", "e", "f", "g"];
    let mut text = String::new();
    for (at, word) in words.iter().enumerate() {
        text.push_str(word);
        text.push_str(between[(number >> (2 * at)) % 4]);
    }
    text
}
