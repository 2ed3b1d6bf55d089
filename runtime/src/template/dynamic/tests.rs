//! Checks each of the 118 dynamic variables against its format in Postman. Postman's own values
//! (of Newman 6.2.2, 3000 of each) have these formats too.

use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use regex_lite::Regex;

use super::*;

const UUID: &str = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
const DATE: &str = r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-3]\d \d{4} [0-2]\d:[0-5]\d:[0-5]\d GMT\+0000 \(Coordinated Universal Time\)";
const NAME: &str = r"[A-Z][A-Za-z']+";
const NAMES: &str = r"(Dr\. |Miss |Mr\. |Mrs\. |Ms\. )?[A-Z][A-Za-z']+ [A-Z][A-Za-z']+( [A-Z][A-Za-z]*\.?)?";
const USER: &str = r"[A-Z][A-Za-z]+([._][A-Z][A-Za-z]+)?\d{0,2}";
const DOMAIN: &str = r"[a-z]+\.(biz|com|info|name|net|org)";
const PHRASE: &str = r"\S+( \S+)+";
const WORDS: &str = r"\S+( \S+)*";
const SENTENCE: &str = r"[A-Z][a-z]*( [a-z]+)+\.";
const SENTENCES: &str = r"[A-Z][a-z]*( [a-z]+)+\.( [A-Z][a-z]*( [a-z]+)+\.)+";
const CAPITALIZED: &str = "[A-Z][a-z]+";
const FILE: &str = r"[a-z0-9_]+\.[a-z0-9_-]+";
const EXTENSION: &str = "[a-z0-9_-]+";

const FORMATS: &[(&str, &str)] = &[
    // common
    ("$guid", UUID),
    ("$timestamp", r"\d{10}"),
    ("$isoTimestamp", r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{3}Z"),
    ("$randomUUID", UUID),
    // text, number, colour
    ("$randomAlphaNumeric", "[a-z0-9]"),
    ("$randomBoolean", "true|false"),
    ("$randomInt", r"\d{1,3}|1000"),
    ("$randomColor", "[a-z]+( [a-z]+)?"),
    ("$randomHexColor", "#[0-9a-f]{6}"),
    ("$randomAbbreviation", "[A-Z]+"),
    // internet
    ("$randomIP", r"\d{1,3}(\.\d{1,3}){3}"),
    ("$randomIPV6", "[0-9a-f]{4}(:[0-9a-f]{4}){7}"),
    ("$randomMACAddress", "[0-9a-f]{2}(:[0-9a-f]{2}){5}"),
    ("$randomPassword", r"\w{15}"),
    ("$randomLocale", "[a-z]{2,3}"),
    ("$randomUserAgent", r"(Mozilla|Opera)/\d+\.\d+ \(.*"),
    ("$randomProtocol", "https?"),
    ("$randomSemver", r"\d\.\d\.\d"),
    // names
    ("$randomFirstName", NAME),
    ("$randomLastName", NAME),
    ("$randomFullName", NAMES),
    ("$randomNamePrefix", r"Miss|(Dr|Mr|Mrs|Ms)\."),
    ("$randomNameSuffix", r"DDS|DVM|I{1,3}|IV|V|MD|PhD|[JS]r\."),
    // profession
    ("$randomJobArea", r"\S+( \S+)*"),
    ("$randomJobDescriptor", CAPITALIZED),
    ("$randomJobTitle", PHRASE),
    ("$randomJobType", CAPITALIZED),
    // phone and address
    ("$randomPhoneNumber", r"[2-9]\d\d-[2-9]\d\d-\d{4}"),
    ("$randomPhoneNumberExt", r"[1-9]\d?-[2-9]\d\d-[2-9]\d\d-\d{4}"),
    ("$randomCity", r"[A-Z][A-Za-z.'/() -]+"),
    ("$randomStreetName", "[A-Z][A-Za-z']+ [A-Z][a-z]+"),
    ("$randomStreetAddress", r"\d{3,5} [A-Z][A-Za-z']+ [A-Z][a-z]+"),
    ("$randomCountry", r"[A-Z].+"),
    ("$randomCountryCode", "[A-Z]{2}"),
    ("$randomLatitude", r"-?[0-8]?\d\.\d{4}|-?90\.0000"),
    ("$randomLongitude", r"-?(1[0-7]\d|\d{1,2})\.\d{4}|-?180\.0000"),
    // images
    ("$randomAvatarImage", r"https://cdn\.fakercloud\.com/avatars/\w+_128\.jpg"),
    ("$randomImageUrl", r"http://placeimg\.com/640/480"),
    ("$randomAbstractImage", r"http://placeimg\.com/640/480/abstract"),
    ("$randomAnimalsImage", r"http://placeimg\.com/640/480/animals"),
    ("$randomBusinessImage", r"http://placeimg\.com/640/480/business"),
    ("$randomCatsImage", r"http://placeimg\.com/640/480/cats"),
    ("$randomCityImage", r"http://placeimg\.com/640/480/city"),
    ("$randomFoodImage", r"http://placeimg\.com/640/480/food"),
    ("$randomNightlifeImage", r"http://placeimg\.com/640/480/nightlife"),
    ("$randomFashionImage", r"http://placeimg\.com/640/480/fashion"),
    ("$randomPeopleImage", r"http://placeimg\.com/640/480/people"),
    ("$randomNatureImage", r"http://placeimg\.com/640/480/nature"),
    ("$randomSportsImage", r"http://placeimg\.com/640/480/sports"),
    ("$randomTransportImage", r"http://placeimg\.com/640/480/transport"),
    ("$randomImageDataUri", r"data:image/svg\+xml;charset=UTF-8,%3Csvg%20xmlns[A-Za-z0-9%.-]+%3C%2Fsvg%3E"),
    // finance
    ("$randomBankAccount", r"\d{8}"),
    ("$randomBankAccountName", "([A-Z][a-z]+ ){1,2}Account"),
    ("$randomCreditCardMask", r"\d{4}"),
    ("$randomBankAccountBic", r"[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?"),
    ("$randomBankAccountIban", r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}"),
    ("$randomTransactionType", "deposit|invoice|payment|withdrawal"),
    ("$randomCurrencyCode", "[A-Z]{3}"),
    ("$randomCurrencyName", WORDS),
    ("$randomCurrencySymbol", r"\S{1,4}"),
    ("$randomBitcoin", "[13][1-9A-HJ-NP-Za-km-z]{24,39}"),
    ("$randomPrice", r"\d{1,3}\.\d\d|1000\.00"),
    // business
    ("$randomCompanyName", r"[A-Z][A-Za-z']+( - |, | )[A-Z].*|[A-Z][A-Za-z']+ and Sons"),
    ("$randomCompanySuffix", "Group|Inc|LLC|and Sons"),
    ("$randomBs", PHRASE),
    ("$randomBsAdjective", "[a-z0-9/-]+|B2[BC]"),
    ("$randomBsBuzz", "[a-z0-9-]+"),
    ("$randomBsNoun", "[A-Za-z -]+"),
    ("$randomCatchPhrase", PHRASE),
    ("$randomCatchPhraseAdjective", "[A-Z][A-Za-z -]+"),
    ("$randomCatchPhraseDescriptor", "[A-Za-z0-9/ -]+"),
    ("$randomCatchPhraseNoun", "[A-Za-z -]+"),
    // database
    ("$randomDatabaseColumn", "[a-z]+(At)?"),
    ("$randomDatabaseType", "[a-z]+"),
    ("$randomDatabaseCollation", "[a-z0-9]+(_[a-z]+)+"),
    ("$randomDatabaseEngine", "[A-Za-z]+"),
    // dates
    ("$randomDateFuture", DATE),
    ("$randomDatePast", DATE),
    ("$randomDateRecent", DATE),
    ("$randomMonth", "January|February|March|April|May|June|July|August|September|October|November|December"),
    ("$randomWeekday", "(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"),
    // domains and URLs
    ("$randomDomainName", DOMAIN),
    ("$randomDomainSuffix", "biz|com|info|name|net|org"),
    ("$randomDomainWord", "[a-z]+"),
    ("$randomEmail", r"[A-Z][A-Za-z]+([._][A-Z][A-Za-z]+)?\d{0,2}@(gmail|hotmail|yahoo)\.com"),
    ("$randomExampleEmail", r"[A-Z][A-Za-z]+([._][A-Z][A-Za-z]+)?\d{0,2}@example\.(com|net|org)"),
    ("$randomUserName", USER),
    ("$randomUrl", r"https?://[a-z]+\.(biz|com|info|name|net|org)"),
    // files
    ("$randomFileName", FILE),
    ("$randomFileType", "[a-z-]+"),
    ("$randomFileExt", EXTENSION),
    ("$randomCommonFileName", FILE),
    ("$randomCommonFileType", "application|audio|image|text|video"),
    ("$randomCommonFileExt", EXTENSION),
    ("$randomFilePath", r"/[A-Za-z0-9/+]+/[a-z0-9_]+\.[a-z0-9_-]+"),
    ("$randomDirectoryPath", "(/[A-Za-z0-9+]+)+"),
    ("$randomMimeType", "[a-z-]+/[A-Za-z0-9.+_-]+"),
    // stores
    ("$randomProduct", CAPITALIZED),
    ("$randomProductAdjective", CAPITALIZED),
    ("$randomProductMaterial", CAPITALIZED),
    ("$randomProductName", "[A-Z][a-z]+ [A-Z][a-z]+ [A-Z][a-z]+"),
    ("$randomDepartment", CAPITALIZED),
    // grammar
    ("$randomNoun", "[a-z]+( [a-z]+)?"),
    ("$randomVerb", "[a-z]+( [a-z]+)?"),
    ("$randomIngverb", "[a-z]+ing( up)?"),
    ("$randomAdjective", "[a-z0-9]+[ -]?[a-z]*"),
    ("$randomWord", r"\S+"),
    ("$randomWords", r"\S+( \S+){1,4}"),
    ("$randomPhrase", r"[A-Za-z].*!"),
    // lorem
    ("$randomLoremWord", "[a-z]+"),
    ("$randomLoremWords", "[a-z]+ [a-z]+ [a-z]+"),
    ("$randomLoremSentence", SENTENCE),
    ("$randomLoremSentences", SENTENCES),
    ("$randomLoremParagraph", SENTENCES),
    ("$randomLoremParagraphs", r"[A-Z][a-z. A-Z]+\.\n \r[A-Z][a-z. A-Z]+\.\n \r[A-Z][a-z. A-Z]+\."),
    ("$randomLoremText", r"[A-Za-z][A-Za-z. \n\r]*"),
    ("$randomLoremSlug", "[a-z]+-[a-z]+-[a-z]+"),
    ("$randomLoremLines", r"[A-Z][a-z ]+\.(\n[A-Z][a-z ]+\.){0,4}"),
];

#[test]
fn each_dynamic_variable_has_its_format() -> Result<(), Box<dyn std::error::Error>> {
    assert_eq!(FORMATS.len(), 118);
    let sources = Sources::new(None, Some(118));
    for (name, format) in FORMATS {
        if needs_fake(name) {
            assert_eq!(value(name, &sources), None, "{name}");
            continue;
        }
        let format = Regex::new(&format!("^({format})$"))?;
        for _ in 0..200 {
            let value = value(name, &sources).ok_or(*name)?;
            assert!(format.is_match(&value), "{name}: {value:?}");
        }
    }
    Ok(())
}

/// There are many values of each kind, so that a name that should be unique rarely clashes.
#[test]
fn constants_are_constant_and_the_others_vary() {
    let clock: crate::template::Clock = std::sync::Arc::new(|| std::time::UNIX_EPOCH);
    let sources = Sources::new(Some(clock), Some(118));
    for (name, _) in FORMATS.iter().filter(|(name, _)| !needs_fake(name)) {
        let constant = name.ends_with("timestamp")
            || name.ends_with("Timestamp")
            || name.ends_with("ImageUrl")
            || name.ends_with("DataUri")
            || (name.ends_with("Image") && *name != "$randomAvatarImage");
        let first = value(name, &sources);
        assert_eq!((0..200).any(|_| value(name, &sources) != first), !constant, "{name}");
    }
}

#[test]
fn the_feature_fake_adds_what_it_says() {
    let known = |name: &&&str| FORMATS.iter().any(|(of_format, _)| of_format.strip_prefix('$') == Some(**name));
    assert_eq!(FAKE.iter().filter(known).count(), FAKE.len());
    let sources = Sources::new(None, None);
    for name in FAKE.iter().map(|name| format!("${name}")) {
        assert_eq!(value(&name, &sources).is_some(), cfg!(feature = "fake"), "{name}");
        assert_eq!(needs_fake(&name), !cfg!(feature = "fake"), "{name}");
    }
    assert!(!needs_fake("$guid") && !needs_fake("$nope") && !needs_fake("randomCity"));
}

#[test]
fn other_names_are_not_dynamic() {
    let sources = Sources::new(None, None);
    for name in ["guid", "$", "$nope", "$randomNope", "$GUID", "$random", " $guid", "$guid ", "randomInt"] {
        assert_eq!(value(name, &sources), None, "{name}");
    }
}

#[test]
fn times_are_the_clock_s() {
    let at = |milliseconds| {
        let clock = move || UNIX_EPOCH + Duration::from_millis(milliseconds);
        Sources::new(Some(Arc::new(clock)), Some(1))
    };
    assert_eq!(value("$timestamp", &at(1_500)).as_deref(), Some("2"));
    assert_eq!(value("$timestamp", &at(1_499)).as_deref(), Some("1"));
    assert_eq!(value("$isoTimestamp", &at(1_499)).as_deref(), Some("1970-01-01T00:00:01.499Z"));
    // a date before 1970 is a valid date
    assert!(value("$randomDatePast", &at(0)).is_some_and(|date| date.contains(" 1969 ")));
    assert!(value("$randomDateFuture", &at(0)).is_some_and(|date| date.contains(" 19")));
}
