//! The dynamic variables that draw from the word lists of the crate `fake`: people, places,
//! companies, prose.

use fake::locales::{Data, EN};
use fastrand::Rng;

use super::draw::{join, pick};
use super::plain;
use super::words::capital;

/// Returns the value of `name`, without its `$`.
pub(super) fn value(name: &str, random: &mut Rng) -> Option<String> {
    Some(match name {
        "randomFirstName" => first_name(random).into(),
        "randomLastName" => last_name(random).into(),
        "randomFullName" => match random.u8(..8) {
            0 => format!("{} {} {}", pick(random, EN::NAME_TITLE), first_name(random), last_name(random)),
            1 => format!("{} {} {}", first_name(random), last_name(random), pick(random, EN::NAME_SUFFIX)),
            _ => format!("{} {}", first_name(random), last_name(random)),
        },
        "randomJobDescriptor" => pick(random, EN::JOB_SENIORITY).into(),
        "randomJobArea" => pick(random, EN::JOB_FIELD).into(),
        "randomJobType" => pick(random, EN::JOB_POSITION).into(),
        "randomJobTitle" => phrase(random, [EN::JOB_SENIORITY, EN::JOB_FIELD, EN::JOB_POSITION]),

        "randomUserName" => user_name(random),
        "randomEmail" => format!("{}@{}", user_name(random), pick(random, EN::INTERNET_FREE_EMAIL_PROVIDER)),
        "randomExampleEmail" => format!("{}@example.{}", user_name(random), pick(random, &["com", "net", "org"])),
        "randomDomainWord" => domain_word(random),
        "randomDomainName" => domain_name(random)?,
        "randomUrl" => format!("{}://{}", pick(random, &["http", "https"]), domain_name(random)?),
        "randomUserAgent" => pick(random, EN::INTERNET_USER_AGENT).into(),

        "randomCity" => {
            let name = if random.bool() { first_name(random) } else { last_name(random) };
            match random.u8(..3) {
                0 => format!("{} {name}", pick(random, EN::ADDRESS_CITY_PREFIX)),
                1 => format!("{name}{}", pick(random, EN::ADDRESS_CITY_SUFFIX)),
                _ => {
                    let prefix = pick(random, EN::ADDRESS_CITY_PREFIX);
                    format!("{prefix} {name}{}", pick(random, EN::ADDRESS_CITY_SUFFIX))
                }
            }
        }
        "randomStreetName" => street_name(random),
        "randomStreetAddress" => format!("{} {}", random.u32(100..100_000), street_name(random)),
        "randomCountry" => pick(random, EN::ADDRESS_COUNTRY).into(),
        "randomCountryCode" => pick(random, EN::ADDRESS_COUNTRY_CODE).into(),

        "randomCurrencyCode" => pick(random, EN::CURRENCY_CODE).into(),
        "randomCurrencyName" => pick(random, EN::CURRENCY_NAME).into(),
        "randomCurrencySymbol" => pick(random, EN::CURRENCY_SYMBOL).into(),

        "randomCompanyName" => match random.u8(..3) {
            0 => format!("{} {}", last_name(random), pick(random, EN::COMPANY_SUFFIX)),
            1 => format!("{} - {}", last_name(random), last_name(random)),
            _ => format!("{}, {} and {}", last_name(random), last_name(random), last_name(random)),
        },
        "randomBs" => phrase(random, [EN::COMPANY_BS_VERBS, EN::COMPANY_BS_ADJ, EN::COMPANY_BS_NOUNS]),
        "randomBsBuzz" => pick(random, EN::COMPANY_BS_VERBS).into(),
        "randomBsAdjective" => pick(random, EN::COMPANY_BS_ADJ).into(),
        "randomBsNoun" => pick(random, EN::COMPANY_BS_NOUNS).into(),
        "randomCatchPhrase" => {
            phrase(random, [EN::COMPANY_BUZZWORD_HEAD, EN::COMPANY_BUZZWORD_MIDDLE, EN::COMPANY_BUZZWORD_TAIL])
        }
        "randomCatchPhraseAdjective" => pick(random, EN::COMPANY_BUZZWORD_HEAD).into(),
        "randomCatchPhraseDescriptor" => pick(random, EN::COMPANY_BUZZWORD_MIDDLE).into(),
        "randomCatchPhraseNoun" => pick(random, EN::COMPANY_BUZZWORD_TAIL).into(),

        "randomLoremWord" => lorem(random),
        "randomLoremWords" => join(random, " ", 3..=3, lorem),
        "randomLoremSlug" => join(random, "-", 3..=3, lorem),
        "randomLoremSentence" => sentence(random),
        "randomLoremSentences" => sentences(random),
        "randomLoremParagraph" => paragraph(random),
        "randomLoremParagraphs" => join(random, "\n \r", 3..=3, paragraph),
        "randomLoremLines" => lines(random),
        "randomLoremText" => match random.u8(..4) {
            0 => sentence(random),
            1 => sentences(random),
            2 => paragraph(random),
            _ => lines(random),
        },
        _ => return None,
    })
}

fn first_name(random: &mut Rng) -> &'static str {
    pick(random, EN::NAME_FIRST_NAME)
}

fn last_name(random: &mut Rng) -> &'static str {
    pick(random, EN::NAME_LAST_NAME)
}

fn phrase(random: &mut Rng, words: [&[&'static str]; 3]) -> String {
    words.map(|words| pick(random, words)).join(" ")
}

fn street_name(random: &mut Rng) -> String {
    let name = if random.bool() { first_name(random) } else { last_name(random) };
    format!("{name} {}", pick(random, EN::ADDRESS_STREET_SUFFIX))
}

fn user_name(random: &mut Rng) -> String {
    let first = first_name(random);
    let name = match random.u8(..3) {
        0 => format!("{first}{}", random.u8(..100)),
        1 => format!("{first}{}{}", pick(random, &[".", "_"]), last_name(random)),
        _ => format!("{first}{}{}{}", pick(random, &[".", "_"]), last_name(random), random.u8(..100)),
    };
    name.replace(['\'', ' '], "")
}

fn domain_word(random: &mut Rng) -> String {
    first_name(random).replace(['\'', ' '], "").to_lowercase()
}

fn domain_name(random: &mut Rng) -> Option<String> {
    Some(format!("{}.{}", domain_word(random), plain::value("randomDomainSuffix", random, 0)?))
}

fn lorem(random: &mut Rng) -> String {
    pick(random, EN::LOREM_WORD).into()
}

fn sentence(random: &mut Rng) -> String {
    capital(&join(random, " ", 3..=10, lorem)) + "."
}

fn sentences(random: &mut Rng) -> String {
    join(random, " ", 2..=6, sentence)
}

fn paragraph(random: &mut Rng) -> String {
    join(random, " ", 3..=6, sentence)
}

fn lines(random: &mut Rng) -> String {
    join(random, "\n", 1..=5, sentence)
}
