//! Words in the names and descriptions of inputs that tell numbers from codes.

use crate::name::{WordList, word_list};

/// Names of codes: their digits are not numbers, and leading zeros matter.
pub(super) static CODES: WordList = word_list(
    "\
    zip zipcode postal postcode postalcode pin phone mobile msisdn tel telephone fax card cvv cvc iban \
    bic account routing ssn vat tax isbn ean gtin upc barcode sku otp code serial",
);

/// Names of quantities in whole numbers. One of `amount`, `price`, `radius` and the like may be a fraction, although the only example is not.
pub(super) static QUANTITIES: WordList = word_list(
    "\
    limit page pages offset size count per max maximum min minimum skip top take first last start end \
    begin from to rows width height depth length zoom year month day days week weeks hour hours minutes \
    seconds timeout timestamp time since until duration interval ttl age index level priority position \
    window results",
);

/// Names that are only made of these count things, also where the collection has no value: `page`, `max_results`, `pageSize`.
pub(super) static COUNTING: WordList = word_list(
    "\
    limit max num number offset page per records results rows size skip take top",
);

/// What descriptions of a quantity say.
pub(super) const SAID: [&str; 12] = [
    "number of",
    "page number",
    "maximum number",
    "how many",
    "integer",
    "in seconds",
    "in milliseconds",
    "in minutes",
    "timestamp in ms",
    "unix timestamp",
    "in pixels",
    "maximum count",
];
