//! `protocolProfileBehavior` (Postman's behavior, 2.10).

use crate::json::Json;
use crate::read::model::Behavior;
use crate::read::parts::field::scalar;

pub(in crate::read) fn read(json: Option<Json>) -> Behavior {
    let mut behavior = Behavior::default();
    let Some(Json::Object(members)) = json else {
        return behavior;
    };
    for (key, value) in members.into_iter().filter(|(_, value)| !value.is_null()) {
        let flag = Some(value.truthy());
        match key.as_str() {
            "disableBodyPruning" => behavior.disable_body_pruning = flag,
            "disableUrlEncoding" => behavior.disable_url_encoding = flag,
            "disableCookies" => behavior.disable_cookies = flag,
            "strictSSL" => behavior.strict_ssl = flag,
            "followRedirects" => behavior.follow_redirects = flag,
            "followOriginalHttpMethod" => behavior.follow_original_http_method = flag,
            "followAuthorizationHeader" => behavior.follow_authorization_header = flag,
            "removeRefererHeaderOnRedirect" => behavior.remove_referer_header_on_redirect = flag,
            "maxRedirects" => behavior.max_redirects = scalar(Some(value)).and_then(|count| count.parse().ok()),
            "disabledSystemHeaders" => behavior.disabled_system_headers = Some(truthy_names(value)),
            _ => behavior.other.push(key),
        }
    }
    behavior
}

fn truthy_names(json: Json) -> Vec<String> {
    let Json::Object(members) = json else {
        return Vec::new();
    };
    members.into_iter().filter(|(_, value)| value.truthy()).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_apart_and_null_says_nothing() {
        let text = r#"{"disableBodyPruning":true,"strictSSL":false,"followRedirects":null,"maxRedirects":"3",
            "disabledSystemHeaders":{"user-agent":true,"accept":false},"protocolVersion":"http2","tlsCipherSelection":null}"#;
        let behavior = read(serde_json::from_str(text).ok());
        assert_eq!(behavior.disable_body_pruning, Some(true));
        assert_eq!(behavior.strict_ssl, Some(false));
        assert_eq!(behavior.follow_redirects, None);
        assert_eq!(behavior.max_redirects, Some(3));
        assert_eq!(behavior.disabled_system_headers, Some(vec!["user-agent".to_owned()]));
        assert_eq!(behavior.other, ["protocolVersion"]);
    }

    #[test]
    fn what_is_no_object_says_nothing() {
        for text in ["null", "[]", "true", "{}"] {
            let behavior = read(serde_json::from_str(text).ok());
            assert!(behavior.max_redirects.is_none() && behavior.other.is_empty(), "{text}");
        }
    }
}
