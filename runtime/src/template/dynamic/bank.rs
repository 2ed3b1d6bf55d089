//! Identifiers of banks and accounts.

use fastrand::Rng;

use super::draw;

/// Countries, and the format of their IBANs after the check digits (ISO 13616, as
/// [`draw::format`] reads it).
const ACCOUNTS: &[(&str, &str)] = &[
    ("AT", "################"),
    ("BE", "############"),
    ("CH", "#####????????????"),
    ("CZ", "####################"),
    ("DE", "##################"),
    ("DK", "##############"),
    ("ES", "####################"),
    ("FI", "##############"),
    ("FR", "##########???????????##"),
    ("GB", "AAAA##############"),
    ("IE", "AAAA##############"),
    ("LU", "###?????????????"),
    ("NL", "AAAA##########"),
    ("NO", "###########"),
    ("PL", "########################"),
    ("SE", "####################"),
];

const BASE58: &[u8] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// An IBAN with valid check digits.
pub(super) fn iban(random: &mut Rng) -> String {
    let (country, pattern) = ACCOUNTS[random.usize(..ACCOUNTS.len())];
    let account = draw::format(random, pattern);
    let check = 98 - remainder(&format!("{account}{country}00"));
    format!("{country}{check:02}{account}")
}

/// A bank, a country, a place, and perhaps a branch (ISO 9362).
pub(super) fn bic(random: &mut Rng) -> String {
    let (country, _) = ACCOUNTS[random.usize(..ACCOUNTS.len())];
    let bank = draw::format(random, "AAAA");
    let pattern = draw::pick(random, &["A1", "A1###"]);
    let place = draw::format(random, pattern);
    bank + country + &place
}

/// An address in the format of Bitcoin, without a valid checksum.
pub(super) fn bitcoin(random: &mut Rng) -> String {
    let length = random.usize(25..=33);
    draw::pick(random, &["1", "3"]).to_owned() + &draw::text(random, BASE58, length)
}

/// Returns the remainder modulo 97 of the number in a text of digits and letters: a letter is two
/// digits, from 10 for A.
fn remainder(text: &str) -> u32 {
    text.chars()
        .filter_map(|c| c.to_digit(36))
        .fold(0, |remainder, digit| (remainder * if digit < 10 { 10 } else { 100 } + digit) % 97)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iban_has_valid_check_digits() {
        // the example of ISO 13616: the remainder modulo 97 of a valid, rotated IBAN is 1
        assert_eq!(remainder("WEST12345698765432GB82"), 1);
        let mut random = Rng::with_seed(1);
        for _ in 0..500 {
            let iban = iban(&mut random);
            assert_eq!(remainder(&format!("{}{}", &iban[4..], &iban[..4])), 1, "{iban}");
        }
    }
}
