//! Tokens with a prefix that their issuer chose to make them detectable, as well-known scanners search for them.

use crate::credentials::randomness::is_mixed;
use crate::credentials::scan::{is_word, run};

struct Prefix {
    text: &'static str,
    /// The smallest number of characters after the prefix.
    least: usize,
    name: &'static str,
}

const fn prefix(text: &'static str, least: usize, name: &'static str) -> Prefix {
    Prefix { text, least, name }
}

/// Sorted by the first letters, so that most positions of a text are skipped at once.
static PREFIXES: [Prefix; 148] = [
    prefix("4b1d", 38, "ClickHouse key"),
    prefix("AAAAAAAAAAAAAAAAAAAA", 80, "Twitter token"),
    prefix("AGE-SECRET-KEY-1", 50, "age key"),
    prefix("APP_USR-", 40, "Mercado Pago token"),
    prefix("ATATT3", 60, "Atlassian token"),
    prefix("ATCTT3", 60, "Atlassian token"),
    prefix("A21AA", 80, "PayPal token"),
    prefix("ABIA", 16, "AWS access key"),
    prefix("ABSK", 90, "AWS key"),
    prefix("ACCA", 16, "AWS access key"),
    prefix("AIza", 30, "Google API key"),
    prefix("AKCp", 60, "Artifactory key"),
    prefix("AKIA", 16, "AWS access key"),
    prefix("AKID", 32, "Tencent key"),
    prefix("API-", 26, "Octopus key"),
    prefix("AQVN", 35, "Yandex key"),
    prefix("ASIA", 16, "AWS access key"),
    prefix("ATBB", 24, "Bitbucket password"),
    prefix("AQE", 60, "Adyen key"),
    prefix("CLOJARS_", 40, "Clojars token"),
    prefix("CCIPAT_", 40, "CircleCI token"),
    prefix("CFPAT-", 30, "Contentful token"),
    prefix("EAAA", 40, "Square token"),
    prefix("EAAC", 80, "Facebook token"),
    prefix("EAAG", 80, "Facebook token"),
    prefix("EZAK", 50, "EasyPost key"),
    prefix("EZTK", 50, "EasyPost key"),
    prefix("FLWSECK_TEST-", 12, "Flutterwave key"),
    prefix("FwoGZXIvYXdz", 60, "AWS session token"),
    prefix("FLWSECK", 12, "Flutterwave key"),
    prefix("GR1348941", 16, "GitLab token"),
    prefix("GOCSPX-", 24, "Google secret"),
    prefix("HRKU-", 36, "Heroku key"),
    prefix("IQoJb3JpZ2lu", 60, "AWS session token"),
    prefix("LTAI", 16, "Alibaba key"),
    prefix("Mid-server-", 16, "Midtrans key"),
    prefix("NRAK-", 20, "New Relic key"),
    prefix("NRII-", 24, "New Relic key"),
    prefix("NRJS-", 16, "New Relic key"),
    prefix("NRRA-", 24, "New Relic key"),
    prefix("PMAK-", 16, "Postman key"),
    prefix("PMAT-", 20, "Postman token"),
    prefix("SB-Mid-server-", 16, "Midtrans key"),
    prefix("SG.", 30, "SendGrid key"),
    prefix("TEST-", 60, "Mercado Pago token"),
    prefix("access-development-", 30, "Plaid token"),
    prefix("access-production-", 30, "Plaid token"),
    prefix("access-sandbox-", 30, "Plaid token"),
    prefix("aio_", 28, "Adafruit key"),
    prefix("api_org_", 30, "Hugging Face token"),
    prefix("bkua_", 36, "Buildkite token"),
    prefix("cflt", 56, "Confluent key"),
    prefix("cmVmdGtu", 56, "Artifactory token"),
    prefix("dckr_pat_", 20, "Docker token"),
    prefix("doo_v1_", 40, "DigitalOcean token"),
    prefix("dop_v1_", 40, "DigitalOcean token"),
    prefix("dor_v1_", 40, "DigitalOcean token"),
    prefix("dt0c01.", 40, "Dynatrace token"),
    prefix("duffel_", 40, "Duffel token"),
    prefix("dnkey-", 40, "Defined Networking key"),
    prefix("dp.pt.", 40, "Doppler token"),
    prefix("dapi", 32, "Databricks token"),
    prefix("eyJrIjoi", 40, "Grafana key"),
    prefix("fio-u-", 40, "Frame.io token"),
    prefix("figd_", 30, "Figma token"),
    prefix("fm1a_", 40, "Fly.io token"),
    prefix("fm1r_", 40, "Fly.io token"),
    prefix("fm2_", 40, "Fly.io token"),
    prefix("fo1_", 40, "Fly.io token"),
    prefix("github_pat_", 20, "GitHub token"),
    prefix("glagent-", 20, "GitLab token"),
    prefix("glffct-", 16, "GitLab token"),
    prefix("glsoat-", 16, "GitLab token"),
    prefix("glcbt-", 16, "GitLab token"),
    prefix("glimt-", 16, "GitLab token"),
    prefix("gloas-", 40, "GitLab secret"),
    prefix("glpat-", 16, "GitLab token"),
    prefix("glptt-", 16, "GitLab token"),
    prefix("gldt-", 16, "GitLab token"),
    prefix("glft-", 16, "GitLab token"),
    prefix("glrt-", 16, "GitLab token"),
    prefix("glsa_", 32, "Grafana token"),
    prefix("gho_", 20, "GitHub token"),
    prefix("ghp_", 20, "GitHub token"),
    prefix("ghr_", 20, "GitHub token"),
    prefix("ghs_", 20, "GitHub token"),
    prefix("ghu_", 20, "GitHub token"),
    prefix("glc_", 32, "Grafana token"),
    prefix("gsk_", 40, "Groq key"),
    prefix("hvb.", 60, "Vault token"),
    prefix("hvs.", 24, "Vault token"),
    prefix("hf_", 30, "Hugging Face token"),
    prefix("ico-", 30, "Infracost key"),
    prefix("lin_api_", 32, "Linear key"),
    prefix("lsv2_", 36, "LangSmith key"),
    prefix("nfp_", 36, "Netlify token"),
    prefix("npm_", 30, "npm token"),
    prefix("ntn_", 40, "Notion token"),
    prefix("ops_eyJ", 100, "1Password token"),
    prefix("pscale_", 32, "PlanetScale token"),
    prefix("pat-eu", 32, "HubSpot token"),
    prefix("pat-na", 32, "HubSpot token"),
    prefix("pplx-", 40, "Perplexity key"),
    prefix("pypi-", 50, "PyPI token"),
    prefix("p8e-", 30, "Adobe secret"),
    prefix("phx_", 40, "PostHog key"),
    prefix("pnu_", 30, "Prefect key"),
    prefix("pul-", 38, "Pulumi token"),
    prefix("rubygems_", 40, "RubyGems key"),
    prefix("rzp_live_", 14, "Razorpay key"),
    prefix("rzp_test_", 14, "Razorpay key"),
    prefix("rdme_", 60, "ReadMe key"),
    prefix("r8_", 36, "Replicate token"),
    prefix("rk_", 14, "Stripe key"),
    prefix("shippo_live_", 36, "Shippo token"),
    prefix("shippo_test_", 36, "Shippo token"),
    prefix("secret_", 40, "Notion token"),
    prefix("sm_aat_", 16, "SettleMint token"),
    prefix("sm_pat_", 16, "SettleMint token"),
    prefix("sm_sat_", 16, "SettleMint token"),
    prefix("s-s4t2", 60, "42 secret"),
    prefix("shpat_", 16, "Shopify token"),
    prefix("shpca_", 16, "Shopify token"),
    prefix("shppa_", 16, "Shopify token"),
    prefix("shpss_", 16, "Shopify secret"),
    prefix("sntry", 40, "Sentry token"),
    prefix("sbp_", 36, "Supabase token"),
    prefix("sgp_", 36, "Sourcegraph token"),
    prefix("slk_", 60, "Sourcegraph token"),
    prefix("sqa_", 38, "SonarQube token"),
    prefix("sqp_", 38, "SonarQube token"),
    prefix("squ_", 38, "SonarQube token"),
    prefix("sk-", 24, "API key"),
    prefix("sk_", 14, "Stripe key"),
    prefix("sl.", 100, "Dropbox token"),
    prefix("sq0", 20, "Square token"),
    prefix("tk-us-", 40, "Scalingo token"),
    prefix("tskey-", 24, "Tailscale key"),
    prefix("tfp_", 40, "Typeform token"),
    prefix("t1.", 100, "Yandex token"),
    prefix("v1.0-", 120, "Cloudflare key"),
    prefix("whsec_", 8, "webhook secret"),
    prefix("xkeysib-", 40, "Brevo key"),
    prefix("xapp-", 16, "Slack token"),
    prefix("xai-", 60, "xAI key"),
    prefix("xnd_", 36, "Xendit key"),
    prefix("xox", 16, "Slack token"),
    prefix("ya29.", 16, "Google token"),
];

/// The range of prefixes that start with a byte: each word of a collection is looked up.
static RANGES: [(usize, usize); 256] = {
    let mut ranges = [(0, 0); 256];
    let mut at = 0;
    while at < PREFIXES.len() {
        let first = PREFIXES[at].text.as_bytes()[0] as usize;
        let from = if ranges[first].1 == 0 { at } else { ranges[first].0 };
        ranges[first] = (from, at + 1);
        at += 1;
    }
    ranges
};

/// Returns the form and the length of the token that the text starts with.
pub(super) fn at(text: &str) -> Option<(&'static str, usize)> {
    let first = *text.as_bytes().first()?;
    let second = *text.as_bytes().get(1)?;
    let (from, to) = RANGES[usize::from(first)];
    PREFIXES[from..to].iter().filter(|one| one.text.as_bytes()[1] == second).find_map(|one| {
        let rest = text.strip_prefix(one.text)?;
        let len = run(rest, |b| is_word(b) || matches!(b, b'.'));
        let body = rest[..len].trim_end_matches('.');
        // `sk_test_your_key_here` and `ghp_xxxxxxxx` are not tokens
        let made_up = !is_mixed(body) && !has_both_cases(body) || is_one_letter(body);
        (body.len() >= one.least && !made_up).then_some((one.name, one.text.len() + body.len()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order() {
        assert!(PREFIXES.is_sorted_by_key(|one| one.text.as_bytes()[0]));
    }

    #[test]
    fn no_token_is_shorter_than_the_shortest_form() {
        use super::super::{MIN_BYTES, NEVER_WITHIN};
        for one in &PREFIXES {
            assert!(
                one.text.len() + one.least >= MIN_BYTES && !one.text.bytes().any(|b| NEVER_WITHIN.has(b)),
                "{}",
                one.name
            );
        }
    }
}
