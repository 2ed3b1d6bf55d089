//! Numbers that only tell the position of an item.

/// Returns `text` without the number of its position: `3. Get a quote`, `1a) Log in`, `02-Upload`, `4 - Pay`, `2.1 Refund`, `(3) Ship`,
/// `#4 Close`, `Step 5: Rate`, `TC01_02 Sign`, `B) Send`. Numbers that belong to the name stay: `2.0 API`, `24hr ticker`, `2-factor login`, `2 books`.
pub(crate) fn without_ordinal(text: &str) -> &str {
    let text = text.trim_start();
    let behind_label = || without_label(text).unwrap_or(text);
    let name =
        in_brackets(text).or_else(|| lettered(text)).or_else(|| of_test(text)).or_else(|| numbered(behind_label()));
    // decoration may follow: `1 - 🔑 Log in`
    let is_name = |name: &&str| name.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_alphabetic);
    name.map(str::trim_start).filter(is_name).unwrap_or(text)
}

/// Returns the text after a letter that stands for a number: `A. Pay`, `b) Pay`.
fn lettered(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(|c: char| c.is_ascii_alphabetic())?;
    [". ", ") "].iter().find_map(|separator| rest.strip_prefix(separator))
}

/// Returns the text after the number of a test case: `TC01_02 Pay`, `TC-7: Pay`.
fn of_test(text: &str) -> Option<&str> {
    let case = text.strip_prefix("TC")?.trim_start_matches(['-', '_', ' ']);
    let (first, mut rest) = digits(case)?;
    let mut is_number = first.len() > 1 && first.starts_with('0');
    while let Some((_, after)) = rest.strip_prefix(['.', '_', '-']).and_then(digits) {
        (is_number, rest) = (true, after);
    }
    let name = rest.trim_start_matches([' ', ':', '-', '_', '.', ')']);
    let separators = rest[..rest.len() - name.len()].trim();
    (is_number && name.len() < rest.len() || !separators.is_empty()).then_some(name)
}

/// Spells a number before other words, because no Rust name begins with a digit: `first party`, `two factor login`.
pub(super) fn spelled(mut words: Vec<String>) -> Vec<String> {
    if let [first, _, ..] = words.as_mut_slice()
        && let Some((_, word)) = NUMBERS.iter().find(|(number, _)| number == first)
    {
        *first = (*word).to_owned();
    }
    words
}

const NUMBERS: [(&str, &str); 19] = [
    ("1st", "first"),
    ("2nd", "second"),
    ("3rd", "third"),
    ("4th", "fourth"),
    ("5th", "fifth"),
    ("6th", "sixth"),
    ("7th", "seventh"),
    ("8th", "eighth"),
    ("9th", "ninth"),
    ("10th", "tenth"),
    ("2", "two"),
    ("3", "three"),
    ("4", "four"),
    ("5", "five"),
    ("6", "six"),
    ("7", "seven"),
    ("8", "eight"),
    ("9", "nine"),
    ("10", "ten"),
];

/// Returns `Step 5: Rate` from the number on.
fn without_label(text: &str) -> Option<&str> {
    let label = ["Step", "step", "STEP", "No.", "#"].iter().find(|label| text.starts_with(**label))?;
    let rest = text[label.len()..].trim_start();
    rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest)
}

/// Returns the text after `(3)` or `[3]`.
fn in_brackets(text: &str) -> Option<&str> {
    let (number, rest) = match text.chars().next()? {
        '(' => text[1..].split_once(')')?,
        '[' => text[1..].split_once(']')?,
        _ => return None,
    };
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| rest.trim_start_matches([':', '.', '-', ' ']))
}

/// Returns the text after a leading number and the separator that follows it.
fn numbered(text: &str) -> Option<&str> {
    let (first, mut rest) = digits(text)?;
    let mut levels = 1;
    let mut last = first;
    while let Some((number, after)) = rest.strip_prefix('.').and_then(|level| digits(level).or_else(|| letter(level))) {
        (last, rest) = (number, after);
        levels += 1;
    }
    let lettered = rest.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest);
    let separated = |rest: &'_ str| -> Option<usize> {
        let separators = [". ", ") ", ": ", " - ", " – ", ".) "];
        separators.iter().find(|separator| rest.starts_with(**separator)).map(|separator| separator.len())
    };
    // `01-2 - Log in`, but `01-2` alone may be a name
    if let Some((_, after)) = rest.strip_prefix('-').and_then(digits)
        && let Some(length) = separated(after)
    {
        return Some(&after[length..]);
    }
    let padded = first.len() > 1 && first.starts_with('0');
    if let Some(name) = [rest, lettered].into_iter().find_map(|rest| Some(&rest[separated(rest)?..])) {
        return Some(name);
    }
    if padded && let Some(name) = rest.strip_prefix(['-', '_', '.', ' ']) {
        return Some(name);
    }
    // `2.1 Refund`, but `2.0 API` is a version
    (levels > 1 && !last.starts_with('0')).then(|| rest.strip_prefix(' ')).flatten()
}

/// Splits a text after a letter that stands for a number: the `a` of `1.a. Pay`.
fn letter(text: &str) -> Option<(&str, &str)> {
    let is_level = text.starts_with(|c: char| c.is_ascii_alphabetic() && !c.eq_ignore_ascii_case(&'x'))
        && text[1..].chars().next().is_some_and(|next| !next.is_alphanumeric());
    is_level.then(|| text.split_at(1))
}

/// Splits a text after a number of one to three digits.
fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (1..=3).contains(&end).then(|| text.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::without_ordinal;

    #[test]
    fn a_number_that_orders_is_left_out() {
        for text in [
            "1. Pay",
            "12) Pay",
            "3: Pay",
            "4 - Pay",
            "1a. Pay",
            "01-Pay",
            "00_Pay",
            "007.Pay",
            "01 Pay",
            " 2.  Pay",
            "2.1 Pay",
            "2.1. Pay",
            "1.2.3 Pay",
            "01-2 - Pay",
            "(4) Pay",
            "[4] - Pay",
            "#4 - Pay",
            "Step 5: Pay",
            "Step 1. Pay",
            "1.a. Pay",
            "1.b Pay",
            "A. Pay",
            "c) Pay",
            "TC01_02 Pay",
            "TC-7: Pay",
            "TC 12 - Pay",
        ] {
            assert_eq!(without_ordinal(text), "Pay", "{text}");
        }
        assert_eq!(without_ordinal("0 - 🔑 Pay"), "🔑 Pay");
        assert_eq!(without_ordinal("2. [Beta] Pay"), "[Beta] Pay");
    }

    #[test]
    fn a_number_that_names_stays() {
        for text in [
            "2.0 API",
            "24hr ticker",
            "2-factor login",
            "3D secure",
            "1. 2. 3.",
            "404",
            "2024. Year",
            "1.",
            "Pay 1. x",
            "2 books",
            "Stepwise 3",
            "(a) Pay",
            "[beta] Pay",
            "A Pay",
            "TCP",
            "TC39 proposals",
            "1.x API",
            "e.g. Pay",
        ] {
            assert_eq!(without_ordinal(text), text);
        }
    }
}
