//! Words that look like words of another script, of which rustc warns.
//!
//! The lint `mixed_script_confusables` warns of a script if all its letters in the crate look like letters of other scripts, and
//! `confusable_idents` of two names that look alike. One letter that no other script has, as the д of `удалить_фото`, rules both out;
//! `фото` alone is written `foto`.

use unicode_security::mixed_script::AugmentedScriptSet;
use unicode_security::{is_potential_mixed_script_confusable_char, skeleton};

/// Writes in Latin letters the words of scripts that none of the words has a letter of its own of. Those that have no such spelling are left out.
pub(super) fn respell(words: &mut Vec<String>) {
    if words.iter().all(|word| word.is_ascii()) {
        return;
    }
    let latin = AugmentedScriptSet::for_char('a');
    // whether all letters of each script look like other ones
    let mut scripts: Vec<(AugmentedScriptSet, bool)> = Vec::new();
    for c in words.iter().flat_map(|word| word.chars()).filter(|c| !c.is_ascii()) {
        let script = AugmentedScriptSet::for_char(c);
        let is_confusable = is_potential_mixed_script_confusable_char(c);
        match scripts.iter_mut().find(|(other, _)| *other == script) {
            Some((_, all)) => *all &= is_confusable,
            None if script != latin => scripts.push((script, is_confusable)),
            None => {}
        }
    }
    let is_latin = |c: char| c.is_ascii() || matches!(c, '\u{300}'..='\u{36f}');
    let looks_latin = !scripts.is_empty() && skeleton(&words.concat()).all(is_latin);
    scripts.retain(|(_, all)| *all || looks_latin);
    if scripts.is_empty() {
        return;
    }
    let is_doubtful =
        |c: char| !c.is_ascii() && scripts.iter().any(|(script, _)| *script == AugmentedScriptSet::for_char(c));
    words.retain_mut(|word| {
        if !word.contains(is_doubtful) {
            return true;
        }
        let spelled: Option<String> = word
            .chars()
            .map(|c| in_latin(c).map(String::from).or_else(|| (!is_doubtful(c)).then(|| c.to_string())))
            .collect();
        *word = spelled.unwrap_or_default();
        !word.is_empty()
    });
}

/// Returns a Cyrillic or Greek letter in Latin ones.
fn in_latin(c: char) -> Option<&'static str> {
    const CYRILLIC: [&str; 32] = [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
        "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
    ];
    const GREEK: [&str; 25] = [
        "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y", "f",
        "ch", "ps", "o",
    ];
    let of = |list: &[&'static str], first: char| list.get((c as usize).checked_sub(first as usize)?).copied();
    match c {
        'а'..='я' => of(&CYRILLIC, 'а'),
        'α'..='ω' => of(&GREEK, 'α'),
        'ё' | 'є' | 'έ' => Some("e"),
        'ѕ' => Some("s"),
        'і' | 'ί' | 'ή' | 'ϊ' => Some("i"),
        'ї' => Some("yi"),
        'ј' => Some("j"),
        'ў' => Some("u"),
        'ґ' => Some("g"),
        'ћ' => Some("c"),
        'ђ' => Some("dj"),
        'љ' => Some("lj"),
        'њ' => Some("nj"),
        'џ' => Some("dz"),
        'ά' => Some("a"),
        'ό' | 'ώ' => Some("o"),
        'ύ' | 'ϋ' => Some("y"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::respell;

    #[test]
    fn words_stay_beside_a_letter_of_their_script_alone() {
        for (text, expected) in [
            ("удалить фото", "удалить фото"),
            ("рост цен", "рост цен"),
            ("фото", "foto"),
            ("кто и как", "кто и как"),
            ("текст", "tekst"),
            ("get фото пост", "get foto post"),
            ("ас", "as"),
            ("όνομα", "όνομα"),
            ("ο όνομα", "ο όνομα"),
            ("ναι", "nai"),
            ("größe ó", "größe ó"),
            ("日本語 工", "日本語 工"),
            ("ຈ a", "a"),
        ] {
            let mut words = text.split(' ').map(str::to_owned).collect();
            respell(&mut words);
            assert_eq!(words.join(" "), expected, "{text}");
        }
    }
}
