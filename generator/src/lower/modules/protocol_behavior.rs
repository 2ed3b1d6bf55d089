//! `protocolProfileBehavior`: the settings that a generated operation declares, and those that are not carried.

use crate::diagnostic::{Code, Diagnostic};
use crate::lower::model::BehaviorValue;
use crate::read::model::Behavior;

/// The system headers that the runtime adds by itself and can leave out. Postman's others belong
/// to the connection, or are never sent.
const LEFT_OUT: [&str; 3] = ["accept", "accept-encoding", "content-type"];

/// Headers that are added only if the request has none. The content type of a form replaces the request's own.
const ADDED_IF_ABSENT: [&str; 2] = ["accept", "accept-encoding"];

/// The system headers that every request has.
const ALWAYS_SENT: [&str; 2] = ["content-length", "host"];

/// The default of Postman and of the runtime.
const MAX_REDIRECTS: u64 = 10;

/// Returns the settings that differ from the runtime's defaults. `has` tells which headers the request has
/// itself: a header that is added only if it is absent need not be disabled then.
pub fn lower(behavior: &Behavior, has: impl Fn(&str) -> bool) -> Vec<(&'static str, BehaviorValue)> {
    let mut found = Vec::new();
    let flags = [
        ("disable_url_encoding", behavior.disable_url_encoding, false),
        ("disable_cookies", behavior.disable_cookies, false),
        ("follow_redirects", behavior.follow_redirects, true),
        ("follow_original_http_method", behavior.follow_original_http_method, false),
        ("follow_authorization_header", behavior.follow_authorization_header, false),
        ("remove_referer_header_on_redirect", behavior.remove_referer_header_on_redirect, false),
    ];
    for (name, flag, default) in flags {
        found.extend(flag.filter(|flag| *flag != default).map(|flag| (name, BehaviorValue::Bool(flag))));
    }
    if let Some(count) = behavior.max_redirects.filter(|count| *count != MAX_REDIRECTS) {
        found.push(("max_redirects", BehaviorValue::Number(count.min(255))));
    }
    let names: Vec<String> = disabled(behavior)
        .filter(|name| LEFT_OUT.contains(name) && !(ADDED_IF_ABSENT.contains(name) && has(name)))
        .map(str::to_owned)
        .collect();
    if !names.is_empty() {
        found.push(("disabled_system_headers", BehaviorValue::Names(names)));
    }
    found
}

/// Returns notes about settings that the runtime does not support, with advice.
pub fn not_carried(behavior: &Behavior) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if behavior.strict_ssl == Some(false) {
        let message = "the setting `strictSSL: false` is not carried: certificates are always verified";
        let help = "trust the server's certificate authority with `ClientBuilder::root_certificates`";
        found.push(Diagnostic::new(Code::SettingNotCarried, message.to_owned()).help(help));
    }
    for name in disabled(behavior).filter(|name| ALWAYS_SENT.contains(name)) {
        found.push(Diagnostic::new(
            Code::SettingNotCarried,
            format!("the header `{name}` is sent although the request disables it, because HTTP requires it"),
        ));
    }
    for setting in &behavior.other {
        let help = "use a transport of your own: `ClientBuilder::transport`";
        found.push(
            Diagnostic::new(Code::SettingNotCarried, format!("the setting `{setting}` of the request is not carried"))
                .help(help),
        );
    }
    found
}

fn disabled(behavior: &Behavior) -> impl Iterator<Item = &str> {
    behavior.disabled_system_headers.iter().flatten().map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_headers_that_the_runtime_adds_are_named() {
        let names = ["user-agent", "accept", "host", "content-type"].map(str::to_owned).to_vec();
        let behavior = Behavior { disabled_system_headers: Some(names), ..Behavior::default() };
        let BehaviorValue::Names(names) = &lower(&behavior, |_| false)[0].1 else { panic!("names") };
        assert_eq!(names, &["accept", "content-type"]);
        let BehaviorValue::Names(names) = &lower(&behavior, |_| true)[0].1 else { panic!("names") };
        assert_eq!(names, &["content-type"]);
        let notes: Vec<String> = not_carried(&behavior).iter().map(|note| note.message.clone()).collect();
        assert_eq!(notes, ["the header `host` is sent although the request disables it, because HTTP requires it"]);
    }

    #[test]
    fn defaults_say_nothing() {
        let behavior = Behavior {
            follow_redirects: Some(true),
            disable_cookies: Some(false),
            strict_ssl: Some(true),
            max_redirects: Some(10),
            ..Behavior::default()
        };
        assert!(lower(&behavior, |_| false).is_empty() && not_carried(&behavior).is_empty());
    }
}
