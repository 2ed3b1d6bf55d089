//! English plurals, as far as they occur in JSON keys.

use super::word_list::{WordList, word_list};

/// Returns the words with the last one in the singular, as the name of an element of `orders`.
pub(crate) fn singular(mut words: Vec<String>) -> String {
    if let Some(last) = words.last_mut() {
        *last = singular_word(last);
    }
    words.join(" ")
}

fn singular_word(word: &str) -> String {
    if let Ok(at) = IRREGULAR.binary_search_by_key(&word, |(many, _)| many) {
        return IRREGULAR[at].1.to_owned();
    }
    if word.len() < 3 || KEPT.has(word) || ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        return word.to_owned();
    }
    let es = ["sses", "xes", "ches", "shes", "zzes", "oes"].iter().any(|end| word.ends_with(end));
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let end = if es { "es" } else { "s" };
    word.strip_suffix(end).unwrap_or(word).to_owned()
}

static KEPT: WordList = word_list(
    "\
    alias always atlas aws bias canvas chaos cors dns does gas goods gps has https ios kudos \
    lens macos news os pos sas series sms sos species sts tls was",
);

/// Sorted.
const IRREGULAR: &[(&str, &str)] = &[
    ("aliases", "alias"),
    ("analyses", "analysis"),
    ("bonuses", "bonus"),
    ("boxes", "box"),
    ("buses", "bus"),
    ("caches", "cache"),
    ("campuses", "campus"),
    ("canvases", "canvas"),
    ("censuses", "census"),
    ("children", "child"),
    ("consensuses", "consensus"),
    ("cookies", "cookie"),
    ("crises", "crisis"),
    ("criteria", "criterion"),
    ("dies", "die"),
    ("focuses", "focus"),
    ("gases", "gas"),
    ("halves", "half"),
    ("headaches", "headache"),
    ("indices", "index"),
    ("knives", "knife"),
    ("leaves", "leaf"),
    ("lenses", "lens"),
    ("lies", "lie"),
    ("lives", "life"),
    ("matrices", "matrix"),
    ("men", "man"),
    ("mice", "mouse"),
    ("movies", "movie"),
    ("people", "person"),
    ("pies", "pie"),
    ("quizzes", "quiz"),
    ("selfies", "selfie"),
    ("shelves", "shelf"),
    ("shoes", "shoe"),
    ("statuses", "status"),
    ("ties", "tie"),
    ("toes", "toe"),
    ("vertices", "vertex"),
    ("viruses", "virus"),
    ("wives", "wife"),
    ("wolves", "wolf"),
    ("women", "woman"),
    ("zombies", "zombie"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn singular(text: &str) -> String {
        super::singular(crate::name::words(text))
    }

    #[test]
    fn singular_takes_the_last_word() {
        assert!(IRREGULAR.is_sorted());
        let cases = [
            ("orders", "order"),
            ("lineItems", "line item"),
            ("addresses", "address"),
            ("address", "address"),
            ("status", "status"),
            ("statuses", "status"),
            ("categories", "category"),
            ("movies", "movie"),
            ("series", "series"),
            ("data", "data"),
            ("boxes", "box"),
            ("matches", "match"),
            ("caches", "cache"),
            ("databases", "database"),
            ("sizes", "size"),
            ("schemas", "schema"),
            ("photos", "photo"),
            ("heroes", "hero"),
            ("ids", "id"),
            ("people", "person"),
            ("indices", "index"),
            ("analysis", "analysis"),
            ("news", "news"),
            ("houses", "house"),
            ("causes", "cause"),
        ];
        for (many, one) in cases {
            assert_eq!(singular(many), one, "{many}");
            assert_eq!(singular(&singular(many)), one, "{many}");
        }
    }
}
