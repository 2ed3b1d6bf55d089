//! Dynamic variables (`{{$guid}}` …): the ones that follow a rule. Those that Postman draws from
//! word lists are drawn from short lists here.

use super::calendar::{DAY, MONTHS, WEEKDAYS, iso, javascript_date, milliseconds, seconds};

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
pub(crate) fn value(name: &str) -> Option<String> {
    Some(match name.strip_prefix('$')? {
        "guid" | "randomUUID" => uuid(),
        "timestamp" => ((milliseconds() + 500) / 1000).to_string(),
        "isoTimestamp" => iso(milliseconds()),
        "randomInt" => fastrand::u32(0..=1000).to_string(),
        "randomBoolean" => fastrand::bool().to_string(),
        "randomAlphaNumeric" => text(ALPHANUMERIC, 1),
        "randomHexColor" => format!("#{}", text(HEX, 6)),
        "randomColor" => pick(COLORS).into(),
        "randomIP" => std::net::Ipv4Addr::from_bits(fastrand::u32(..)).to_string(),
        "randomIPV6" => join(":", 8, || text(HEX, 4)),
        "randomMACAddress" => join(":", 6, || text(HEX, 2)),
        "randomPassword" => text(MIXED, 15),
        "randomLocale" => pick(&["de", "en", "es", "fr", "ja", "pt"]).into(),
        "randomProtocol" => pick(&["http", "https"]).into(),
        "randomSemver" => join(".", 3, || fastrand::u32(0..10).to_string()),
        "randomUserAgent" => {
            format!("Mozilla/5.0 (X11; Linux x86_64; rv:{0}.0) Gecko/20100101 Firefox/{0}.0", fastrand::u32(90..140))
        }
        "randomAbbreviation" => pick(&["EXE", "HTTP", "JSON", "PNG", "SQL", "TCP"]).into(),
        "randomFirstName" => pick(FIRST_NAMES).into(),
        "randomLastName" => pick(LAST_NAMES).into(),
        "randomFullName" | "randomBankAccountName" => full_name(),
        "randomNamePrefix" => pick(&["Dr.", "Miss", "Mr.", "Mrs.", "Ms."]).into(),
        "randomNameSuffix" => pick(&["II", "III", "Jr.", "MD", "PhD"]).into(),
        "randomJobTitle" | "randomJobType" => pick(JOBS).into(),
        "randomJobArea" | "randomDepartment" => pick(&["Accounts", "Marketing", "Operations", "Research"]).into(),
        "randomJobDescriptor" => pick(&["Chief", "Lead", "Regional", "Senior"]).into(),
        "randomPhoneNumber" => format!("{}-{}-{}", text(DIGITS, 3), text(DIGITS, 3), text(DIGITS, 4)),
        "randomPhoneNumberExt" => {
            format!("{}-{}-{}-{}", text(DIGITS, 2), text(DIGITS, 3), text(DIGITS, 3), text(DIGITS, 4))
        }
        "randomCity" => pick(CITIES).into(),
        "randomStreetName" => pick(STREETS).into(),
        "randomStreetAddress" => format!("{} {}", fastrand::u32(1..1000), pick(STREETS)),
        "randomCountry" => COUNTRIES[fastrand::usize(..COUNTRIES.len())].1.into(),
        "randomCountryCode" => COUNTRIES[fastrand::usize(..COUNTRIES.len())].0.into(),
        "randomLatitude" => decimal(-90, 90),
        "randomLongitude" => decimal(-180, 180),
        "randomBankAccount" => text(DIGITS, 8),
        "randomCreditCardMask" => text(DIGITS, 4),
        "randomCurrencyCode" => pick(CURRENCIES).into(),
        "randomCurrencySymbol" => pick(&["$", "£", "¥", "€"]).into(),
        "randomTransactionType" => pick(&["deposit", "invoice", "payment", "withdrawal"]).into(),
        "randomPrice" => format!("{}.{}", fastrand::u32(0..1000), text(DIGITS, 2)),
        "randomCompanyName" => pick(COMPANIES).into(),
        "randomCompanySuffix" => pick(&["Group", "Inc", "LLC", "and Sons"]).into(),
        "randomProduct" => pick(PRODUCTS).into(),
        "randomProductName" => format!("Handmade {}", pick(PRODUCTS)),
        "randomDateFuture" => javascript_date(seconds() + fastrand::i64(1..=365 * DAY)),
        "randomDatePast" => javascript_date(seconds() - fastrand::i64(1..=365 * DAY)),
        "randomDateRecent" => javascript_date(seconds() - fastrand::i64(0..DAY)),
        "randomMonth" => pick(MONTHS).into(),
        "randomWeekday" => pick(WEEKDAYS).into(),
        "randomDomainName" => pick(DOMAINS).into(),
        "randomDomainSuffix" => pick(&["com", "info", "net", "org"]).into(),
        "randomDomainWord" | "randomWord" | "randomNoun" | "randomLoremWord" => pick(LOREM).into(),
        "randomEmail" | "randomExampleEmail" => format!("{}@{}", user_name(), pick(DOMAINS)),
        "randomUserName" => user_name(),
        "randomUrl" => format!("http://{}", pick(DOMAINS)),
        "randomFileName" => format!("{}.{}", text(LETTERS, 8), pick(&["csv", "pdf", "png", "txt"])),
        "randomFileExt" | "randomCommonFileExt" => pick(&["csv", "pdf", "png", "txt"]).into(),
        "randomMimeType" => pick(&["application/json", "application/pdf", "image/png", "text/plain"]).into(),
        "randomWords" => join(" ", fastrand::usize(2..=5), || pick(LOREM).into()),
        "randomLoremWords" => join(" ", 3, || pick(LOREM).into()),
        "randomLoremSlug" => join("-", 3, || pick(LOREM).into()),
        "randomLoremSentence" | "randomPhrase" => sentence(),
        "randomLoremSentences" | "randomLoremParagraph" | "randomLoremText" => {
            join(" ", fastrand::usize(2..=6), sentence)
        }
        "randomLoremParagraphs" => join("\n \r", 3, sentence),
        "randomLoremLines" => join("\n", fastrand::usize(1..=5), sentence),
        _ => return None,
    })
}

fn pick(words: &[&'static str]) -> &'static str {
    words[fastrand::usize(..words.len())]
}

fn text(alphabet: &[u8], length: usize) -> String {
    (0..length).map(|_| char::from(alphabet[fastrand::usize(..alphabet.len())])).collect()
}

fn join(separator: &str, count: usize, mut part: impl FnMut() -> String) -> String {
    (0..count).map(|_| part()).collect::<Vec<_>>().join(separator)
}

fn decimal(low: i32, high: i32) -> String {
    format!("{}.{}", fastrand::i32(low..high), text(DIGITS, 4))
}

fn full_name() -> String {
    format!("{} {}", pick(FIRST_NAMES), pick(LAST_NAMES))
}

fn user_name() -> String {
    format!("{}.{}{}", pick(FIRST_NAMES), pick(LAST_NAMES), fastrand::u32(0..100))
}

fn sentence() -> String {
    let mut sentence = join(" ", fastrand::usize(4..=8), || pick(LOREM).into());
    sentence[..1].make_ascii_uppercase();
    sentence + "."
}

/// A random UUID, version 4.
fn uuid() -> String {
    let bits = (fastrand::u128(..) & !(0xF << 76) & !(0x3 << 62)) | (0x4 << 76) | (0x2 << 62);
    let hex = format!("{bits:032x}");
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// 24 digits after 26 dashes, as Postman's form library draws them.
pub(crate) fn boundary() -> String {
    format!("{}{}", "-".repeat(26), text(DIGITS, 24))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let guid = value("$guid").unwrap_or_default();
        assert_eq!(guid.len(), 36);
        assert_eq!(&guid[14..15], "4");
        assert!(matches!(&guid[19..20], "8" | "9" | "a" | "b"));
        assert_eq!(value("$randomPassword").map(|text| text.len()), Some(15));
        assert_eq!(boundary().len(), 50);
        assert_eq!(value("$nope"), None);
        assert_eq!(value("guid"), None);
    }
}
