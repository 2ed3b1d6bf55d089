//! The rules that public scanners of secrets have, in our own words: what one of them would report of generated code.

/// A rule: what it looks for, and whether a line has it.
type Rule = (&'static str, fn(&str) -> bool);

/// The findings in a line.
pub fn findings(line: &str) -> Vec<&'static str> {
    let rules: [Rule; 5] = [
        ("private key", |line| line.contains("-----BEGIN") && line.contains("PRIVATE KEY")),
        ("password in a URL", has_password_in_url),
        ("token of a known form", |line| words(line).any(is_token)),
        ("credential behind its scheme", has_scheme),
        ("value of a credential's name", has_named_value),
    ];
    rules.iter().filter(|(_, finds)| finds(line)).map(|(rule, _)| *rule).collect()
}

/// Runs of what tokens are made of.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '~')))
}

/// `prefix` and so many letters and digits, or more.
const TOKENS: [(&str, usize); 22] = [
    ("AKIA", 16),
    ("ASIA", 16),
    ("AIza", 35),
    ("ghp_", 36),
    ("gho_", 36),
    ("ghs_", 36),
    ("github_pat_", 22),
    ("glpat-", 20),
    ("xoxb-", 20),
    ("xoxp-", 20),
    ("xoxa-", 20),
    ("sk_live_", 20),
    ("rk_live_", 20),
    ("whsec_", 24),
    ("npm_", 36),
    ("SG.", 40),
    ("dop_v1_", 64),
    ("shpat_", 32),
    ("PMAK-", 40),
    ("hf_", 34),
    ("sk-ant-", 40),
    ("eyJ", 40),
];

fn is_token(word: &str) -> bool {
    TOKENS.iter().any(|(prefix, least)| {
        word.strip_prefix(prefix).is_some_and(|rest| {
            let of_one_run = !prefix.ends_with('_') || rest.bytes().take(*least).all(|b| b.is_ascii_alphanumeric());
            let more = rest.len() >= *least && entropy(rest) >= 3.0 && of_one_run;
            more && (*prefix != "eyJ" || rest.contains('.'))
        })
    })
}

/// `://user:password@host`
fn has_password_in_url(line: &str) -> bool {
    line.split("://").skip(1).any(|rest| {
        let end = rest.find(|c: char| c.is_whitespace() || "/?#\"'`<>)".contains(c)).unwrap_or(rest.len());
        let userinfo = rest[..end].rsplit_once('@').map_or("", |(userinfo, _)| userinfo);
        userinfo.split_once(':').is_some_and(|(_, password)| !password.is_empty() && !is_stand_in(password))
    })
}

/// `Basic`, `Bearer` and a value behind it.
fn has_scheme(line: &str) -> bool {
    ["Basic ", "Bearer ", "basic ", "bearer "].iter().any(|scheme| {
        line.split(scheme).skip(1).any(|rest| {
            let is_part = |c: char| c.is_ascii_alphanumeric() || "+/=_-.~".contains(c);
            let value = rest.split(|c| !is_part(c)).next().unwrap_or_default();
            value.len() >= 16 && value.bytes().any(|b| b.is_ascii_digit()) && entropy(value) >= 3.0
        })
    })
}

/// `password = "…"`, `"token": "…"`, `api_key="…"`: a name that says it, an operator, and a text that only a machine would choose.
fn has_named_value(line: &str) -> bool {
    const NAMES: [&str; 9] =
        ["password", "passwd", "secret", "token", "api_key", "apikey", "private_key", "access_key", "auth_key"];
    // a row of the table of variables: the text is a name
    if line.contains(": Secret = \"") {
        return false;
    }
    let lower = line.to_ascii_lowercase();
    NAMES.iter().any(|name| {
        lower.match_indices(name).any(|(at, _)| {
            // Postman's own, which says who sent a request
            if lower[..at].ends_with("postman-") {
                return false;
            }
            let rest = line[at + name.len()..].trim_start_matches('\\');
            let Some((between, rest)) = rest.split_once('"').map(|(between, rest)| match between.is_empty() {
                // the name itself is in quotes
                true => rest.split_once('"').unwrap_or((between, "")),
                false => (between, rest),
            }) else {
                return false;
            };
            let assigned = between.trim_matches(['\\', ' ', '_']).trim_end_matches(" Some(");
            let value = rest.split(['"', '\\']).next().unwrap_or_default();
            matches!(assigned, "=" | ":" | "=>" | "," | "(")
                && value.len() >= 10
                && value.bytes().any(|b| b.is_ascii_digit())
                && value.bytes().all(|b| b.is_ascii_graphic())
                && !is_stand_in(value)
                && entropy(value) >= 3.5
        })
    })
}

fn is_stand_in(value: &str) -> bool {
    value.contains("{{") || value.ends_with("...") || value.starts_with(['<', '{', '$', '/'])
}

/// Bits for each character (Shannon).
fn entropy(text: &str) -> f64 {
    let count = |byte: u8| text.bytes().filter(|other| *other == byte).count() as f64;
    let total = text.len() as f64;
    // each occurrence of a byte adds the information of that byte
    text.bytes().map(|byte| -(count(byte) / total).log2()).sum::<f64>() / total
}

#[test]
fn the_rules_find_what_they_are_for() {
    for line in [
        "    key: \"-----BEGIN RSA PRIVATE KEY-----\",",
        "    /// `https://ada:hunter2@example.com/a`",
        "client.get(\"{{url}}\").header(\"X-A\", \"ghp_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5\")",
        "/// curl -H 'Authorization: Bearer 9f8a7b6c5d4e3f2a1b0c'",
        "password: \"kT7#pQ9!zR2$\",",
        "(\"clientSecret\", \"9f8a7b6c5d4e3f2a1b0c\"),",
        "/// Example: `{\\\"api_key\\\":\\\"9f8a7b6c5d4e3f2a1b0c\\\"}`",
    ] {
        assert!(!findings(line).is_empty(), "{line}");
    }
    for line in [
        "        client_secret: Secret = \"clientSecret\",",
        "        token_2: Secret = \"tokenOfLogIn2\",",
        "    .auth(Auth::bearer(\"{{token}}\"))",
        "/// `https://{{user}}:{{password}}@example.com`",
        "pub fn reset_password(client: &Client) -> Call<Response> {",
    ] {
        assert!(findings(line).is_empty(), "{line}");
    }
}
