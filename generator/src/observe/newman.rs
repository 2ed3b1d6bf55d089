//! Newman's JSON report: `newman run … -r json`.

use std::time::{Duration, UNIX_EPOCH};

use postman_observations::{day, is_date};
use serde_json::Value;

use super::exchange::{Exchange, Recording, content_type};

/// Returns the answers of a report; `None` if the JSON is something else.
pub fn read(report: &Value, today: &str) -> Option<Recording> {
    let run = &report["run"];
    let executions = run["executions"].as_array()?;
    let started = run["timings"]["started"].as_u64();
    let moment = started.and_then(|started| UNIX_EPOCH.checked_add(Duration::from_millis(started)));
    let date = moment.map(day).filter(|day| is_date(day)).unwrap_or_else(|| today.to_owned());
    let mut recording = Recording::default();
    for execution in executions {
        let (request, response) = (&execution["request"], &execution["response"]);
        let Some(status) = response["code"].as_u64().and_then(|code| u16::try_from(code).ok()) else { continue };
        let text = |value: &Value| value.as_str().map(str::to_owned);
        recording.exchanges.push(Exchange {
            id: text(&execution["item"]["id"]),
            name: text(&execution["item"]["name"]),
            method: request["method"].as_str().unwrap_or("GET").to_owned(),
            url: url(&request["url"]),
            request_body: body(&request["body"]),
            status,
            content_type: content_type(&response["header"], "key"),
            body: stream(response),
            date: date.clone(),
        });
    }
    Some(recording)
}

fn stream(response: &Value) -> Vec<u8> {
    match response["stream"]["data"].as_array() {
        Some(bytes) => bytes.iter().filter_map(|byte| u8::try_from(byte.as_u64()?).ok()).collect(),
        None => response["body"].as_str().unwrap_or_default().as_bytes().to_vec(),
    }
}

/// A URL in the parts of Postman's SDK.
fn url(url: &Value) -> String {
    if let Some(text) = url.as_str() {
        return text.to_owned();
    }
    let list = |value: &Value, separator: &str| match value {
        Value::Array(parts) => parts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(separator),
        value => value.as_str().unwrap_or_default().to_owned(),
    };
    let protocol = url["protocol"].as_str().unwrap_or("http");
    let port = url["port"].as_str().map(|port| format!(":{port}")).unwrap_or_default();
    let rows = url["query"].as_array().map(Vec::as_slice).unwrap_or_default();
    let rows = rows.iter().filter(|row| row["disabled"] != Value::Bool(true)).filter_map(|row| {
        let key = row["key"].as_str()?;
        Some(row["value"].as_str().map_or_else(|| key.to_owned(), |value| format!("{key}={value}")))
    });
    let query = rows.collect::<Vec<_>>().join("&");
    let query = if query.is_empty() { query } else { format!("?{query}") };
    let path = list(&url["path"], "/");
    format!("{protocol}://{}{port}/{}{query}", list(&url["host"], "."), path.trim_start_matches('/'))
}

fn body(body: &Value) -> String {
    let raw = body["raw"].as_str().or_else(|| body["graphql"]["query"].as_str());
    raw.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_has_ids_urls_and_bodies() {
        let report = serde_json::json!({"run": {
            "timings": {"started": 1_795_651_199_000_u64},
            "executions": [
                {
                    "item": {"id": "1-2", "name": "List"},
                    "request": {"method": "GET", "url": {
                        "protocol": "https", "host": ["api", "example", "com"], "port": "8080", "path": ["v1", "books"],
                        "query": [{"key": "a", "value": "1"}, {"key": "b", "disabled": true}, {"key": "c", "value": null}]
                    }},
                    "response": {"code": 200, "header": [{"key": "content-type", "value": "application/json"}],
                        "stream": {"type": "Buffer", "data": [123, 125]}},
                },
                {"item": {"name": "no answer"}, "request": {}, "requestError": {}},
            ]
        }});
        let read = read(&report, "").expect("a report");
        let [one] = read.exchanges.as_slice() else { panic!("{read:?}") };
        assert_eq!(one.url, "https://api.example.com:8080/v1/books?a=1&c");
        assert_eq!((one.body.as_slice(), one.date.as_str()), (&b"{}"[..], "2026-11-25"));
        assert_eq!((one.id.as_deref(), one.content_type.as_str()), (Some("1-2"), "application/json"));
    }
}
