//! Dynamic variables (`{{$guid}}` …): the runtime provides their values, some only with a feature.

/// Returns `true` if the runtime needs its feature `fake` for `name` (`$randomCity`).
pub fn needs_fake(name: &str) -> bool {
    name.strip_prefix('$').is_some_and(|name| FAKE.contains(&name))
}

/// The same list as in the runtime, on which the generator does not depend because users would compile it twice. A test compares both.
const FAKE: &[&str] = &[
    "randomBs",
    "randomBsAdjective",
    "randomBsBuzz",
    "randomBsNoun",
    "randomCatchPhrase",
    "randomCatchPhraseAdjective",
    "randomCatchPhraseDescriptor",
    "randomCatchPhraseNoun",
    "randomCity",
    "randomCompanyName",
    "randomCountry",
    "randomCountryCode",
    "randomCurrencyCode",
    "randomCurrencyName",
    "randomCurrencySymbol",
    "randomDomainName",
    "randomDomainWord",
    "randomEmail",
    "randomExampleEmail",
    "randomFirstName",
    "randomFullName",
    "randomJobArea",
    "randomJobDescriptor",
    "randomJobTitle",
    "randomJobType",
    "randomLastName",
    "randomLoremLines",
    "randomLoremParagraph",
    "randomLoremParagraphs",
    "randomLoremSentence",
    "randomLoremSentences",
    "randomLoremSlug",
    "randomLoremText",
    "randomLoremWord",
    "randomLoremWords",
    "randomStreetAddress",
    "randomStreetName",
    "randomUrl",
    "randomUserAgent",
    "randomUserName",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// A name in only one of the lists would give a client that fails when it is called, or a needless dependency.
    #[test]
    fn the_runtime_has_the_same_list() -> Result<(), Box<dyn std::error::Error>> {
        let runtime = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/src/template/dynamic/mod.rs");
        let text = std::fs::read_to_string(runtime)?;
        let (_, list) = text.split_once("const FAKE: &[&str] = &[").ok_or("the runtime has no list")?;
        let (list, _) = list.split_once("];").ok_or("the list has no end")?;
        let names: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
        assert_eq!(names, FAKE);
        Ok(())
    }

    #[test]
    fn names_are_whole() {
        assert!(needs_fake("$randomCity"));
        assert!(!needs_fake("randomCity") && !needs_fake("$randomCityImage") && !needs_fake("$guid"));
    }
}
