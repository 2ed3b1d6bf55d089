//! Numbers that only say where an item stands.

/// `text` without the number that orders it: `3. Get a quote`, `1a) Log in`, `02-Upload`, `4 - Pay`. What belongs to the name
/// stays: `2.0 API`, `24hr ticker`, `2-factor login`.
pub(crate) fn without_ordinal(text: &str) -> &str {
    let text = text.trim_start();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    let lettered = rest.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest);
    let padded = number.len() > 1 && number.starts_with('0');
    let ends = |rest: &'_ str| -> Option<usize> {
        let separators = [". ", ") ", ": ", " - ", " – "];
        let found = separators.iter().find(|separator| rest.starts_with(**separator)).map(|separator| separator.len());
        found.or_else(|| (padded && rest.starts_with(['-', '_', '.'])).then_some(1))
    };
    let name = [rest, lettered].into_iter().find_map(|rest| Some(&rest[ends(rest)?..]));
    match name.map(str::trim_start) {
        Some(name) if (1..=3).contains(&digits) && name.starts_with(char::is_alphabetic) => name,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::without_ordinal;

    #[test]
    fn a_number_that_orders_is_left_out() {
        for text in ["1. Pay", "12) Pay", "3: Pay", "4 - Pay", "1a. Pay", "01-Pay", "00_Pay", "007.Pay", " 2.  Pay"] {
            assert_eq!(without_ordinal(text), "Pay", "{text}");
        }
    }

    #[test]
    fn a_number_that_names_stays() {
        for text in
            ["2.0 API", "24hr ticker", "2-factor login", "3D secure", "1. 2. 3.", "404", "2024. Year", "1.", "Pay 1. x"]
        {
            assert_eq!(without_ordinal(text), text);
        }
    }
}
