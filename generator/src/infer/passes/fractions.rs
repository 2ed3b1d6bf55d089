//! Finds the whole numbers that may have fractions: those of fields with a name whose numbers have fractions elsewhere in the collection, or
//! in most APIs, and those beside a number with a fraction that is of one kind with them (`min` beside `max`).

use std::collections::BTreeSet;

use crate::infer::kinds::evidence::Evidence;
use crate::infer::places::occurrence::Walk;
use crate::infer::shapes::arena::{Arena, Form, KeyId, NodeId, RecordId};
use crate::name::{self, WordList, word_list};

/// Marks them in the settled shapes.
pub fn mark(arena: &mut Arena, walk: &Walk) {
    let mut fractions: BTreeSet<String> = BTreeSet::new();
    let mut whole: Vec<(NodeId, KeyId, RecordId)> = Vec::new();
    let mut measures: BTreeSet<(RecordId, String)> = BTreeSet::new();
    for id in &walk.records {
        for slot in &arena.record(*id).slots {
            for node in numbers(arena, slot.node) {
                let evidence = arena.node(node).evidence;
                if evidence.has(Evidence::FLOAT) || evidence.has(Evidence::HINT_FLOAT) {
                    let words = words(arena.key(slot.key));
                    measures.extend(measure(&words).map(|measure| (*id, measure)));
                    fractions.insert(words);
                } else if evidence.has(Evidence::INTEGER)
                    && !evidence.has(Evidence::SAYS_INTEGER)
                    && !evidence.has(Evidence::HINT_INTEGER)
                {
                    whole.push((node, slot.key, *id));
                }
            }
        }
    }
    for (node, key, record) in whole {
        let words = words(arena.key(key));
        let has_fractions = || measure(&words).is_some_and(|measure| measures.contains(&(record, measure)));
        if is_fraction(&words) || fractions.contains(&words) && !is_count(&words) || has_fractions() {
            arena.node_mut(node).evidence |= Evidence::FRACTION;
        }
    }
}

/// The place of a field, and those of the elements of its lists and maps.
fn numbers(arena: &Arena, node: NodeId) -> Vec<NodeId> {
    let mut found = vec![arena.find(node)];
    while let Some(node) = found.last().map(|last| arena.node(*last)) {
        let value = node.record.and_then(|record| match arena.record(record).form {
            Form::Map(value) => Some(value),
            Form::Struct | Form::Object => None,
        });
        let Some(next) = node.item.or(value).map(|next| arena.find(next)).filter(|next| !found.contains(next)) else {
            break;
        };
        found.push(next);
    }
    found
}

fn words(key: &str) -> String {
    name::singular(name::words(key))
}

/// Returns the name of a number without the word by which it differs from others of the same kind: `price 0` of `price min` and `price max`.
fn measure(words: &str) -> Option<String> {
    let of_word = |word: &str| MEASURES.iter().position(|kind| kind.contains(&word));
    let mut found = None;
    let parts = words.split(' ').map(|word| match of_word(word).filter(|_| found.is_none()) {
        Some(kind) => {
            found = Some(kind);
            kind.to_string()
        }
        None => word.to_owned(),
    });
    let measure = parts.collect::<Vec<_>>().join(" ");
    found.map(|_| measure)
}

/// Returns `true` for a number that has fractions in most APIs: in OpenAPI documents, three of four fields whose name ends in one of these words, or
/// more, are of type `number`.
fn is_fraction(words: &str) -> bool {
    let mut last = words.rsplit(' ').skip_while(|word| BOUNDS.contains(word));
    last.next().is_some_and(|last| FRACTIONS.has(last)) && !last.next().is_some_and(|before| OF_SIGNALS.has(before))
}

/// Returns `true` for a number that counts or identifies: of one name, some have fractions, and the others are integers all the same.
fn is_count(words: &str) -> bool {
    words.rsplit(' ').next().is_some_and(|last| COUNTS.has(last) || name::is_id(last))
}

const BOUNDS: &[&str] = &["max", "maximum", "min", "minimum"];

/// Words for numbers of one kind.
const MEASURES: [&[&str]; 9] = [
    BOUNDS,
    &["high", "low"],
    &["lower", "upper"],
    &["from", "to"],
    &["start", "end"],
    &["depth", "height", "length", "width"],
    &["bottom", "left", "right", "top"],
    &["x", "y", "z"],
    &["open", "close"],
];

static FRACTIONS: WordList = word_list(
    "average avg cost discount lat latitude lng lon longitude multiplier percentage price rate ratio tax vat",
);

/// Rates of these are integers: `sample_rate`.
static OF_SIGNALS: WordList = word_list("baud bit frame heart refresh sample sampling");

static COUNTS: WordList = word_list(
    "\
    attempt byte bytes code column count day index length level limit line minute month no num number offset order page port position priority \
    rank retry second size status step timestamp type version year",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_one_kind_differ_in_one_word() {
        for (one, other) in [("min", "max"), ("price_min", "priceMax"), ("box width", "box height"), ("from", "to")] {
            assert!(measure(&words(one)).is_some() && measure(&words(one)) == measure(&words(other)), "{one}");
        }
        for (one, other) in [("price_min", "age_max"), ("min", "width"), ("price", "cost"), ("minutes", "max")] {
            assert!(measure(&words(one)).is_none() || measure(&words(one)) != measure(&words(other)), "{one}");
        }
    }

    #[test]
    fn words_tell_which_numbers_have_fractions() {
        for key in ["price", "unitPrice", "prices", "tax_rate", "lat", "Longitude", "price_min", "maxPrice"] {
            assert!(is_fraction(&words(key)), "{key}");
        }
        for key in ["priceId", "rateLimit", "sample_rate", "amount", "latency"] {
            assert!(!is_fraction(&words(key)), "{key}");
        }
        for key in ["count", "pageSize", "user_id", "years"] {
            assert!(is_count(&words(key)), "{key}");
        }
    }
}
