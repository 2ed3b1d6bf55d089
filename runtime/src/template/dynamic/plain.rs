//! The dynamic variables that follow a rule, or draw from short lists.

use std::net::Ipv4Addr;

use fastrand::Rng;

use super::draw::{DIGITS, LETTERS, degrees, format, join, pick, text};
use super::{bank, files, words};
use crate::template::calendar::{DAY, MONTHS, WEEKDAYS, javascript_date};

const HEX: &[u8] = b"0123456789abcdef";
const ALPHANUMERIC: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyz";
const MIXED: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// A year in seconds.
const YEAR: i64 = 365 * DAY;
const PHONE: &str = "!##-!##-####";
const IMAGE: &str = "http://placeimg.com/640/480";
/// The data URI of an image without a size, as in Postman.
const IMAGE_DATA: &str = "data:image/svg+xml;charset=UTF-8,%3Csvg%20xmlns%3D%22http%3A%2F%2Fwww.w3.org%2F2000%2Fsvg%22\
    %20version%3D%221.1%22%20baseProfile%3D%22full%22%20width%3D%22undefined%22%20height%3D%22undefined%22%3E%3Crect\
    %20width%3D%22100%25%22%20height%3D%22100%25%22%20fill%3D%22grey%22%2F%3E%3Ctext%20x%3D%22NaN%22%20y%3D%22NaN%22\
    %20font-size%3D%2220%22%20alignment-baseline%3D%22middle%22%20text-anchor%3D%22middle%22%20fill%3D%22white%22%3E\
    undefinedxundefined%3C%2Ftext%3E%3C%2Fsvg%3E";
const LOCALES: &[&str] = &[
    "af", "am", "ar", "ast", "az", "be", "bg", "bn", "br", "bs", "ca", "ceb", "ckb", "cs", "cy", "da", "de", "el",
    "en", "eo", "es", "et", "eu", "fa", "fi", "fil", "fr", "fy", "ga", "gl", "gu", "ha", "haw", "he", "hi", "hr", "ht",
    "hu", "hy", "id", "ig", "is", "it", "ja", "jv", "ka", "kk", "km", "kn", "ko", "ku", "ky", "la", "lb", "lo", "lt",
    "lv", "mg", "mi", "mk", "ml", "mn", "mr", "ms", "mt", "my", "nb", "ne", "nl", "nn", "no", "or", "pa", "pl", "ps",
    "pt", "qu", "rm", "ro", "ru", "sd", "si", "sk", "sl", "sm", "so", "sq", "sr", "su", "sv", "sw", "ta", "te", "tg",
    "th", "tk", "to", "tr", "tt", "ug", "uk", "ur", "uz", "vi", "xh", "yi", "yo", "zh", "zu",
];

/// Returns the value of `name`, without its `$`, at `seconds` since 1970.
pub(super) fn value(name: &str, random: &mut Rng, seconds: i64) -> Option<String> {
    Some(match name {
        "randomInt" => random.u32(0..=1000).to_string(),
        "randomBoolean" => random.bool().to_string(),
        "randomAlphaNumeric" => text(random, ALPHANUMERIC, 1),
        "randomHexColor" => format!("#{}", text(random, HEX, 6)),
        "randomColor" => pick(random, words::COLORS).into(),

        "randomIP" => Ipv4Addr::from_bits(random.u32(..)).to_string(),
        "randomIPV6" => join(random, ":", 8..=8, |random| text(random, HEX, 4)),
        "randomMACAddress" => join(random, ":", 6..=6, |random| text(random, HEX, 2)),
        "randomPassword" => text(random, MIXED, 15),
        "randomLocale" => pick(random, LOCALES).into(),
        "randomProtocol" => pick(random, &["http", "https"]).into(),
        "randomSemver" => format(random, "#.#.#"),
        "randomDomainSuffix" => pick(random, &["biz", "com", "info", "name", "net", "org"]).into(),

        "randomNamePrefix" => pick(random, &["Dr.", "Miss", "Mr.", "Mrs.", "Ms."]).into(),
        "randomNameSuffix" => {
            pick(random, &["DDS", "DVM", "I", "II", "III", "IV", "Jr.", "MD", "PhD", "Sr.", "V"]).into()
        }
        "randomPhoneNumber" => format(random, PHONE),
        "randomPhoneNumberExt" => format!("{}-{}", random.u8(1..=99), format(random, PHONE)),
        "randomLatitude" => degrees(random, 90),
        "randomLongitude" => degrees(random, 180),

        "randomAvatarImage" => {
            let length = random.usize(6..=12);
            format!("https://cdn.fakercloud.com/avatars/{}_128.jpg", text(random, LETTERS, length))
        }
        "randomImageUrl" => IMAGE.into(),
        "randomAbstractImage" => image("abstract"),
        "randomAnimalsImage" => image("animals"),
        "randomBusinessImage" => image("business"),
        "randomCatsImage" => image("cats"),
        "randomCityImage" => image("city"),
        "randomFashionImage" => image("fashion"),
        "randomFoodImage" => image("food"),
        "randomNatureImage" => image("nature"),
        "randomNightlifeImage" => image("nightlife"),
        "randomPeopleImage" => image("people"),
        "randomSportsImage" => image("sports"),
        "randomTransportImage" => image("transport"),
        "randomImageDataUri" => IMAGE_DATA.into(),

        "randomBankAccount" => text(random, DIGITS, 8),
        "randomBankAccountBic" => bank::bic(random),
        "randomBankAccountIban" => bank::iban(random),
        "randomBankAccountName" => {
            let kind = ["Auto Loan", "Checking", "Credit Card", "Home Loan", "Investment", "Money Market", "Savings"];
            format!("{} Account", pick(random, &kind))
        }
        "randomBitcoin" => bank::bitcoin(random),
        "randomCreditCardMask" => text(random, DIGITS, 4),
        "randomTransactionType" => pick(random, &["deposit", "invoice", "payment", "withdrawal"]).into(),
        "randomPrice" => {
            let cents = random.u32(0..=100_000);
            format!("{}.{:02}", cents / 100, cents % 100)
        }
        "randomCompanySuffix" => pick(random, &["Group", "Inc", "LLC", "and Sons"]).into(),

        "randomDatabaseColumn" => pick(random, words::COLUMNS).into(),
        "randomDatabaseType" => pick(random, words::COLUMN_TYPES).into(),
        "randomDatabaseCollation" => pick(random, words::COLLATIONS).into(),
        "randomDatabaseEngine" => pick(random, words::ENGINES).into(),

        "randomDateFuture" => javascript_date(seconds.saturating_add(random.i64(1..=YEAR))),
        "randomDatePast" => javascript_date(seconds.saturating_sub(random.i64(1..=YEAR))),
        "randomDateRecent" => javascript_date(seconds.saturating_sub(random.i64(0..DAY))),
        "randomMonth" => pick(random, MONTHS).into(),
        "randomWeekday" => pick(random, WEEKDAYS).into(),

        "randomFileName" => files::name(random, files::extension),
        "randomFileType" => files::file_type(random),
        "randomFileExt" => files::extension(random),
        "randomCommonFileName" => files::name(random, files::common_extension),
        "randomCommonFileType" => pick(random, files::COMMON_TYPES).into(),
        "randomCommonFileExt" => files::common_extension(random),
        "randomFilePath" => files::path(random),
        "randomDirectoryPath" => files::directory(random),
        "randomMimeType" => files::media_type(random),

        "randomDepartment" => pick(random, words::DEPARTMENTS).into(),
        "randomProduct" => pick(random, words::PRODUCTS).into(),
        "randomProductAdjective" => pick(random, words::PRODUCT_ADJECTIVES).into(),
        "randomProductMaterial" => pick(random, words::MATERIALS).into(),
        "randomProductName" => {
            let parts = [words::PRODUCT_ADJECTIVES, words::MATERIALS, words::PRODUCTS];
            parts.map(|words| pick(random, words)).join(" ")
        }

        "randomAbbreviation" => pick(random, words::ABBREVIATIONS).into(),
        "randomAdjective" => pick(random, words::ADJECTIVES).into(),
        "randomNoun" => pick(random, words::NOUNS).into(),
        "randomVerb" => pick(random, words::VERBS).into(),
        "randomIngverb" => pick(random, words::ING_VERBS).into(),
        "randomPhrase" => words::phrase(random),
        "randomWord" => words::word(random),
        "randomWords" => join(random, " ", 2..=5, words::word),
        _ => return None,
    })
}

fn image(topic: &str) -> String {
    format!("{IMAGE}/{topic}")
}
