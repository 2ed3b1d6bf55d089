//! Dynamic variables (`{{$guid}}` …): the ones that follow a rule. Those that Postman draws from
//! word lists are drawn from short lists here.

use std::ops::RangeInclusive;

use fastrand::Rng;

use super::calendar::{DAY, MONTHS, WEEKDAYS, iso, javascript_date};
use crate::sources::Sources;

const DIGITS: &[u8] = b"0123456789";
const HEX: &[u8] = b"0123456789abcdef";
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz";
const ALPHANUMERIC: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyz";
const MIXED: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

const FIRST_NAMES: &[&str] = &["Ada", "Brian", "Chandra", "Diego", "Elena", "Frank", "Grace", "Hugo"];
const LAST_NAMES: &[&str] = &["Bauer", "Cruz", "Dietrich", "Hopper", "Kuhn", "Okafor", "Smith", "Tanaka"];
const CITIES: &[&str] = &["Berlin", "Lagos", "Lima", "Osaka", "Portland", "Tallinn"];
const COUNTRIES: &[(&str, &str)] =
    &[("DE", "Germany"), ("NG", "Nigeria"), ("PE", "Peru"), ("JP", "Japan"), ("EE", "Estonia")];
const STREETS: &[&str] = &["Harbor Street", "Hill Road", "Main Street", "Mill Lane", "Park Avenue"];
const COMPANIES: &[&str] = &["Bauer Group", "Cruz and Sons", "Hopper Inc", "Kuhn LLC", "Tanaka Ltd"];
const JOBS: &[&str] = &["Analyst", "Architect", "Engineer", "Manager", "Planner"];
const COLORS: &[&str] = &["azure", "black", "green", "indigo", "orange", "red", "teal"];
const PRODUCTS: &[&str] = &["Bike", "Chair", "Hat", "Keyboard", "Lamp", "Table"];
const CURRENCIES: &[&str] = &["EUR", "GBP", "JPY", "NGN", "PEN", "USD"];
const DOMAINS: &[&str] = &["example.com", "example.net", "example.org"];
const LOREM: &[&str] = &["lorem", "ipsum", "dolor", "sit", "amet", "elit", "quia", "vero", "natus", "omnis"];

/// A fresh value of the dynamic variable `name` (`$guid`); `None` for names that are not dynamic
/// variables.
pub(crate) fn value(name: &str, sources: &Sources) -> Option<String> {
    match name.strip_prefix('$')? {
        "guid" | "randomUUID" => Some(sources.uuid()),
        "timestamp" => Some(((milliseconds(sources) + 500) / 1000).to_string()),
        "isoTimestamp" => Some(iso(milliseconds(sources))),
        name => {
            let seconds = milliseconds(sources) / 1000;
            sources.draw(|random| draw(name, random, seconds))
        }
    }
}

fn milliseconds(sources: &Sources) -> i64 {
    i64::try_from(sources.unix_time().as_millis()).unwrap_or(i64::MAX)
}

fn draw(name: &str, random: &mut Rng, seconds: i64) -> Option<String> {
    Some(match name {
        "randomInt" => random.u32(0..=1000).to_string(),
        "randomBoolean" => random.bool().to_string(),
        "randomAlphaNumeric" => text(random, ALPHANUMERIC, 1),
        "randomHexColor" => format!("#{}", text(random, HEX, 6)),
        "randomColor" => pick(random, COLORS).into(),
        "randomIP" => std::net::Ipv4Addr::from_bits(random.u32(..)).to_string(),
        "randomIPV6" => join(random, ":", 8..=8, |random| text(random, HEX, 4)),
        "randomMACAddress" => join(random, ":", 6..=6, |random| text(random, HEX, 2)),
        "randomPassword" => text(random, MIXED, 15),
        "randomLocale" => pick(random, &["de", "en", "es", "fr", "ja", "pt"]).into(),
        "randomProtocol" => pick(random, &["http", "https"]).into(),
        "randomSemver" => join(random, ".", 3..=3, |random| random.u32(0..10).to_string()),
        "randomUserAgent" => {
            format!("Mozilla/5.0 (X11; Linux x86_64; rv:{0}.0) Gecko/20100101 Firefox/{0}.0", random.u32(90..140))
        }
        "randomAbbreviation" => pick(random, &["EXE", "HTTP", "JSON", "PNG", "SQL", "TCP"]).into(),
        "randomFirstName" => pick(random, FIRST_NAMES).into(),
        "randomLastName" => pick(random, LAST_NAMES).into(),
        "randomFullName" | "randomBankAccountName" => full_name(random),
        "randomNamePrefix" => pick(random, &["Dr.", "Miss", "Mr.", "Mrs.", "Ms."]).into(),
        "randomNameSuffix" => pick(random, &["II", "III", "Jr.", "MD", "PhD"]).into(),
        "randomJobTitle" | "randomJobType" => pick(random, JOBS).into(),
        "randomJobArea" | "randomDepartment" => {
            pick(random, &["Accounts", "Marketing", "Operations", "Research"]).into()
        }
        "randomJobDescriptor" => pick(random, &["Chief", "Lead", "Regional", "Senior"]).into(),
        "randomPhoneNumber" => {
            format!("{}-{}-{}", text(random, DIGITS, 3), text(random, DIGITS, 3), text(random, DIGITS, 4))
        }
        "randomPhoneNumberExt" => {
            format!(
                "{}-{}-{}-{}",
                text(random, DIGITS, 2),
                text(random, DIGITS, 3),
                text(random, DIGITS, 3),
                text(random, DIGITS, 4)
            )
        }
        "randomCity" => pick(random, CITIES).into(),
        "randomStreetName" => pick(random, STREETS).into(),
        "randomStreetAddress" => format!("{} {}", random.u32(1..1000), pick(random, STREETS)),
        "randomCountry" => COUNTRIES[random.usize(..COUNTRIES.len())].1.into(),
        "randomCountryCode" => COUNTRIES[random.usize(..COUNTRIES.len())].0.into(),
        "randomLatitude" => decimal(random, -90, 90),
        "randomLongitude" => decimal(random, -180, 180),
        "randomBankAccount" => text(random, DIGITS, 8),
        "randomCreditCardMask" => text(random, DIGITS, 4),
        "randomCurrencyCode" => pick(random, CURRENCIES).into(),
        "randomCurrencySymbol" => pick(random, &["$", "£", "¥", "€"]).into(),
        "randomTransactionType" => pick(random, &["deposit", "invoice", "payment", "withdrawal"]).into(),
        "randomPrice" => format!("{}.{}", random.u32(0..1000), text(random, DIGITS, 2)),
        "randomCompanyName" => pick(random, COMPANIES).into(),
        "randomCompanySuffix" => pick(random, &["Group", "Inc", "LLC", "and Sons"]).into(),
        "randomProduct" => pick(random, PRODUCTS).into(),
        "randomProductName" => format!("Handmade {}", pick(random, PRODUCTS)),
        "randomDateFuture" => javascript_date(seconds + random.i64(1..=365 * DAY)),
        "randomDatePast" => javascript_date(seconds - random.i64(1..=365 * DAY)),
        "randomDateRecent" => javascript_date(seconds - random.i64(0..DAY)),
        "randomMonth" => pick(random, MONTHS).into(),
        "randomWeekday" => pick(random, WEEKDAYS).into(),
        "randomDomainName" => pick(random, DOMAINS).into(),
        "randomDomainSuffix" => pick(random, &["com", "info", "net", "org"]).into(),
        "randomDomainWord" | "randomWord" | "randomNoun" | "randomLoremWord" => pick(random, LOREM).into(),
        "randomEmail" | "randomExampleEmail" => format!("{}@{}", user_name(random), pick(random, DOMAINS)),
        "randomUserName" => user_name(random),
        "randomUrl" => format!("http://{}", pick(random, DOMAINS)),
        "randomFileName" => format!("{}.{}", text(random, LETTERS, 8), pick(random, &["csv", "pdf", "png", "txt"])),
        "randomFileExt" | "randomCommonFileExt" => pick(random, &["csv", "pdf", "png", "txt"]).into(),
        "randomMimeType" => pick(random, &["application/json", "application/pdf", "image/png", "text/plain"]).into(),
        "randomWords" => join(random, " ", 2..=5, |random| pick(random, LOREM).into()),
        "randomLoremWords" => join(random, " ", 3..=3, |random| pick(random, LOREM).into()),
        "randomLoremSlug" => join(random, "-", 3..=3, |random| pick(random, LOREM).into()),
        "randomLoremSentence" | "randomPhrase" => sentence(random),
        "randomLoremSentences" | "randomLoremParagraph" | "randomLoremText" => join(random, " ", 2..=6, sentence),
        "randomLoremParagraphs" => join(random, "\n \r", 3..=3, sentence),
        "randomLoremLines" => join(random, "\n", 1..=5, sentence),
        _ => return None,
    })
}

fn pick(random: &mut Rng, words: &[&'static str]) -> &'static str {
    words[random.usize(..words.len())]
}

fn text(random: &mut Rng, alphabet: &[u8], length: usize) -> String {
    (0..length).map(|_| char::from(alphabet[random.usize(..alphabet.len())])).collect()
}

fn join(random: &mut Rng, separator: &str, counts: RangeInclusive<usize>, part: impl Fn(&mut Rng) -> String) -> String {
    let count = random.usize(counts);
    (0..count).map(|_| part(random)).collect::<Vec<_>>().join(separator)
}

fn decimal(random: &mut Rng, low: i32, high: i32) -> String {
    format!("{}.{}", random.i32(low..high), text(random, DIGITS, 4))
}

fn full_name(random: &mut Rng) -> String {
    format!("{} {}", pick(random, FIRST_NAMES), pick(random, LAST_NAMES))
}

fn user_name(random: &mut Rng) -> String {
    format!("{}.{}{}", pick(random, FIRST_NAMES), pick(random, LAST_NAMES), random.u32(0..100))
}

fn sentence(random: &mut Rng) -> String {
    let mut sentence = join(random, " ", 4..=8, |random| pick(random, LOREM).into());
    sentence[..1].make_ascii_uppercase();
    sentence + "."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let sources = Sources::new(None, None);
        assert_eq!(value("$guid", &sources).map(|text| text.len()), Some(36));
        assert_eq!(value("$randomPassword", &sources).map(|text| text.len()), Some(15));
        assert_eq!(value("$nope", &sources), None);
        assert_eq!(value("guid", &sources), None);
    }
}
