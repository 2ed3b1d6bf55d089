//! URLs of protocols other than HTTP.

use crate::read::model::Url;

/// Returns the protocol of a URL if it is not HTTP. Postman's runner refuses to send such a request.
pub(in crate::read) fn other_than_http(url: &Url) -> Option<String> {
    let scheme = match url {
        Url::Missing => return None,
        Url::Text { text, .. } => text.trim_start().split_once("://")?.0,
        Url::Parts(parts) => parts.protocol.as_deref()?,
    };
    let scheme = scheme.to_ascii_lowercase();
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    match scheme.as_str() {
        _ if !is_scheme => None,
        "http" | "https" => None,
        "grpc" | "grpcs" => Some("gRPC".to_owned()),
        "ws" | "wss" => Some("WebSocket".to_owned()),
        "mqtt" | "mqtts" => Some("MQTT".to_owned()),
        _ => Some(format!("`{scheme}`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::model::UrlParts;

    #[test]
    fn only_a_literal_scheme_tells() {
        for (text, expected) in [
            ("grpc://{{host}}/a.B/C", Some("gRPC")),
            ("WSS://h/x", Some("WebSocket")),
            (" mqtts://h", Some("MQTT")),
            ("file:///etc/passwd", Some("`file`")),
            ("HTTPS://h", None),
            ("{{scheme}}://h", None),
            ("localhost:3000/a?next=ws://h", None),
            ("{{base}}/proxy/ws://h", None),
        ] {
            let url = Url::Text { text: text.to_owned(), path_variables: Vec::new() };
            assert_eq!(other_than_http(&url).as_deref(), expected, "{text}");
        }
        let parts =
            |protocol: &str| Url::Parts(UrlParts { protocol: Some(protocol.to_owned()), ..UrlParts::default() });
        assert_eq!(other_than_http(&parts("wss")).as_deref(), Some("WebSocket"));
        assert_eq!(other_than_http(&parts("https")), None);
        assert_eq!(other_than_http(&parts("{{p}}")), None);
    }
}
