//! Names of inputs, which distinguish numbers from codes.

use crate::name::{self, WordList, word_list};

/// Names of codes: their digits are not numbers, and leading zeros matter.
static CODES: WordList = word_list(
    "\
    zip zipcode postal postcode postalcode pin phone mobile msisdn tel telephone fax card cvv cvc iban \
    bic account routing ssn vat tax isbn ean gtin upc barcode sku otp code serial",
);

/// Names of quantities in whole numbers. Others, such as `amount`, `price` and `radius`, may be a fraction, although the only example is not.
static QUANTITIES: WordList = word_list(
    "\
    limit page pages offset size count per max maximum min minimum skip top take first last start end \
    begin from to rows width height depth length zoom year month day days week weeks hour hours minutes \
    seconds timeout timestamp time since until duration interval ttl age index level priority position \
    window results",
);

/// Names that are only made of these count things, also where the collection has no value: `page`, `max_results`, `pageSize`.
static COUNTING: WordList = word_list(
    "\
    limit max num number offset page per records results rows size skip take top",
);

/// Names that end with these are whole numbers if the description gives a default or a bound in digits.
static BOUNDED: WordList = word_list(
    "\
    limit size count rows offset results take skip page pages index",
);

/// Returns `true` for a name that is only made of words that count.
pub(super) fn counts(words: &[String]) -> bool {
    !words.is_empty() && words.iter().all(|word| COUNTING.has(word))
}

/// Returns `true` for the name of a quantity in whole numbers.
pub(super) fn is_quantity(words: &[String]) -> bool {
    words.iter().any(|word| QUANTITIES.has(word))
}

/// Returns `true` for a name whose values a number in digits can bound.
pub(super) fn is_bounded(words: &[String]) -> bool {
    words.last().is_some_and(|last| BOUNDED.has(last))
}

/// Returns `true` for the words of a code or an id.
pub(super) fn is_code(words: &[String]) -> bool {
    is_id(words) || has_code(words)
}

/// Returns `true` for the name of an id, or of several.
pub(super) fn is_id(words: &[String]) -> bool {
    words.last().is_some_and(|last| name::is_id(&name::singular_word(last)))
}

pub(super) fn has_code(words: &[String]) -> bool {
    words.iter().any(|word| CODES.has(word))
}
