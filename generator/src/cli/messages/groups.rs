//! Messages grouped by kind: a single one in full, several as a summary with the first places, notes in one line.

use postman_codegen::{Diagnostics, Group, Level, OneLine};

use super::excerpt::Sources;

/// The number of places that are shown for a kind.
const FIRST: usize = 3;

/// Returns the text, and whether it was cut.
pub(super) fn summary(diagnostics: &Diagnostics, styled: bool) -> (String, bool) {
    let mut sources = Sources::default();
    let (mut text, mut cut) = (String::new(), false);
    for group in diagnostics.groups() {
        match group.messages.as_slice() {
            _ if group.code.level() == Level::Note => {
                text += &format!("{}\n", group.summary());
                cut = true;
            }
            [one] => text += &sources.render(one, styled),
            several => {
                several_places(&group, &mut text);
                cut |= several.len() > FIRST;
            }
        }
    }
    (text, cut)
}

/// Returns every message in full.
pub(super) fn full(diagnostics: &Diagnostics, styled: bool) -> String {
    let mut sources = Sources::default();
    let groups = diagnostics.groups();
    groups.iter().flat_map(|group| &group.messages).map(|one| sources.render(one, styled)).collect()
}

fn several_places(group: &Group<'_>, text: &mut String) {
    let count = group.messages.len();
    *text += &format!("{}[{}]: {} ({count} times)\n", group.code.level(), group.code, group.code.title());
    let mut helps = group.messages.iter().filter(|one| !one.guess).map(|one| one.help.as_deref());
    let first_help = helps.next().flatten();
    let same_help = helps.all(|help| help == first_help);
    for one in group.messages.iter().take(FIRST) {
        let message = OneLine(&one.message);
        match one.location() {
            _ if one.guess => {
                let settle = one.help.as_deref().map(|line| format!("; override it with: {}", OneLine(line)));
                *text += &format!("   - {message}{}\n", settle.unwrap_or_default());
            }
            Some(location) => {
                let item = one.item().map(|item| format!("{}: ", OneLine(&item.to_string()))).unwrap_or_default();
                *text += &format!("  --> {location}: {item}{message}\n");
            }
            None => *text += &format!("   - {message}\n"),
        }
        if let Some(help) = one.help.as_deref().filter(|_| !same_help && !one.guess) {
            *text += &format!("     = help: {}\n", OneLine(help));
        }
    }
    if count > FIRST {
        *text += &format!("   = and {} more\n", count - FIRST);
    }
    if let Some(help) = first_help.filter(|_| same_help) {
        *text += &format!("   = help: {}\n", OneLine(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use postman_codegen::{Code, Diagnostic};

    #[test]
    fn many_messages_of_a_kind_are_a_few_lines() {
        let one = |at: usize| Diagnostic::new(Code::Credential, format!("the credential {at}")).help("revoke it");
        let note = Diagnostic::new(Code::RawUrl, "only raw".to_owned());
        let all: Diagnostics = std::iter::once(note).chain((0..400).map(one)).collect();
        let (text, cut) = summary(&all, false);
        assert!(cut);
        assert_eq!(
            text,
            "warning[PC0150]: a credential in the collection is replaced by a variable (400 times)\n   - the credential 0\n   \
             - the credential 1\n   - the credential 2\n   = and 397 more\n   = help: revoke it\nnote[PC0121]: only raw\n"
        );
        assert_eq!(full(&all, false).lines().count(), 801);
    }
}
