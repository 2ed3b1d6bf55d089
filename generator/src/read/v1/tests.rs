//! The rules for v1 (Postman's behavior, 1.3), each at a small collection.

use super::*;
use crate::read::model::{Body, Collection, Entry, FormValue, Item, Url};

fn read_text(text: &str) -> (Collection, Vec<String>) {
    let mut diagnostics = Diagnostics::default();
    let json = serde_json::from_str(text).expect("JSON");
    let collection = read(json, "", &mut diagnostics).expect("a collection");
    (collection, diagnostics.iter().map(|one| one.message.clone()).collect())
}

/// `name[…]` is a folder, `name pointer` an item.
fn outline(entries: &[Entry]) -> String {
    let shown = entries.iter().map(|entry| match entry {
        Entry::Folder(folder) => format!("{}[{}]", folder.name, outline(&folder.entries)),
        Entry::Item(item) => format!("{} {}", item.name, item.place.pointer),
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// The collection of this one request.
fn item(request: &str) -> Item {
    let text = format!(r#"{{"name":"c","order":["r"],"requests":[{{"id":"r",{request}}}]}}"#);
    match read_text(&text).0.entries.pop() {
        Some(Entry::Item(item)) => *item,
        other => panic!("{other:?}"),
    }
}

#[test]
fn folders_come_first_and_orders_decide() {
    let requests =
        r#""requests":[{"id":"a","name":"a"},{"id":"b","name":"b"},{"id":"c","name":"c"},{"id":5,"name":"d"}]"#;
    for (rest, expected, told) in [
        (r#""order":["c",5,"a"]"#, "c /requests/2, d /requests/3, a /requests/0", 1),
        (
            r#""order":["a"],"folders":[{"id":"f","name":"F","order":["b"],"folders_order":["g"]},{"id":"g","name":"G","order":["c"]}]"#,
            "F[G[c /requests/2], b /requests/1], a /requests/0",
            1,
        ),
        (
            r#""order":["a"],"folders_order":["g","f"],"folders":[{"id":"f","name":"F","order":["b",5]},{"id":"g","name":"G","order":["c"]}]"#,
            "G[c /requests/2], F[b /requests/1, d /requests/3], a /requests/0",
            0,
        ),
        // in no order, and with its requests
        (
            r#""order":["a",5,"c"],"folders_order":[],"folders":[{"id":"f","name":"F","order":["b"]}]"#,
            "a /requests/0, d /requests/3, c /requests/2",
            2,
        ),
        // twice
        (
            r#""order":["a","a","b","c",5],"folders":[{"id":"f","name":"F","order":["a"]}]"#,
            "F[a /requests/0], a /order/0, b /requests/1, c /requests/2, d /requests/3",
            1,
        ),
        // what is not there
        (
            r#""order":["x","a","b","c",5],"folders_order":["y"]"#,
            "a /requests/0, b /requests/1, c /requests/2, d /requests/3",
            2,
        ),
        // folders in each other
        (
            r#""order":["a","b","c",5],"folders":[{"id":"f","folders_order":["g"]},{"id":"g","folders_order":["f"]}]"#,
            "a /requests/0, b /requests/1, c /requests/2, d /requests/3",
            2,
        ),
        // no order at all
        (
            r#""folders":[{"id":"f","name":"F","order":["b"]}]"#,
            "F[b /requests/1], a /requests/0, c /requests/2, d /requests/3",
            1,
        ),
    ] {
        let (collection, messages) = read_text(&format!(r#"{{"name":"c",{rest},{requests}}}"#));
        assert_eq!(outline(&collection.entries), expected, "{rest}");
        assert_eq!(messages.len(), told, "{rest}: {messages:?}");
    }
}

#[test]
fn a_folder_in_many_orders_does_not_multiply() {
    let folders: Vec<String> = (0..60)
        .map(|n| format!(r#"{{"id":"f{n}","name":"f{n}","folders_order":["f{0}","f{0}"],"order":[]}}"#, n + 1))
        .collect();
    let text =
        format!(r#"{{"name":"c","order":[],"folders_order":["f0"],"requests":[],"folders":[{}]}}"#, folders.join(","));
    let (collection, messages) = read_text(&text);
    assert_eq!(outline(&collection.entries).matches('[').count(), 60);
    assert_eq!(messages.iter().filter(|message| message.contains("several orders")).count(), 59);
}

#[test]
fn bodies_go_by_their_mode_or_are_guessed() {
    let shown = |request: &str| match item(request).request.body {
        None => "-".to_owned(),
        Some(Body::Raw { text, language }) => format!("raw {text} {}", language.unwrap_or_default()),
        Some(Body::Urlencoded(rows)) => format!("urlencoded {}", rows.len()),
        Some(Body::Multipart(rows)) => {
            let rows = rows.iter().map(|row| match &row.value {
                FormValue::Text(text) => format!("{}={text}{}", row.key, if row.disabled { "!" } else { "" }),
                FormValue::File { src, .. } => format!("{}@{}", row.key, src.join(",")),
            });
            format!("multipart {}", rows.collect::<Vec<_>>().join("&"))
        }
        Some(Body::File { src }) => format!("file {}", src.unwrap_or_default()),
        Some(Body::Graphql(graphql)) => format!("graphql {}", graphql.query),
    };
    for (request, expected) in [
        (r#""dataMode":null,"rawModeData":"x""#, "-"),
        (r#""dataMode":"raw","rawModeData":"x""#, "raw x "),
        (r#""dataMode":"raw","rawModeData":["x"],"dataOptions":{"raw":{"language":"xml"}}"#, "raw x xml"),
        (r#""data":"text""#, "raw text "),
        (r#""data":[]"#, "-"),
        (r#""dataMode":"urlencoded","data":[{"key":"a"},{"key":null},{"value":"x"}]"#, "urlencoded 1"),
        (
            r#""data":[{"key":"a","value":"1","enabled":false},{"key":"f","type":"file","value":["p","q"]},{"key":"g","type":"file","src":"s","value":"x"}]"#,
            "multipart a=1!&f@p,q&g@s",
        ),
        (r#""dataMode":"binary","rawModeData":"p""#, "file p"),
        (r#""dataMode":"binary""#, "file "),
        (r#""graphqlModeData":{"query":"q"}"#, "graphql q"),
        (r#""dataMode":"graphql","data":{"query":"q"},"dataOptions":{"graphql":{}}"#, "graphql q"),
        (r#""dataMode":"raw","rawModeData":"x","dataDisabled":true"#, "-"),
        (r#""dataMode":"odd","rawModeData":"x""#, "raw x "),
    ] {
        assert_eq!(shown(request), expected, "{request}");
    }
}

#[test]
fn urls_and_headers_of_both_spellings() {
    let shown = |request: &str| {
        let request = item(request).request;
        let url = match request.url {
            Url::Parts(parts) => {
                let query = parts.query.iter().map(|row| {
                    let value = row.value.as_ref().map(|value| format!("={value}")).unwrap_or_default();
                    format!("{}{}{value}", if row.disabled { "!" } else { "" }, row.key)
                });
                let variables = parts.path_variables.iter().map(|one| format!(":{}={:?}", one.key, one.value));
                format!("{} {:?} {}", parts.host, query.collect::<Vec<_>>(), variables.collect::<Vec<_>>().join(" "))
            }
            other => format!("{other:?}"),
        };
        let headers = request
            .headers
            .iter()
            .map(|row| format!("{}{}={}", if row.disabled { "!" } else { "" }, row.key, row.value));
        format!("{url} | {}", headers.collect::<Vec<_>>().join(", "))
    };
    for (request, expected) in [
        (r#""url":"http://h/:id/x?q=1","pathVariables":{"id":"42"}"#, r#"h ["q=1"] :id=Some("42") | "#),
        (
            r#""url":"h/:id?q=1","queryParams":[{"key":"a","value":null,"equals":true},{"key":"b","value":"","equals":false},{"key":"c","value":"x","enabled":false}],"pathVariableData":[{"key":"id","value":"1"}],"pathVariables":{"id":"2","z":"3"}"#,
            r#"h ["a=", "b", "!c=x"] :id=Some("1") :z=Some("3") | "#,
        ),
        (r#""url":"""#, "Missing | "),
        (r#""url":"h","headers":"X-A: 1\n//X-B: 2\n// X-C: a:b\nnonsense""#, "h []  | X-A=1, !X-B=2, !X-C=a:b"),
        (
            r#""url":"h","headers":"X-A: 9\nX-D: 4","headerData":[{"key":"X-A","value":"1"},{"key":"//X-B","value":"2"},{"key":"X-C","value":"3","enabled":false}]"#,
            "h []  | X-A=1, !X-B=2, !X-C=3, X-D=4",
        ),
        (r#""url":"h","headers":[{"key":"X-A","value":"1"}]"#, "h []  | X-A=1"),
    ] {
        assert_eq!(shown(request), expected, "{request}");
    }
}

#[test]
fn auth_is_a_helper_or_the_auth_of_v2() {
    for (request, expected) in [
        (r#""currentHelper":"normal""#, None),
        (r#""currentHelper":null,"auth":{"type":"noauth"}"#, None),
        (r#""auth":{"type":"noauth"}"#, Some("noauth {}")),
        (
            r#""auth":{"type":"bearer","bearer":[{"key":"token","value":"1"},{"key":"token","value":5,"type":"string"}]}"#,
            Some(r#"bearer {"token":5}"#),
        ),
        (
            r#""currentHelper":"basicAuth","helperAttributes":"{\"id\":\"basic\",\"username\":\"u\"}""#,
            Some(r#"basic {"username":"u"}"#),
        ),
        (r#""currentHelper":"basicAuth","helperAttributes":"broken""#, None),
        (
            r#""currentHelper":"oAuth1","helperAttributes":{"header":true,"auto":false,"includeEmpty":1,"realm":"r"}"#,
            Some(r#"oauth1 {"addParamsToHeader":true,"autoAddParam":false,"addEmptyParamsToSign":1,"realm":"r"}"#),
        ),
        (
            r#""currentHelper":"hawkAuth","helperAttributes":{"hawk_id":"i","hawk_key":"k","ext":"e","dlg":"d","app":"a"}"#,
            Some(r#"hawk {"authId":"i","authKey":"k","extraData":"e","delegation":"d","appId":"a"}"#),
        ),
        (r#""currentHelper":"awsSigV4","helperAttributes":{"region":"r"}"#, Some(r#"awsv4 {"region":"r"}"#)),
    ] {
        let shown =
            item(request).request.auth.map(|auth| format!("{} {}", auth.kind, Json::object(auth.params).to_compact()));
        assert_eq!(shown.as_deref(), expected, "{request}");
    }
}

#[test]
fn scripts_and_examples() {
    let scripts = |request: &str| {
        let events = item(request).events;
        events.into_iter().map(|event| format!("{:?} {}", event.listen, event.script)).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(
        scripts(r#""tests":"a\nb","preRequestScript":"c","events":[{"listen":"test","script":"d"}]"#),
        "Test a\nb, Prerequest c"
    );
    assert_eq!(
        scripts(r#""events":[{"script":{"exec":"a"}},{"listen":"prerequest","script":{"exec":["b"]}}]"#),
        "Test a, Prerequest b"
    );

    let examples = |request: &str| {
        let examples = item(request).examples;
        examples
            .into_iter()
            .map(|one| format!("{} {:?} {}", one.name, one.code, one.body))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let responses = r#""responses":[{"id":"1","name":"a","responseCode":{"code":200},"text":"x"},{"id":"2","responseCode":{"code":"404"},"text":"y"}]"#;
    assert_eq!(examples(responses), "a Some(200) x, response Some(404) y");
    assert_eq!(examples(&format!(r#"{responses},"responses_order":["2","3"]"#)), "response Some(404) y");
    assert_eq!(examples(&format!(r#"{responses},"responses_order":[]"#)), "a Some(200) x, response Some(404) y");
}

#[test]
fn the_request_that_was_sent_for_an_answer_keeps_its_body() {
    for (sent, expected) in [
        (r#""requestObject":{"dataMode":"raw","rawModeData":"{\"a\":1}"},"request":"17""#, Some(r#"{"a":1}"#)),
        (r#""requestObject":"{\"dataMode\":\"raw\",\"rawModeData\":\"x\"}""#, Some("x")),
        (r#""request":{"dataMode":"raw","rawModeData":"y"}"#, Some("y")),
        (r#""request":"17""#, None),
        (r#""requestObject":{"method":"GET"}"#, None),
    ] {
        let item = item(&format!(r#""responses":[{{"name":"a",{sent}}}]"#));
        let body = item.examples.into_iter().next().and_then(|example| example.request_body);
        let text = if let Some(Body::Raw { text, .. }) = &body { Some(text.as_str()) } else { None };
        assert_eq!(text, expected, "{sent}");
    }
}
