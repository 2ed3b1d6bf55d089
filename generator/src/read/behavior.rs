//! `protocolProfileBehavior` (section 2.10).

use super::model::Behavior;
use crate::json::Json;

pub(super) fn read(json: Option<&Json>) -> Behavior {
    let mut behavior = Behavior::default();
    for (key, value) in json.and_then(Json::as_object).unwrap_or_default() {
        if *value == Json::Null {
            continue;
        }
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
            "maxRedirects" => {
                behavior.max_redirects =
                    if let Json::Integer(count) = value { u64::try_from(*count).ok() } else { None };
            }
            "disabledSystemHeaders" => {
                let names = value.as_object().unwrap_or_default().iter().filter(|(_, value)| value.truthy());
                behavior.disabled_system_headers = Some(names.map(|(name, _)| name.to_lowercase()).collect());
            }
            other => behavior.other.push(other.to_owned()),
        }
    }
    behavior
}
