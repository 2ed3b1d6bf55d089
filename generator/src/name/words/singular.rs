//! English plurals, as far as they occur in JSON keys.

use super::word_list::{WordList, word_list};

/// Returns the words with the last one in the singular, as the name of an element of `orders`; or the one before `of`, if that is a plural.
pub(crate) fn singular(mut words: Vec<String>) -> String {
    if let Some(at) = words.iter().position(|word| word == "of").filter(|at| (1..words.len() - 1).contains(at))
        && let one = singular_word(&words[at - 1])
        && one != words[at - 1]
        && words[at - 1] != "terms"
    {
        words[at - 1] = one;
        return words.join(" ");
    }
    if let Some(last) = words.last_mut() {
        *last = singular_word(last);
    }
    words.join(" ")
}

/// Returns the words in the singular, and usual abbreviations for those that have one, so that words for one thing are equal.
pub(crate) fn in_singular(words: &[String]) -> Vec<String> {
    let abbreviated = |word: String| {
        let short = ABBREVIATIONS.iter().find(|(long, _)| *long == word);
        short.map_or(word, |(_, short)| (*short).to_owned())
    };
    words.iter().map(|word| abbreviated(singular_word(word))).collect()
}

const ABBREVIATIONS: [(&str, &str); 9] = [
    ("application", "app"),
    ("configuration", "config"),
    ("document", "doc"),
    ("environment", "env"),
    ("information", "info"),
    ("organisation", "org"),
    ("organization", "org"),
    ("repository", "repo"),
    ("specification", "spec"),
];

/// Returns one word in the singular.
pub(crate) fn singular_word(word: &str) -> String {
    if let Ok(at) = IRREGULAR.binary_search_by_key(&word, |(many, _)| many) {
        return IRREGULAR[at].1.to_owned();
    }
    if word.len() < 3 || KEPT.has(word) || is_singular(word) {
        return word.to_owned();
    }
    if let Some((stem, end)) = ROMANCE.iter().find_map(|(many, one)| Some((word.strip_suffix(many)?, one))) {
        return format!("{stem}{end}");
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let es =
        ["sses", "xes", "ches", "shes", "zzes", "oes"].iter().any(|end| word.ends_with(end)) || is_plural_of_us(word);
    let end = if es { "es" } else { "s" };
    word.strip_suffix(end).unwrap_or(word).to_owned()
}

/// Plurals of Spanish and Portuguese whose ends no English word has: `inscripciones`, `transações`.
const ROMANCE: [(&str, &str); 4] = [("ciones", "cion"), ("siones", "sion"), ("ções", "ção"), ("acoes", "acao")];

/// Returns `true` for words with an ending of singulars: `address`, `status`, `basis`, `axis`. Most other words in `-is` are plurals of
/// abbreviations and of words in `-i`: `apis`, `taxis`. Three letters with a vowel before the last are no plural in any language: `gas`, `kas`.
fn is_singular(word: &str) -> bool {
    ["ss", "us", "sis", "xis", "itis", "olis", "js", "series", "species"].iter().any(|end| word.ends_with(end))
        || word.len() < 4 && ["as", "es", "is", "os"].iter().any(|end| word.ends_with(end))
}

/// Returns `true` for `statuses`, but not for `houses` and `causes`.
fn is_plural_of_us(word: &str) -> bool {
    let stem = word.strip_suffix("uses").filter(|stem| stem.len() > 2 && !stem.ends_with(['a', 'o']));
    stem.is_some() && !USES.has(word)
}

/// Plurals of words in `-use`, after a consonant.
static USES: WordList = word_list("abuses accuses amuses confuses excuses misuses recluses refuses reuses");

/// Words in `-s` that are no plurals, or that are called the same as one thing.
static KEPT: WordList = word_list(
    "\
    alias always analytics atlas aws bias canvas chaos cms cors cris dais debris dns does ebs ecs efs eks electronics \
    gas goods gps has headquarters https ibis ios iris jenkins kubernetes kudos lens lms logistics macos mantis \
    marquis mathematics nas news oms os paris physics pos postgres rds redis robotics sas ses sms sns sos \
    sqs sts tennis this tls tms ups was wms xls yes",
);

/// Sorted.
const IRREGULAR: &[(&str, &str)] = &[
    ("aliases", "alias"),
    ("analyses", "analysis"),
    ("appendices", "appendix"),
    ("atlases", "atlas"),
    ("avalanches", "avalanche"),
    ("axes", "axis"),
    ("biases", "bias"),
    ("boxes", "box"),
    ("bureaus", "bureau"),
    ("buses", "bus"),
    ("caches", "cache"),
    ("calories", "calorie"),
    ("canoes", "canoe"),
    ("canvases", "canvas"),
    ("children", "child"),
    ("cookies", "cookie"),
    ("cpus", "cpu"),
    ("crises", "crisis"),
    ("criteria", "criterion"),
    ("diagnoses", "diagnosis"),
    ("dies", "die"),
    ("feet", "foot"),
    ("gases", "gas"),
    ("gpus", "gpu"),
    ("gurus", "guru"),
    ("halves", "half"),
    ("headaches", "headache"),
    ("hoodies", "hoodie"),
    ("hypotheses", "hypothesis"),
    ("indices", "index"),
    ("knives", "knife"),
    ("leaves", "leaf"),
    ("lenses", "lens"),
    ("lies", "lie"),
    ("lives", "life"),
    ("loaves", "loaf"),
    ("matrices", "matrix"),
    ("men", "man"),
    ("menus", "menu"),
    ("mice", "mouse"),
    ("movies", "movie"),
    ("niches", "niche"),
    ("ous", "ou"),
    ("parentheses", "parenthesis"),
    ("people", "person"),
    ("pies", "pie"),
    ("quizzes", "quiz"),
    ("scarves", "scarf"),
    ("selfies", "selfie"),
    ("shelves", "shelf"),
    ("shoes", "shoe"),
    ("skus", "sku"),
    ("submenus", "submenu"),
    ("syntheses", "synthesis"),
    ("taxis", "taxi"),
    ("teeth", "tooth"),
    ("theses", "thesis"),
    ("thieves", "thief"),
    ("ties", "tie"),
    ("toes", "toe"),
    ("vcpus", "vcpu"),
    ("vertices", "vertex"),
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
            ("inscripciones", "inscripcion"),
            ("transações", "transação"),
            ("lineItems", "line item"),
            ("unitsOfMeasure", "unit of measure"),
            ("codes_of_conduct", "code of conduct"),
            ("termsOfService", "terms of service"),
            ("addresses", "address"),
            ("address", "address"),
            ("status", "status"),
            ("statuses", "status"),
            ("categories", "category"),
            ("movies", "movie"),
            ("series", "series"),
            ("timeseries", "timeseries"),
            ("subspecies", "subspecies"),
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
            ("uses", "use"),
            ("reuses", "reuse"),
            ("bonuses", "bonus"),
            ("radiuses", "radius"),
            ("RFIs", "rfi"),
            ("APIs", "api"),
            ("userKpis", "user kpi"),
            ("POIs", "poi"),
            ("URLs", "url"),
            ("URIs", "uri"),
            ("taxis", "taxi"),
            ("taxes", "tax"),
            ("axes", "axis"),
            ("axis", "axis"),
            ("basis", "basis"),
            ("metropolis", "metropolis"),
            ("this", "this"),
            ("gis", "gis"),
            ("skus", "sku"),
            ("menus", "menu"),
            ("campus", "campus"),
            ("aliases", "alias"),
            ("media", "media"),
            ("metadata", "metadata"),
            ("criteria", "criterion"),
            ("analytics", "analytics"),
            ("nodejs", "nodejs"),
        ];
        for (many, one) in cases {
            assert_eq!(singular(many), one, "{many}");
            assert_eq!(singular(&singular(many)), one, "{many}");
        }
    }
}
