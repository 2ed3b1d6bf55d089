//! The 118 dynamic variables of Postman (`{{$guid}}` …). Their values have Postman's formats;
//! lists of words have other words.

mod bank;
mod draw;
#[cfg(feature = "fake")]
mod fake;
mod files;
mod plain;
#[cfg(test)]
mod tests;
mod words;

use super::calendar::iso;
use crate::template::Sources;

/// Returns a new value of the dynamic variable `name` (`$guid`); `None` for names that are not dynamic
/// variables.
pub(crate) fn value(name: &str, sources: &Sources) -> Option<String> {
    match name.strip_prefix('$')? {
        "guid" | "randomUUID" => Some(sources.uuid()),
        "timestamp" => Some((milliseconds(sources).saturating_add(500) / 1000).to_string()),
        "isoTimestamp" => Some(iso(milliseconds(sources))),
        name if name.starts_with("random") => {
            let seconds = milliseconds(sources) / 1000;
            sources.draw(|random| {
                let value = plain::value(name, random, seconds);
                #[cfg(feature = "fake")]
                let value = value.or_else(|| fake::value(name, random));
                value
            })
        }
        _ => None,
    }
}

fn milliseconds(sources: &Sources) -> i64 {
    i64::try_from(sources.unix_time().as_millis()).unwrap_or(i64::MAX)
}

/// Returns `true` if `name` (`$randomCity`) is a dynamic variable that needs the feature `fake`,
/// and that feature is disabled.
pub(crate) fn needs_fake(name: &str) -> bool {
    !cfg!(feature = "fake") && name.strip_prefix('$').is_some_and(|name| FAKE.contains(&name))
}

/// The dynamic variables of the feature `fake`. The generator has the same list, to enable the
/// feature.
const FAKE: &[&str] = &[
    "randomBs",
    "randomBsAdjective",
    "randomBsBuzz",
    "randomBsNoun",
    "randomCatchPhrase",
    "randomCatchPhraseAdjective",
    "randomCatchPhraseDescriptor",
    "randomCatchPhraseNoun",
    "randomCity",
    "randomCompanyName",
    "randomCountry",
    "randomCountryCode",
    "randomCurrencyCode",
    "randomCurrencyName",
    "randomCurrencySymbol",
    "randomDomainName",
    "randomDomainWord",
    "randomEmail",
    "randomExampleEmail",
    "randomFirstName",
    "randomFullName",
    "randomJobArea",
    "randomJobDescriptor",
    "randomJobTitle",
    "randomJobType",
    "randomLastName",
    "randomLoremLines",
    "randomLoremParagraph",
    "randomLoremParagraphs",
    "randomLoremSentence",
    "randomLoremSentences",
    "randomLoremSlug",
    "randomLoremText",
    "randomLoremWord",
    "randomLoremWords",
    "randomStreetAddress",
    "randomStreetName",
    "randomUrl",
    "randomUserAgent",
    "randomUserName",
];
