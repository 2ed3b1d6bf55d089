//! Keys that are data: an object with only such keys is a map. A wrong map destroys an API, and a missed one is only a
//! clumsy struct, so that all rules are narrow.

use postman_observations::is_uuid;

use crate::name::made_up::{has_digit, is_hex, is_number, is_random};
use crate::name::{WordList, word_list};

/// The reason for a map in Postman's own notation.
pub const NUMBERED: &str = "all keys are `key_N`";

/// With more keys than this, they are not names.
const MAX_NAMES: usize = 200;

/// Returns the reason why the keys of an object are data.
pub fn data(keys: &[&str]) -> Option<&'static str> {
    if keys.first().is_some_and(|key| is_word(key) && latin(key).is_none()) && keys.len() <= MAX_NAMES {
        return None;
    }
    let all = |rule: fn(&str) -> bool| keys.iter().all(|key| rule(key));
    let at_least = |count: usize, rule: fn(&str) -> bool| keys.len() >= count && all(rule);
    Some(match () {
        () if keys.is_empty() => return None,
        () if all(is_number) => "all keys are numbers",
        () if all(is_uuid) => "all keys are UUIDs",
        () if all(is_hex) => "all keys are hexadecimal",
        () if all(is_date) => "all keys are dates",
        () if all(is_email) => "all keys are e-mail addresses",
        () if all(is_file_name) => "all keys are names of files",
        () if all(is_numbered) => NUMBERED,
        () if are_latin(keys) => "all keys are made-up Latin words",
        () if all(is_random) => "all keys look random",
        () if all(is_location) => "all keys are URLs or paths",
        () if at_least(2, is_currency) => "all keys are currencies",
        () if at_least(2, is_locale) => "all keys are locales",
        () if has_common_prefix(keys) => "all keys are identifiers with one prefix",
        () if keys.len() > MAX_NAMES => "there are more than 200 keys",
        () => return None,
    })
}

/// Returns `true` for letters alone, and more of them than in a currency or locale: only the rule for the number of keys matches it.
fn is_word(key: &str) -> bool {
    key.len() > 5 && key.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_')
}

/// `2024-01-31`, alone or before a time.
fn is_date(key: &str) -> bool {
    let Some((date, time)) = key.split_at_checked(10) else {
        return false;
    };
    let mut parts = date.split('-');
    let mut digits = |count| parts.next().is_some_and(|part| part.len() == count && is_number(part));
    let timed = time.strip_prefix(['T', ' ']).is_some_and(|time| time.starts_with(|c: char| c.is_ascii_digit()));
    digits(4) && digits(2) && digits(2) && (time.is_empty() || timed)
}

fn is_email(key: &str) -> bool {
    key.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty()
            && host.contains('.')
            && !host.starts_with('.')
            && !key.contains(char::is_whitespace)
            && !host.contains(['@', '/'])
    })
}

/// `main.py`
fn is_file_name(key: &str) -> bool {
    key.rsplit_once('.').is_some_and(|(stem, extension)| !stem.is_empty() && EXTENSIONS.has(extension))
}

static EXTENSIONS: WordList = word_list(
    "\
    cpp css csv doc docx gif html java jpeg jpg js json jsx md mp3 mp4 pdf php png py rb rs scss sh sql svg swift toml ts tsx txt \
    xls xlsx xml yaml yml zip",
);

/// Returns `true` for Postman's names of additional properties: `key_0`.
fn is_numbered(key: &str) -> bool {
    key.strip_prefix("key_").is_some_and(is_number)
}

fn is_location(key: &str) -> bool {
    let path = key.strip_prefix('/').is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '{'));
    path || key.starts_with("http://") || key.starts_with("https://")
}

fn is_currency(key: &str) -> bool {
    key.len() == 3 && CURRENCIES.has(key)
}

/// `en-US`, `pt_BR`
fn is_locale(key: &str) -> bool {
    key.split_once(['-', '_']).is_some_and(|(language, region)| {
        language.len() == 2
            && language.bytes().all(|b| b.is_ascii_lowercase())
            && region.len() == 2
            && region.bytes().all(|b| b.is_ascii_uppercase())
    })
}

/// Returns `true` for `en` and `de`, alone or with regions. Codes that may mean something else (`id`, `uk`) need one that does not beside them.
pub fn are_languages(keys: &[&str]) -> bool {
    let is_language = |key: &&str| LANGUAGES.has(key) || is_locale(key);
    keys.iter().all(|key| is_language(key) || MAYBE_LANGUAGES.has(key)) && keys.iter().any(is_language)
}

/// ISO 639-1, the languages of most translations.
static LANGUAGES: WordList = word_list("de en es fi fr hu it ja ko lt lv nl pl pt ru sv vi zh");

static MAYBE_LANGUAGES: WordList = word_list(
    "ar bg bn ca cs da el et eu fa ga gl he hi hr hy id is ka kk mk ms no ro sk sl sq sr ta te th tr uk ur uz",
);

/// Recognises the names that Postman generates for additional properties of a schema: a word of “Lorem ipsum” and up to three hexadecimal digits, as in
/// `aute21` and `enima3b`. Short words are also ends of names (`id1`), so that one of the keys must have a long one.
fn are_latin(keys: &[&str]) -> bool {
    let words: Option<Vec<&str>> = keys.iter().map(|key| latin(key)).collect();
    words.is_some_and(|words| words.iter().any(|word| word.len() > 3)) && keys.iter().any(|key| has_digit(key))
}

/// Returns the word of such a key.
fn latin(key: &str) -> Option<&str> {
    (1..=3).find_map(|digits| {
        let (word, end) = key.split_at_checked(key.len().checked_sub(digits)?)?;
        let word = word.trim_end_matches('_');
        let is_end = end.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        (is_end && is_lorem(word)).then_some(word)
    })
}

/// Returns `true` if a text consists of words of “Lorem ipsum”, one of them long enough to be unambiguous.
pub fn is_latin_text(text: &str) -> bool {
    let words = || text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    words().any(|word| word.len() > 4) && text.is_ascii() && words().all(is_lorem)
}

fn is_lorem(word: &str) -> bool {
    LOREM.has(&word.to_ascii_lowercase())
}

/// Returns `true` for `usr_8f3kd9`, `usr_02kdk3`, …: a common prefix, followed by a generated text.
fn has_common_prefix(keys: &[&str]) -> bool {
    let prefix = |key: &'_ str| key.split_once(['_', '-']).map(|(prefix, _)| prefix.len());
    let Some(first) = keys.first() else {
        return false;
    };
    let Some(length) = prefix(first).filter(|length| *length >= 2) else {
        return false;
    };
    keys.len() >= 3
        && keys
            .iter()
            .all(|key| key.get(..=length) == first.get(..=length) && key.get(length + 1..).is_some_and(is_identifier))
}

fn is_identifier(text: &str) -> bool {
    text.len() >= 6
        && text.bytes().all(|b| b.is_ascii_alphanumeric())
        && text.bytes().filter(u8::is_ascii_digit).count() >= 2
        && text.bytes().any(|b| b.is_ascii_alphabetic())
        && text.trim_end_matches(|c: char| c.is_ascii_digit()).bytes().any(|b| b.is_ascii_digit())
}

static LOREM: WordList = word_list(
    "\
    lorem ipsum dolor sit amet consectetur adipisicing adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna \
    aliqua enim ad minim veniam quis nostrud exercitation ullamco laboris nisi aliquip ex ea commodo consequat duis aute irure in \
    reprehenderit voluptate velit esse cillum eu fugiat nulla pariatur excepteur sint occaecat cupidatat non proident sunt culpa \
    qui officia deserunt mollit anim id est laborum",
);

/// ISO 4217.
static CURRENCIES: WordList = word_list(
    "\
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY \
    COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS \
    INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR \
    MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP \
    SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XAG XAU \
    XCD XDR XOF XPD XPF XPT YER ZAR ZMW ZWL",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_in_keys_makes_a_map() {
        let maps: &[&[&str]] = &[
            &["1"],
            &["200", "404"],
            &["123e4567-e89b-12d3-a456-426614174000"],
            &["5f3a9c01e4b0"],
            &["2024-01-31", "2024-02-29T10:00:00Z"],
            &["ada@example.com"],
            &["hello world.rb"],
            &["key_0", "key_1"],
            &["/users", "/orders/{id}"],
            &["/var/run/docker.sock"],
            &["USD", "EUR", "GBP"],
            &["en-US", "de-DE"],
            &["usr_8f3kd9", "usr_02kdk3", "usr_9dk30a"],
            &["aB3dE5gH1jK2mN4p"],
        ];
        for keys in maps {
            assert!(data(keys).is_some(), "{keys:?}");
        }
        let many: Vec<String> = (0..201).map(|n| format!("word{n}")).collect();
        assert!(data(&many.iter().map(String::as_str).collect::<Vec<_>>()).is_some());
    }

    #[test]
    fn names_make_a_struct() {
        let structs: &[&[&str]] = &[
            &[],
            &["id", "name"],
            &["1", "name"],
            &["p90LatencyMs"],
            &["ALL", "NEW"],
            &["USD"],
            &["en", "de"],
            &["address_line1", "address_line2", "address_city"],
            &["is_v1beta1", "is_v2beta2", "is_v3"],
            &["deadbeefcafe"],
            &["mercury", "venus"],
            &["key_a"],
            &["log.level", "log.file"],
            &["main.py", "name"],
        ];
        for keys in structs {
            assert_eq!(data(keys), None, "{keys:?}");
        }
    }

    #[test]
    fn codes_of_languages_are_told_from_short_names() {
        for keys in [&["en"][..], &["de", "id"], &["pt", "pt-BR"], &["zh-CN"]] {
            assert!(are_languages(keys), "{keys:?}");
        }
        for keys in [&["id"][..], &["ms"], &["en", "name"], &["uk", "us"], &[]] {
            assert!(!are_languages(keys), "{keys:?}");
        }
    }

    #[test]
    fn made_up_latin_words_are_data() {
        for keys in [&["aute21"][..], &["enima3b", "in_4"], &["Ut8", "dolor_c5", "ullamcof"]] {
            assert_eq!(data(keys), Some("all keys are made-up Latin words"), "{keys:?}");
        }
        for keys in [&["id1", "id2"][..], &["dolor", "amet"], &["utc"], &["idea"], &["aute21", "name"], &["magnac"]] {
            assert_eq!(data(keys), None, "{keys:?}");
        }
    }
}
