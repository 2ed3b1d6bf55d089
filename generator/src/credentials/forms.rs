//! Values that say themselves what they are: the forms that issuers give their tokens.

use super::encoding::decode_base64;
use super::randomness::is_mixed;

/// A token that starts with a text that its issuer chose to be found.
struct Form {
    prefix: &'static str,
    /// The characters that follow, at least.
    least: usize,
    name: &'static str,
}

const fn form(prefix: &'static str, least: usize, name: &'static str) -> Form {
    Form { prefix, least, name }
}

/// Sorted by first letter, so that most positions of a text are passed over at once.
const FORMS: [Form; 70] = [
    form("AKIA", 16, "AWS access key"),
    form("ASIA", 16, "AWS access key"),
    form("ABIA", 16, "AWS access key"),
    form("ACCA", 16, "AWS access key"),
    form("AIza", 30, "Google API key"),
    form("AKCp", 60, "Artifactory key"),
    form("AQVN", 35, "Yandex key"),
    form("ATATT3", 60, "Atlassian token"),
    form("ATBB", 24, "Bitbucket password"),
    form("AGE-SECRET-KEY-1", 50, "age key"),
    form("API-", 26, "Octopus key"),
    form("EAAA", 40, "Square token"),
    form("EAAC", 80, "Facebook token"),
    form("EAAG", 80, "Facebook token"),
    form("EZAK", 50, "EasyPost key"),
    form("FLWSECK", 12, "Flutterwave key"),
    form("LTAI", 16, "Alibaba key"),
    form("NRAK-", 20, "New Relic key"),
    form("PMAK-", 16, "Postman key"),
    form("SG.", 30, "SendGrid key"),
    form("dapi", 32, "Databricks token"),
    form("dckr_pat_", 20, "Docker token"),
    form("dop_v1_", 40, "DigitalOcean token"),
    form("doo_v1_", 40, "DigitalOcean token"),
    form("dor_v1_", 40, "DigitalOcean token"),
    form("dp.pt.", 40, "Doppler token"),
    form("dt0c01.", 40, "Dynatrace token"),
    form("duffel_", 40, "Duffel token"),
    form("fio-u-", 40, "Frame.io token"),
    form("figd_", 30, "Figma token"),
    form("ghp_", 20, "GitHub token"),
    form("gho_", 20, "GitHub token"),
    form("ghu_", 20, "GitHub token"),
    form("ghs_", 20, "GitHub token"),
    form("ghr_", 20, "GitHub token"),
    form("github_pat_", 20, "GitHub token"),
    form("glpat-", 16, "GitLab token"),
    form("gldt-", 16, "GitLab token"),
    form("glptt-", 16, "GitLab token"),
    form("glrt-", 16, "GitLab token"),
    form("glsa_", 32, "Grafana token"),
    form("glc_", 32, "Grafana token"),
    form("gsk_", 40, "Groq key"),
    form("hf_", 30, "Hugging Face token"),
    form("hvs.", 24, "Vault token"),
    form("hvb.", 60, "Vault token"),
    form("lin_api_", 32, "Linear key"),
    form("npm_", 30, "npm token"),
    form("ntn_", 40, "Notion token"),
    form("pplx-", 40, "Perplexity key"),
    form("pscale_", 32, "PlanetScale token"),
    form("pypi-", 50, "PyPI token"),
    form("rk_", 14, "Stripe key"),
    form("rubygems_", 40, "RubyGems key"),
    form("sbp_", 36, "Supabase token"),
    form("secret_", 40, "Notion token"),
    form("shpat_", 16, "Shopify token"),
    form("shpca_", 16, "Shopify token"),
    form("shppa_", 16, "Shopify token"),
    form("shpss_", 16, "Shopify secret"),
    form("sk_", 14, "Stripe key"),
    form("sk-", 24, "API key"),
    form("sntry", 40, "Sentry token"),
    form("sq0", 20, "Square token"),
    form("tfp_", 40, "Typeform token"),
    form("whsec_", 8, "webhook secret"),
    form("xapp-", 16, "Slack token"),
    form("xkeysib-", 40, "Brevo key"),
    form("xox", 16, "Slack token"),
    form("ya29.", 16, "Google token"),
];

/// Whether the text itself is a credential of a known form, whatever it is called.
pub(crate) fn looks_like_credential(text: &str) -> bool {
    form_of(text).is_some() || is_basic(text)
}

/// The form of a whole value, a scheme before it left out.
pub(super) fn form_of(text: &str) -> Option<&'static str> {
    let (_, text) = without_scheme(text.trim());
    let text = text.trim();
    if is_private_key(text) {
        return Some("private key");
    }
    let (name, len) = form_at(text)?;
    (len == text.len() || text[len..].bytes().all(|b| matches!(b, b'=' | b'/' | b'+' | b'.' | b'-'))).then_some(name)
}

pub(super) fn is_private_key(text: &str) -> bool {
    text.contains("PRIVATE KEY") && text.contains("KEY-----")
        || text.contains("PRIVATE%20KEY-----")
        || text.contains("PRIVATE+KEY-----")
}

/// The token that the text starts with, and its length.
pub(super) fn form_at(text: &str) -> Option<(&'static str, usize)> {
    let first = *text.as_bytes().first()?;
    if text.starts_with("eyJ") {
        let len = run(text, |b| is_word(b) || matches!(b, b'.' | b'='));
        return (len >= 33 && text[..len].contains('.')).then_some(("JSON Web Token", len));
    }
    if first.is_ascii_digit() {
        return bot_token(text);
    }
    let starts_before = |form: &Form| form.prefix.as_bytes()[0] < first;
    let from = FORMS[FORMS.partition_point(starts_before)..].iter();
    from.take_while(|form| form.prefix.as_bytes()[0] == first).find_map(|form| {
        let rest = text.strip_prefix(form.prefix)?;
        let len = run(rest, |b| is_word(b) || matches!(b, b'.'));
        let body = rest[..len].trim_end_matches('.');
        // `sk_test_your_key_here` and `ghp_xxxxxxxx` are no tokens
        let made_up = !is_mixed(body) && !has_both_cases(body) || is_one_letter(body);
        (body.len() >= form.least && !made_up).then_some((form.name, form.prefix.len() + body.len()))
    })
}

fn has_both_cases(text: &str) -> bool {
    let switches =
        text.as_bytes().windows(2).filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    switches.count() >= 3
}

fn is_one_letter(text: &str) -> bool {
    let mut letters = text.bytes().filter(u8::is_ascii_alphanumeric).rev();
    let Some(first) = letters.next() else { return true };
    letters.take(8).all(|letter| letter.eq_ignore_ascii_case(&first))
}

/// `123456789:AAF…`, as Telegram's bots have it.
fn bot_token(text: &str) -> Option<(&'static str, usize)> {
    let digits = run(text, |b| b.is_ascii_digit());
    let rest = text[digits..].strip_prefix(':')?;
    let len = run(rest, is_word);
    ((8..=10).contains(&digits) && (32..=40).contains(&len) && rest.starts_with('A'))
        .then_some(("bot token", digits + 1 + len))
}

fn is_word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')
}

pub(super) fn run(text: &str, is_part: impl Fn(u8) -> bool) -> usize {
    let run = text.bytes().take_while(|b| is_part(*b)).count();
    #[cfg(test)]
    looked::add(run);
    run
}

/// How many bytes the runs had: a walk that is not linear is told by its count, not by a clock.
#[cfg(test)]
pub(super) mod looked {
    use std::cell::Cell;

    thread_local!(static LOOKED: Cell<usize> = const { Cell::new(0) });

    pub(super) fn add(bytes: usize) {
        LOOKED.set(LOOKED.get() + bytes);
    }

    /// The bytes since the last call.
    pub(in crate::credentials) fn take() -> usize {
        LOOKED.take()
    }
}

/// `Bearer`, `Basic`, … in front of a credential.
pub(crate) fn is_scheme(word: &str) -> bool {
    [
        "bearer",
        "basic",
        "token",
        "oauth",
        "apikey",
        "digest",
        "jwt",
        "key",
        "splunk",
        "genie",
        "bot",
        "sso-key",
        "genericapikey",
    ]
    .contains(&word.to_ascii_lowercase().trim_end_matches(':'))
}

const LONGEST_SCHEME: usize = 16;

/// The value behind its scheme; the scheme with its blank, or nothing.
pub(super) fn without_scheme(text: &str) -> (&str, &str) {
    match text.bytes().take(LONGEST_SCHEME + 1).position(|b| b == b' ') {
        Some(len) if is_scheme(&text[..len]) => text.split_at(len + 1),
        _ => ("", text),
    }
}

/// `Basic dXNlcjpwYXNz`, wherever it stands.
pub(super) fn is_basic(text: &str) -> bool {
    basic_at(text.trim()).is_some_and(|(start, len)| start + len == text.trim().len())
}

/// Where the credential of a text that starts with `Basic` begins, and its length.
pub(super) fn basic_at(text: &str) -> Option<(usize, usize)> {
    let scheme = text.get(..5).filter(|scheme| scheme.eq_ignore_ascii_case("basic"))?;
    let rest = &text[scheme.len()..];
    let blank = [" ", "%20", "+"].into_iter().find(|blank| rest.starts_with(blank))?;
    let rest = &rest[blank.len()..];
    let len = run(rest, |b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'-' | b'_'));
    let value = &rest[..len];
    let decoded = decode_base64(value)?;
    (len >= 8 && decoded.contains(&b':') && decoded.iter().all(|b| (b' '..0x7f).contains(b) || *b >= 0x80))
        .then_some((5 + blank.len(), len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_sorted_by_first_letter() {
        assert!(FORMS.is_sorted_by_key(|form| form.prefix.as_bytes()[0]));
    }

    #[test]
    fn values_of_credentials() {
        for text in [
            "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abcdefghijk",
            "AKIAIOSFODNN7EXAMPLE",
            "-----BEGIN RSA PRIVATE KEY-----\nMII",
            "-----BEGIN%20PRIVATE%20KEY-----",
            "npm_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIj",
            "Basic YWRtaW46c3VwZXJzZWNyZXQ=",
            "Basic%20YWRtaW46c3VwZXJzZWNyZXQ=",
            "sk_live_51HxYzAbCdEfGhIjKlMnOpQr",
            "123456789:AAFabcdefghijklmnopqrstuvwxyz12345",
            "SG.AbCdEfGhIjKlMnOpQrStUv.AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnOpQ",
        ] {
            assert!(looks_like_credential(text), "{text}");
        }
        for text in [
            "Bearer {{token}}",
            "skill",
            "sk_test_your_secret_key_here",
            "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "Basic authentication",
            "npm_config",
            "12:30",
        ] {
            assert!(!looks_like_credential(text), "{text}");
        }
    }
}
