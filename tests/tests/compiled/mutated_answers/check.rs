// The module `check` of the tests of a batch of clients: not a module of this crate.

use postman_client::{Call, Client, FromJson, Json, Request, Response, Secret, StrictJson, Variables};
use serde_json::{Value, json};

#[derive(Clone, Debug, Default)]
struct None;

impl postman_client::codegen::Collection for None {}

impl Variables for None {
    fn get(&self, _: &str) -> Option<&str> {
        Option::None
    }

    fn set(&mut self, _: &str, _: &str) -> bool {
        false
    }

    fn secrets(&self) -> Vec<&Secret> {
        Vec::new()
    }
}

type Change = fn(&Value) -> Option<Value>;

/// Changes that APIs make to a value.
const CHANGES: [(&str, Change); 10] = [
    ("10_to_10.5", |value| value.as_i64().map(|number| json!(number as f64 + 0.5))),
    ("10_to_10.0", |value| value.as_i64().map(|number| json!(number as f64))),
    ("number_to_text", |value| value.is_number().then(|| value.to_string().into())),
    ("text_to_number", |value| {
        let number = value.as_str()?.parse::<i64>().ok()?;
        Some(number.into())
    }),
    ("text_to_word", |value| value.is_string().then(|| 7.into())),
    ("null_in_list", |value| {
        let mut items = value.as_array()?.clone();
        items.insert(items.len() / 2, Value::Null);
        Some(items.into())
    }),
    ("object_to_empty_list", |value| value.is_object().then(|| json!([]))),
    ("object_to_empty_text", |value| value.is_object().then(|| json!(""))),
    ("list_to_object", |value| value.as_array().map(|items| items.first().cloned().unwrap_or_else(|| json!({})))),
    ("boolean_to_number_or_text", |value| {
        value.as_bool().map(|value| if value { json!(1) } else { json!("false") })
    }),
];

/// The paths of the values that a change is of.
fn places(value: &Value, change: Change, path: &str, found: &mut Vec<String>) {
    if change(value).is_some() {
        found.push(path.to_owned());
    }
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| places(item, change, &format!("{path}/{at}"), found));
        }
        Value::Object(members) => {
            for (key, member) in members {
                let key = key.replace('~', "~0").replace('/', "~1");
                places(member, change, &format!("{path}/{key}"), found);
            }
        }
        _ => {}
    }
}

/// Reads as a client does; how many mismatches are told.
fn lenient<T: FromJson + 'static>(text: &str) -> Result<usize, String> {
    let text = text.to_owned();
    let client = Client::with_transport(None, move |_: Request| Response::new(200, text.clone()));
    let call: Call<Json<T>> = client.get("https://example.com").call();
    call.send_blocking().map(|answer| answer.mismatches().total()).map_err(|error| error.to_string())
}

fn strict<T: FromJson + 'static>(text: &str) -> bool {
    let text = text.to_owned();
    let client = Client::with_transport(None, move |_: Request| Response::new(200, text.clone()));
    let call: Call<StrictJson<T>> = client.get("https://example.com").call();
    call.send_blocking().is_ok()
}

/// Each kind of change, at one place of the answer and at all of them.
pub fn answer<T: FromJson + 'static>(example: &str) {
    let saved: Value = serde_json::from_str(example).expect("JSON");
    for (kind, change) in CHANGES {
        let mut found = Vec::new();
        places(&saved, change, "", &mut found);
        if found.is_empty() {
            continue;
        }
        let one = found[example.len() % found.len()].clone();
        let mut faults = String::new();
        let (mut answers, mut unread, mut untold) = (0, 0, 0);
        // inner places first: an outer one may take them away
        found.reverse();
        for at in [&[one][..], &found] {
            let mut varied = saved.clone();
            for path in at {
                if let Some(place) = varied.pointer_mut(path)
                    && let Some(changed) = change(place)
                {
                    *place = changed;
                }
            }
            let text = varied.to_string();
            answers += 1;
            match lenient::<T>(&text) {
                Err(error) => {
                    unread += 1;
                    faults += &format!("{} at {}: {error}; ", std::any::type_name::<T>(), at[0]);
                }
                Ok(0) if !strict::<T>(&text) => {
                    untold += 1;
                    faults += &format!("{} at {}: nothing told; ", std::any::type_name::<T>(), at[0]);
                }
                Ok(_) => {}
            }
        }
        println!("\n#changed {kind} {answers} {unread} {untold} {}", faults.replace('\n', " "));
    }
}
