//! [`Resolver`]: substitutes the variables of templates like Postman.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::dynamic;
use super::sources::Sources;
use super::text::{Repr, Text};
use super::token::tokens;
use crate::variables::Lookup;

/// The number of times that Postman searches a text again after replacements.
const PASSES: usize = 19;

/// Variables that refer to each other several times would grow a text without bounds; beyond this many
/// bytes, names stay.
const MAX_BYTES: usize = 16 * 1024 * 1024;

/// Substitutes the variables of one request, and collects the undefined names.
pub(crate) struct Resolver<'a> {
    variables: &'a dyn Lookup,
    /// The parts of the path that the caller gave, by their text in the URL.
    path: &'a [(Cow<'static, str>, Text)],
    sources: &'a Sources,
    unset: BTreeSet<String>,
}

impl<'a> Resolver<'a> {
    pub(crate) fn new(variables: &'a dyn Lookup, sources: &'a Sources) -> Self {
        Self { variables, path: &[], sources, unset: BTreeSet::new() }
    }

    /// Returns one with the same values, which has no unset variables yet.
    pub(crate) fn fork(&self) -> Self {
        Self { unset: BTreeSet::new(), ..*self }
    }

    /// Takes the parts of a path for the variables in whose place they are (`{{name}}`): a variable has one value in a request.
    pub(crate) fn with_path(self, path: &'a [(Cow<'static, str>, Text)]) -> Self {
        Self { path, ..self }
    }

    /// Returns the text of `template`. Names that remain are noted as unset.
    pub(crate) fn resolve<'t>(&mut self, template: &'t str) -> Cow<'t, str>
    where
        'a: 't,
    {
        let text = self.substitute(template);
        self.note_unset(&text);
        text
    }

    /// Returns the text of a value.
    pub(crate) fn text<'t>(&mut self, text: &'t Text) -> Cow<'t, str>
    where
        'a: 't,
    {
        match &text.0 {
            Repr::Data(data) => Cow::Borrowed(data.as_ref()),
            Repr::Template(saved) => self.resolve(saved),
            Repr::KeyAlone => Cow::Borrowed(""),
        }
    }

    /// The same as [`resolve`](Self::resolve), for a text that outlives the variables: without names, it is returned unchanged.
    pub(crate) fn resolve_kept(&mut self, template: Cow<'static, str>) -> Cow<'static, str> {
        let has_names = tokens(&template).next().is_some();
        if has_names { Cow::Owned(self.resolve(&template).into_owned()) } else { template }
    }

    /// Returns the text of `template`, in which undefined names remain.
    pub(crate) fn substitute<'t>(&self, template: &'t str) -> Cow<'t, str>
    where
        'a: 't,
    {
        // most templates are a single name with a plain value
        if let Some(value) = whole_name(template).and_then(|name| self.value(name))
            && tokens(value).next().is_none()
        {
            return Cow::Borrowed(value);
        }
        let mut text = Cow::Borrowed(template);
        for _ in 0..PASSES {
            match self.pass(&text) {
                Some(next) if next.len() > MAX_BYTES.max(2 * template.len()) => {
                    return Cow::Owned(next);
                }
                Some(next) => text = Cow::Owned(next),
                None => break,
            }
        }
        text
    }

    fn value(&self, name: &str) -> Option<&'a str> {
        self.given(name).or_else(|| self.variables.value(name))
    }

    /// Returns the value that the caller gave for a variable. Data with braces would be read as a template.
    fn given(&self, name: &str) -> Option<&'a str> {
        let is_own = |written: &str| whole_name(written) == Some(name) && !name.starts_with('$');
        let (written, text) = self.path.iter().find(|(written, _)| is_own(written))?;
        match &text.0 {
            Repr::Template(template) if template != written => Some(template),
            _ => text.plain(),
        }
    }

    /// Notes each name that remains in `text`.
    pub(crate) fn note_unset(&mut self, text: &str) {
        for token in tokens(text) {
            self.unset.insert(token.name.to_owned());
        }
    }

    /// Returns `true` if there was an undefined name.
    pub(crate) fn has_unset(&self) -> bool {
        !self.unset.is_empty()
    }

    /// Returns the undefined names, in alphabetical order.
    pub(crate) fn into_unset(self) -> Vec<String> {
        self.unset.into_iter().collect()
    }

    /// Replaces each name with a value once; `None` if there was none.
    fn pass(&self, text: &str) -> Option<String> {
        let mut result = String::new();
        let mut copied = 0;
        for token in tokens(text) {
            let value = match self.value(token.name) {
                Some(value) => Cow::Borrowed(value),
                None => match dynamic::value(token.name, self.sources) {
                    Some(value) => Cow::Owned(value),
                    None => continue,
                },
            };
            // most texts contain no name, and are not copied
            result.reserve(text.len() + value.len());
            result.push_str(&text[copied..token.start]);
            result.push_str(&value);
            copied = token.end;
        }
        (copied > 0).then(|| result + &text[copied..])
    }
}

/// Returns the name if the whole text is `{{name}}`.
pub(crate) fn whole_name(text: &str) -> Option<&str> {
    text.strip_prefix("{{")?.strip_suffix("}}").filter(|name| !name.contains(['{', '}']))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Table(&'static [(&'static str, &'static str)]);

    impl Lookup for Table {
        fn value(&self, name: &str) -> Option<&str> {
            self.0.iter().find(|(key, _)| *key == name).map(|(_, value)| *value)
        }

        fn secret_values(&self) -> Vec<String> {
            Vec::new()
        }

        fn secret_occurs_in(&self, _: &str) -> bool {
            false
        }
    }

    fn resolve(template: &str, table: &'static [(&'static str, &'static str)]) -> (String, Vec<String>) {
        let variables = Table(table);
        let sources = Sources::new(None, None);
        let mut resolver = Resolver::new(&variables, &sources);
        let text = resolver.resolve(template).into_owned();
        (text, resolver.into_unset())
    }

    #[test]
    fn nested_and_composed() {
        let table = &[("n", "1"), ("x1", "comp"), ("a", "{{b}}"), ("b", "c"), ("empty", "")];
        assert_eq!(resolve("{{x{{n}}}}", table).0, "comp");
        assert_eq!(resolve("{{{a}}}", table).0, "{c}");
        assert_eq!(resolve("<{{empty}}>", table).0, "<>");
        assert_eq!(resolve("{{A}} {{ a }} {{a}}", table), ("{{A}} {{ a }} c".into(), vec![" a ".into(), "A".into()]));
    }

    #[test]
    fn a_part_of_the_path_is_the_value_of_its_variable() {
        let variables = Table(&[("id", "1"), ("other", "2")]);
        let sources = Sources::new(None, None);
        for (written, text, expected) in [
            ("{{id}}", Text::from("7"), "7"),
            ("{{id}}", Text::variable("other"), "2"),
            ("{{id}}", Text::variable("id"), "1"),
            ("{{id}}", Text::from("{{other}}"), "1"),
            ("id", Text::from("7"), "1"),
        ] {
            let path = [(written.into(), text)];
            let resolver = Resolver::new(&variables, &sources).with_path(&path);
            assert_eq!(resolver.substitute("{{id}}"), expected, "{path:?}");
        }
        let path = [("{{$guid}}".into(), Text::from("7"))];
        let resolver = Resolver::new(&variables, &sources).with_path(&path);
        assert_ne!(resolver.substitute("{{$guid}}"), "7", "an example of a value, and a value of its own elsewhere");
    }

    #[test]
    fn a_cycle_of_variables_ends() {
        assert_eq!(resolve("{{a}}", &[("a", "{{b}}"), ("b", "{{a}}")]).0, "{{b}}");
        assert_eq!(resolve("{{a}}", &[("a", "x{{a}}")]).0, format!("{}{{{{a}}}}", "x".repeat(19)));
    }

    #[test]
    fn dynamic_values_are_fresh_and_can_be_overridden() {
        let (text, unset) = resolve("{{$guid}} {{$guid}} {{$nope}}", &[]);
        let words: Vec<&str> = text.split(' ').collect();
        assert_ne!(words[0], words[1]);
        assert_eq!(unset, ["$nope"]);
        assert_eq!(resolve("{{$guid}}", &[("$guid", "mine")]).0, "mine");
    }
}
