//! [`NamedInScripts`]: the variables whose names scripts contain.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;

use crate::read::model::{Collection, Entry, Event};

/// The texts of all scripts.
pub(in crate::resolve) struct NamedInScripts(Vec<String>);

impl NamedInScripts {
    pub(in crate::resolve) fn of(collection: &Collection) -> Self {
        let mut texts = Self(Vec::new());
        texts.events(&collection.events);
        texts.entries(&collection.entries);
        texts
    }

    /// Returns those of the names that a script has as a literal, as in `pm.environment.get("key")`, as a property of all variables, or in
    /// a text that is substituted, other than to set it.
    pub(super) fn among<'a>(&self, names: &[&'a str]) -> BTreeSet<&'a str> {
        let names: Vec<&str> = names.iter().copied().filter(|name| !name.is_empty()).collect();
        let Ok(finder) = AhoCorasick::new(&names) else { return names.into_iter().collect() };
        let mut found = BTreeSet::new();
        for text in &self.0 {
            for place in finder.find_overlapping_iter(text.as_str()) {
                if is_use(&text[..place.start()], &text[place.end()..]) {
                    found.insert(names[place.pattern().as_usize()]);
                }
            }
        }
        found
    }

    fn entries(&mut self, entries: &[Entry]) {
        for entry in entries {
            match entry {
                Entry::Folder(folder) => {
                    self.events(&folder.events);
                    self.entries(&folder.entries);
                }
                Entry::Item(item) => self.events(&item.events),
            }
        }
    }

    fn events(&mut self, events: &[Event]) {
        self.0.extend(events.iter().map(|event| event.script.clone()));
    }
}

/// Methods that give a variable a value or remove it, before their first argument.
const SETTERS: [&str; 6] = [
    ".set(",
    ".unset(",
    ".setEnvironmentVariable(",
    ".setGlobalVariable(",
    ".clearEnvironmentVariable(",
    ".clearGlobalVariable(",
];

/// Returns `true` if a name between these texts is that of a variable that is read; one that scripts only set is not.
fn is_use(before: &str, after: &str) -> bool {
    let call = before.strip_suffix(['"', '\'', '`']).unwrap_or_default();
    if SETTERS.iter().any(|setter| call.trim_end().ends_with(setter)) {
        return false;
    }
    let is_between = |open: &str, close: &str| before.ends_with(open) && after.starts_with(close);
    let continues = after.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    ["\"", "'", "`"].iter().any(|quote| is_between(quote, quote))
        || is_between("{{", "}}")
        || (before.ends_with('.') && !continues)
}

#[cfg(test)]
mod tests {
    use super::NamedInScripts;

    #[test]
    fn scripts_name_variables_as_literals_properties_and_templates() {
        for (text, expected) in [
            ("pm.environment.get(\"key\")", true),
            ("postman.getEnvironmentVariable('key')", true),
            ("environment.key + 1", true),
            ("pm.variables.replaceIn(`{{key}}`)", true),
            ("const key = 1;", false),
            ("pm.environment.get(\"key_2\")", false),
            ("environment.keys", false),
            ("pm.environment.set(\"key\", 0)", false),
            ("postman.clearEnvironmentVariable( 'key')", false),
            ("pm.environment.set('key', pm.environment.get('key') + 1)", true),
            ("pm.environment.set('other', 'key')", true),
        ] {
            let scripts = NamedInScripts(vec![text.to_owned()]);
            assert_eq!(scripts.among(&["", "key", "k"]).contains("key"), expected, "{text}");
        }
    }
}
