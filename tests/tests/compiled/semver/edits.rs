//! One edit of a collection, as people make them in Postman.

use serde_json::{Value, json};

use super::collections;
use super::random::Random;

type Edit = fn(&mut Value, &mut Random);

/// Each with what it is called in reports.
pub(crate) const EDITS: &[(&str, Edit)] = &[
    ("nothing", |_, _| {}),
    ("describe a request", |all, random| request(all, random)["description"] = json!("Other words.")),
    ("describe the collection", |all, _| all["info"]["description"] = json!("Other words.")),
    ("rename a request", |all, random| item(all, random)["name"] = json!("Another name")),
    ("rename a folder", |all, _| all["item"][0]["name"] = json!("Another folder")),
    ("add a request", |all, random| {
        let kind = random.below(4);
        let request = collections::request(random, "badge", kind);
        items(all, 0).push(request);
    }),
    ("add a folder", |all, random| {
        let request = collections::request(random, "badge", 0);
        root(all).push(json!({"name": "badges", "item": [request]}));
    }),
    ("remove a request", |all, random| {
        let items = items(all, 0);
        items.remove(random.below(items.len()));
    }),
    ("remove a folder", |all, _| drop(root(all).remove(1))),
    ("move a request", |all, random| {
        let from = items(all, 0);
        let moved = from.remove(random.below(from.len()));
        items(all, 1).push(moved);
    }),
    ("reorder", |all, _| {
        root(all).reverse();
        items(all, 1).reverse();
    }),
    ("copy with new ids", |all, _| renumber(all)),
    ("change the method", |all, random| request(all, random)["method"] = json!("PATCH")),
    ("change the path", |all, random| {
        if let Some(path) = request(all, random)["url"]["path"].as_array_mut() {
            path.push(json!("latest"));
        }
    }),
    ("add a path variable", |all, random| {
        if let Some(path) = request(all, random)["url"]["path"].as_array_mut() {
            path.push(json!(":code"));
        }
    }),
    ("rename a path variable", |all, _| each_path(all, |path| rename(path, ":part", ":piece"))),
    ("swap path variables", |all, _| {
        each_path(all, |path| {
            rename(path, ":part", ":x");
            rename(path, ":id", ":part");
            rename(path, ":x", ":id");
        });
    }),
    ("add a query parameter", |all, random| {
        let url = &mut request(all, random)["url"];
        match url["query"].as_array_mut() {
            Some(query) => query.push(json!({"key": "fresh", "value": "1"})),
            None => url["query"] = json!([{"key": "fresh", "value": "1"}]),
        }
    }),
    ("remove a query parameter", |all, _| {
        each_query(all, |query| drop(query.pop()));
    }),
    ("remove the query", |all, _| each_query(all, Vec::clear)),
    ("change the value of a parameter", |all, _| {
        each_query(all, |query| query.iter_mut().for_each(|one| one["value"] = json!("other")));
    }),
    ("reorder the query", |all, _| each_query(all, |query| query.reverse())),
    ("add a header", |all, random| {
        request(all, random)["header"] = json!([{"key": "X-Flag", "value": ""}]);
    }),
    ("add a constant header", |all, random| {
        request(all, random)["header"] = json!([{"key": "Accept", "value": "application/json"}]);
    }),
    ("change the body", |all, random| {
        request(all, random)["body"] =
            json!({"mode": "raw", "raw": "{\"other\": 1}", "options": {"raw": {"language": "json"}}});
    }),
    ("add a field to a body", |all, _| {
        each_body(all, |item, mut body| {
            body.insert("extra".into(), json!(1));
            item["request"]["body"]["raw"] = json!(Value::Object(body).to_string());
        });
    }),
    ("make a body large", |all, _| {
        each_body(all, |item, mut body| {
            body.extend((0..8).map(|number| (format!("more{number}"), json!("x"))));
            item["request"]["body"]["raw"] = json!(Value::Object(body).to_string());
        });
    }),
    ("send a field that may be left out", |all, _| {
        each_body(all, |item, mut body| {
            body.insert("extra".into(), json!(1));
            add_sent(item, body);
        });
    }),
    ("leave a field of a body out", |all, _| {
        each_body(all, |item, mut body| {
            body.remove("kind");
            add_sent(item, body);
        });
    }),
    ("add a field to a form", |all, _| {
        each_form(all, |form| form.push(json!({"key": "extra", "type": "text", "value": "1"})));
    }),
    ("remove a field of a form", |all, _| each_form(all, |form| drop(form.pop()))),
    ("disable a field of a form", |all, _| {
        each_form(all, |form| form.iter_mut().for_each(|field| field["disabled"] = json!(true)));
    }),
    ("add a field to an answer", |all, random| {
        edit_answer(all, random, |object, random| {
            object.insert("fresh".into(), collections::value(random, 0));
        });
    }),
    ("remove a field of an answer", |all, random| edit_answer(all, random, |object, _| drop(object.remove("kind")))),
    ("change the type of a field", |all, random| {
        edit_answer(all, random, |object, _| drop(object.insert("kind".into(), json!([1, 2]))));
    }),
    ("change a value of an answer", |all, random| {
        edit_answer(all, random, |object, _| drop(object.insert("kind".into(), json!("another"))));
    }),
    ("make a field an object", |all, random| {
        edit_answer(all, random, |object, _| drop(object.insert("kind".into(), json!({"code": 1, "label": "x"}))));
    }),
    ("add another success", |all, random| {
        let example = collections::example(201, "Created", &json!({"created": true}));
        examples(all, random).push(example);
    }),
    ("add a failure", |all, random| {
        let example = collections::example(500, "Oops", &json!({"message": "no", "code": 5}));
        examples(all, random).push(example);
    }),
    ("add a second kind of value", |all, random| {
        let examples = examples(all, random);
        let Some(mut copy) = examples.first().cloned() else { return };
        if let Some(Ok(Value::Object(mut object))) = copy["body"].as_str().map(serde_json::from_str) {
            object.insert("kind".into(), json!(3));
            copy["body"] = json!(Value::Object(object).to_string());
            examples.push(copy);
        }
    }),
    ("remove the examples", |all, random| examples(all, random).clear()),
    ("add a variable", |all, _| {
        if let Some(variables) = all["variable"].as_array_mut() {
            variables.push(json!({"key": "region", "value": "eu"}));
        }
    }),
    ("use a variable", |all, random| {
        if let Some(path) = request(all, random)["url"]["path"].as_array_mut() {
            path.push(json!("{{tenant}}"));
        }
    }),
    ("change the value of a variable", |all, _| all["variable"][0]["value"] = json!("https://example.org")),
    ("make a variable a secret", |all, _| all["variable"][0]["type"] = json!("secret")),
    ("add auth to the collection", |all, _| {
        all["auth"] = json!({"type": "basic", "basic": [
            {"key": "username", "value": "{{user}}"}, {"key": "password", "value": "{{password}}"}
        ]});
    }),
    ("add auth to a request", |all, random| {
        request(all, random)["auth"] = json!({"type": "apikey", "apikey": [{"key": "key", "value": "X-Key"}, {"key": "value", "value": "{{token}}"}]});
    }),
    ("remove auth", |all, _| {
        for folder in root(all) {
            folder.as_object_mut().expect("an object").remove("auth");
        }
    }),
    ("remove the scripts", |all, _| {
        for item in root(all) {
            item.as_object_mut().expect("an object").remove("event");
        }
    }),
    ("capture something else", |all, random| {
        item(all, random)["event"] = json!([{"listen": "test", "script": {"exec": [
            "pm.environment.set('last', pm.response.json().kind);"
        ]}}]);
    }),
];

fn root(all: &mut Value) -> &mut Vec<Value> {
    all["item"].as_array_mut().expect("items")
}

/// The requests of the first or second folder that has some; of the only one, when one is left.
fn items(all: &mut Value, folder: usize) -> &mut Vec<Value> {
    let folders = root(all).iter_mut().filter_map(|item| item.get_mut("item")?.as_array_mut());
    let mut with_items: Vec<_> = folders.filter(|items| !items.is_empty()).collect();
    let last = with_items.len() - 1;
    with_items.swap_remove(folder.min(last))
}

fn item<'a>(all: &'a mut Value, random: &mut Random) -> &'a mut Value {
    let items = items(all, random.below(2));
    let index = random.below(items.len());
    &mut items[index]
}

fn request<'a>(all: &'a mut Value, random: &mut Random) -> &'a mut Value {
    &mut item(all, random)["request"]
}

fn examples<'a>(all: &'a mut Value, random: &mut Random) -> &'a mut Vec<Value> {
    item(all, random)["response"].as_array_mut().expect("examples")
}

fn edit_answer(all: &mut Value, random: &mut Random, edit: fn(&mut serde_json::Map<String, Value>, &mut Random)) {
    let Some(example) = examples(all, random).first_mut() else { return };
    let body = &mut example["body"];
    let mut object: Value = serde_json::from_str(body.as_str().expect("text")).expect("JSON");
    edit(object.as_object_mut().expect("an object"), random);
    *body = json!(object.to_string());
}

fn each_request(all: &mut Value, edit: &mut impl FnMut(&mut Value)) {
    if let Some(request) = all.get_mut("request") {
        edit(request);
    }
    for item in all.get_mut("item").and_then(Value::as_array_mut).into_iter().flatten() {
        each_request(item, edit);
    }
}

type Object = serde_json::Map<String, Value>;

/// The items whose body is a JSON object, with it.
fn each_body(all: &mut Value, edit: fn(&mut Value, Object)) {
    let raw = all.pointer("/request/body/raw").and_then(Value::as_str).map(serde_json::from_str);
    if let Some(Ok(Value::Object(body))) = raw {
        edit(all, body);
    }
    for item in all.get_mut("item").and_then(Value::as_array_mut).into_iter().flatten() {
        each_body(item, edit);
    }
}

/// A saved answer to a request with another body.
fn add_sent(item: &mut Value, body: Object) {
    let mut example = collections::example(200, "OK", &json!({"kind": "a"}));
    let raw = Value::Object(body).to_string();
    example["originalRequest"] = json!({"body": {"mode": "raw", "raw": raw}});
    if let Some(examples) = item["response"].as_array_mut() {
        examples.push(example);
    }
}

fn each_path(all: &mut Value, edit: fn(&mut Vec<Value>)) {
    each_request(all, &mut |request| edit(request["url"]["path"].as_array_mut().expect("a path")));
}

fn each_query(all: &mut Value, edit: fn(&mut Vec<Value>)) {
    each_request(all, &mut |request| {
        request["url"].get_mut("query").and_then(Value::as_array_mut).map(edit).unwrap_or(())
    });
}

fn each_form(all: &mut Value, edit: fn(&mut Vec<Value>)) {
    each_request(all, &mut |request| {
        for kind in ["urlencoded", "formdata"] {
            if let Some(form) =
                request.get_mut("body").and_then(|body| body.get_mut(kind)).and_then(Value::as_array_mut)
            {
                edit(form);
            }
        }
    });
}

fn rename(path: &mut [Value], from: &str, to: &str) {
    for segment in path.iter_mut().filter(|segment| *segment == from) {
        *segment = json!(to);
    }
}

fn renumber(all: &mut Value) {
    if let Some(id) = all.get_mut("id") {
        *id = json!(format!("copy of {}", id.as_str().unwrap_or_default()));
    }
    all.get_mut("item").and_then(Value::as_array_mut).into_iter().flatten().for_each(renumber);
}
