//! HAR 1.2, as browsers and proxies save it.

use serde_json::Value;

use super::exchange::{Exchange, Recording, content_type, day_of};

/// Returns the answers of an archive; `None` if the JSON is something else.
pub fn read(archive: &Value, today: &str) -> Option<Recording> {
    let entries = archive["log"]["entries"].as_array()?;
    let mut recording = Recording::default();
    for entry in entries {
        let (request, response) = (&entry["request"], &entry["response"]);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let content = &response["content"];
        // 0 stands for a request without an answer
        let Some(status) =
            response["status"].as_u64().and_then(|code| u16::try_from(code).ok()).filter(|code| *code > 0)
        else {
            continue;
        };
        let encoded = content["encoding"] == "base64";
        let body = content["text"].as_str().unwrap_or_default();
        let body = if encoded { base64(body) } else { Some(body.as_bytes().to_vec()) };
        let is_missing = content["text"].is_null() && content["size"].as_i64().unwrap_or_default() > 0;
        let Some(body) = body.filter(|_| !is_missing) else {
            recording.without_body += 1;
            continue;
        };
        let from_headers = content_type(&response["headers"], "name");
        recording.exchanges.push(Exchange {
            id: None,
            name: None,
            method: text(&request["method"]).to_ascii_uppercase(),
            url: text(&request["url"]),
            request_body: text(&request["postData"]["text"]),
            status,
            content_type: if from_headers.is_empty() { text(&content["mimeType"]) } else { from_headers },
            body,
            date: day_of(&entry["startedDateTime"]).unwrap_or_else(|| today.to_owned()),
        });
    }
    Some(recording)
}

/// Decodes base64; `None` for another text.
fn base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_has_bodies_as_text_and_as_base64() {
        let entry = |status: u16, content: Value| {
            serde_json::json!({
                "startedDateTime": "2026-11-25T10:00:00.000Z",
                "request": {"method": "get", "url": "https://h/a", "headers": []},
                "response": {"status": status, "headers": [{"name": "Content-Type", "value": "application/json"}], "content": content},
            })
        };
        let archive = serde_json::json!({"log": {"version": "1.2", "entries": [
            entry(200, serde_json::json!({"size": 2, "text": "{}"})),
            entry(200, serde_json::json!({"size": 7, "text": "eyJhIjoxfQ==", "encoding": "base64"})),
            entry(200, serde_json::json!({"size": 7})),
            entry(204, serde_json::json!({"size": 0})),
            entry(0, serde_json::json!({})),
        ]}});
        let read = read(&archive, "").expect("an archive");
        let bodies: Vec<&[u8]> = read.exchanges.iter().map(|one| one.body.as_slice()).collect();
        assert_eq!(bodies, [&b"{}"[..], b"{\"a\":1}", b""]);
        assert_eq!((read.without_body, read.exchanges[0].method.as_str()), (1, "GET"));
        assert_eq!(read.exchanges[0].date, "2026-11-25");
        assert!(base64("a$").is_none());
    }
}
