//! Removes repetitions from descriptions: titles, and paragraphs of the docs around them.

use std::collections::BTreeSet;

use crate::name;

/// Shorter paragraphs may be equal by chance.
const MIN_REPEATED_CHARS: usize = 40;
/// Titles of fewer words are those of a thing, with which its description begins.
const MIN_TITLE_WORDS: usize = 5;
/// Longer titles may be cut.
const MIN_CUT_CHARS: usize = 200;

/// The paragraphs of the descriptions around an item: those of the collection and of the enclosing folders.
#[derive(Default)]
pub struct Around {
    levels: Vec<BTreeSet<Vec<String>>>,
}

impl Around {
    /// Enters a folder, or the collection, with these docs.
    pub fn enter(&mut self, docs: &[String]) {
        self.levels.push(paragraphs(docs).into_iter().map(<[String]>::to_vec).collect());
    }

    /// Leaves the folder that was entered last.
    pub fn leave(&mut self) {
        self.levels.pop();
    }

    /// Returns the lines that stand for the title of a request, and the rest of its description. A first paragraph that begins with the whole
    /// title says all of it: converters cut titles from descriptions.
    pub fn titled<'d>(&self, title: String, description: &'d [String]) -> (Vec<String>, &'d [String]) {
        match paragraphs(description).first() {
            Some(first) if begins_with(first, &title) && !self.has(first) => {
                (first.to_vec(), &description[first.len()..])
            }
            _ => (vec![title], description),
        }
    }

    /// Adds a description to docs that begin with a title, without a first paragraph that repeats the title and without the
    /// paragraphs that the docs around it have.
    pub fn push_description(&self, lines: &mut Vec<String>, description: &[String]) {
        let mut kept = paragraphs(description);
        if let (Some(title), Some(first)) = (lines.first(), kept.first())
            && letters(title).eq(letters(&first.concat()))
        {
            kept.remove(0);
        }
        let is_left_out = |at: usize| self.has(kept[at]) || is_needless(&kept, at) || is_said_before(&kept, at);
        let repeated: Vec<bool> = (0..kept.len()).map(is_left_out).collect();
        let kept = without(kept, repeated);
        for paragraph in kept {
            lines.push(String::new());
            lines.extend(paragraph.iter().cloned());
        }
    }

    fn has(&self, paragraph: &[String]) -> bool {
        is_long(paragraph) && self.levels.iter().any(|level| level.contains(paragraph))
    }
}

fn is_long(paragraph: &[String]) -> bool {
    paragraph.iter().map(|line| line.chars().count()).sum::<usize>() >= MIN_REPEATED_CHARS
}

/// Returns `true` for prose that stands above it in the same section, and for a link that does anywhere.
fn is_said_before(paragraphs: &[&[String]], at: usize) -> bool {
    let paragraph = paragraphs[at];
    let is_section = |paragraph: &[String]| matches!(Rank::of(paragraph), Rank::Heading(_) | Rank::Bold);
    let is_link = matches!(paragraph, [line] if line.starts_with('<') && line.ends_with('>'));
    let above = match is_link {
        true => 0,
        false => paragraphs[..at].iter().rposition(|before| is_section(before)).unwrap_or(0),
    };
    let is_prose = || {
        is_long(paragraph) && Rank::of(paragraph) == Rank::Text && !paragraph.iter().any(|line| line.contains("```"))
    };
    paragraphs[above..at].contains(&paragraph) && (is_link || is_prose())
}

/// Returns `true` for what tools write in place of a text: `No documentation found.`, `Folder for pets`.
pub fn says_nothing(text: &str) -> bool {
    const MAX_BYTES: usize = 40;
    let words = if text.len() <= MAX_BYTES { name::words(text) } else { Vec::new() };
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["no", "description" | "documentation"] => true,
        ["no", "description" | "documentation", how] => {
            ["available", "found", "given", "provided", "yet"].contains(how)
        }
        ["folder", "for", thing @ ..] => (1..=3).contains(&thing.len()),
        _ => false,
    }
}

/// Returns `true` for the heading `Description` of a description, for `None.` below a heading, and for what stands in place of a text.
fn is_needless(paragraphs: &[&[String]], at: usize) -> bool {
    let [line] = paragraphs[at] else { return false };
    let introduces = |rank| matches!(rank, Rank::Heading(_) | Rank::Bold | Rank::Lead);
    let is = |word: &str| letters(line).eq(word.chars());
    let is_below_heading = || at > 0 && introduces(Rank::of(paragraphs[at - 1]));
    let is_heading = || introduces(Rank::of(paragraphs[at])) && at + 1 < paragraphs.len();
    says_nothing(line) || (is("none") && is_below_heading()) || (is("description") && is_heading())
}

/// Returns `true` if a paragraph of prose begins with a title, and says more. A long title may end within a word.
fn begins_with(paragraph: &[String], title: &str) -> bool {
    let text = paragraph.join(" ");
    let (title_words, words) = (words(title), words(&text));
    let Some((last, others)) = title_words.split_last() else { return false };
    let Some((same, next)) = words.split_at_checked(others.len()) else { return false };
    let is_cut = title.chars().count() >= MIN_CUT_CHARS;
    let ends_alike = next.first().is_some_and(|word| word == last || is_cut && word.starts_with(last.as_str()));
    let is_prose = text.starts_with(char::is_alphabetic);
    is_prose && title_words.len() >= MIN_TITLE_WORDS && same == others && ends_alike && words.len() > title_words.len()
}

/// Returns the words in lower case, without the addresses of links.
fn words(text: &str) -> Vec<String> {
    let without_addresses = text.split("](").enumerate().map(|(at, part)| match part.split_once(')') {
        _ if at == 0 => part,
        Some((_, rest)) => rest,
        // it is cut
        None => "",
    });
    let text = without_addresses.collect::<Vec<_>>().join(" ").replace('\\', "").to_lowercase();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Removes paragraphs, and those that introduced nothing else.
fn without(paragraphs: Vec<&[String]>, mut removed: Vec<bool>) -> Vec<&[String]> {
    let ranks: Vec<_> = paragraphs.iter().map(|paragraph| Rank::of(paragraph)).collect();
    for at in (0..paragraphs.len()).rev() {
        let rest = &ranks[at + 1..];
        let length = match ranks[at] {
            Rank::Text => continue,
            Rank::Lead => rest.len().min(1),
            rank => rest.iter().position(|next| *next <= rank).unwrap_or(rest.len()),
        };
        removed[at] |= length > 0 && removed[at + 1..=at + length].iter().all(|removed| *removed);
    }
    paragraphs.into_iter().zip(removed).filter(|(_, removed)| !removed).map(|(paragraph, _)| paragraph).collect()
}

/// What a paragraph introduces; the widest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// A heading of this level: all paragraphs up to the next one.
    Heading(usize),
    /// A line in bold type: the same.
    Bold,
    /// A line that ends with a colon: the next paragraph.
    Lead,
    /// Nothing.
    Text,
}

impl Rank {
    fn of(paragraph: &[String]) -> Self {
        let [line] = paragraph else { return Self::Text };
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        let bold = line.strip_prefix("**").and_then(|rest| rest.trim_end_matches(':').strip_suffix("**"));
        if level > 0 {
            Self::Heading(level)
        } else if bold.is_some_and(|text| !text.contains("**")) {
            Self::Bold
        } else if line.ends_with(':') {
            Self::Lead
        } else {
            Self::Text
        }
    }
}

/// Splits lines at empty ones. Indented lines, and those within a fence, stay with the part before them.
fn paragraphs(lines: &[String]) -> Vec<&[String]> {
    let mut paragraphs = Vec::new();
    let (mut start, mut fence) = (0, None);
    for (at, line) in lines.iter().enumerate() {
        let ticks = line.trim_start_matches([' ', '>']);
        let ticks = ticks.len() - ticks.trim_start_matches('`').len();
        match fence {
            Some(open) if ticks == open => fence = None,
            None if ticks >= 3 => fence = Some(ticks),
            _ => {}
        }
        let ends = line.is_empty() && fence.is_none() && lines.get(at + 1).is_some_and(|next| !next.starts_with(' '));
        if ends {
            paragraphs.push(&lines[start..at]);
            start = at + 1;
        }
    }
    paragraphs.push(&lines[start..]);
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// Returns the letters and digits of a title, in lower case.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::Around;

    fn below(around: &Around, title: &str, description: &str) -> String {
        let mut lines = vec![title.to_owned()];
        around.push_description(&mut lines, &description.lines().map(str::to_owned).collect::<Vec<_>>());
        lines.join("\n")
    }

    #[test]
    fn the_title_is_not_said_twice() {
        let around = Around::default();
        assert_eq!(below(&around, "Quizzes", "# Quizzes\n\nAll of them."), "Quizzes\n\nAll of them.");
        assert_eq!(below(&around, "Get a quiz", "Get a quiz."), "Get a quiz");
        assert_eq!(below(&around, "Quizzes", "Quizzes are short."), "Quizzes\n\nQuizzes are short.");
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        let of = |description: &str| below(&Around::default(), "Books", description);
        assert_eq!(
            of("### Description:\n\nAll.\n\n### Limits:\n\nNone.\n\n### Errors:\n\nSome."),
            "Books\n\nAll.\n\n### Errors:\n\nSome."
        );
        assert_eq!(of("No Documentation Found."), "Books");
        assert_eq!(of("Folder for books"), "Books");
        assert_eq!(of("Folder for books that nobody has read"), "Books\n\nFolder for books that nobody has read");
        assert_eq!(of("None."), "Books\n\nNone.");
        assert_eq!(of("No documentation found of them."), "Books\n\nNo documentation found of them.");
    }

    #[test]
    fn a_description_that_begins_with_the_title_stands_for_it() {
        let cut = format!("{}end of a long wor", "Returns the words, ".repeat(12));
        let long = format!("{cut}d, and more.");
        for (title, description, expected) in [
            ("Get a quiz by its", "Get a quiz by its id. It is short.\n\nB.", "Get a quiz by its id. It is short.|B."),
            (
                "Get a quiz of *all* quizzes",
                "Get a quiz of [all](https://a.b) quizzes now.",
                "Get a quiz of [all](https://a.b) quizzes now.|",
            ),
            (
                "Get a quiz by the id",
                "Get a quiz by the ids of it.",
                "Get a quiz by the id|Get a quiz by the ids of it.",
            ),
            (
                "Get a quiz of [all](https:/",
                "Get a quiz of [all](https://a.b) of them.",
                "Get a quiz of [all](https://a.b) of them.|",
            ),
            ("Quizzes", "Quizzes are short.", "Quizzes|Quizzes are short."),
            ("-", "Quizzes are short.", "-|Quizzes are short."),
            ("Get a quiz by its id", "# Get a quiz by its id now", "Get a quiz by its id|# Get a quiz by its id now"),
            (cut.as_str(), long.as_str(), &format!("{long}|")),
        ] {
            let description: Vec<String> = description.lines().map(str::to_owned).collect();
            let (title, rest) = Around::default().titled(title.to_owned(), &description);
            assert_eq!(format!("{}|{}", title.join("\n"), rest.join("\n").trim_start()), expected);
        }
    }

    #[test]
    fn what_stands_around_is_not_said_again() {
        let long = "Every request needs the header `X-Key`, with the key of your account.";
        let mut around = Around::default();
        around.enter(&["Shop".to_owned(), String::new(), long.to_owned()]);
        assert_eq!(
            below(&around, "Books", &format!("The books.\n\n{long}\n\nAnd more.")),
            "Books\n\nThe books.\n\nAnd more."
        );
        assert_eq!(below(&around, "Books", &format!("## Auth\n\n{long}")), "Books");
        assert_eq!(below(&around, "Books", "Shop"), "Books\n\nShop");
        around.leave();
        assert_eq!(below(&around, "Books", long), format!("Books\n\n{long}"));
    }

    #[test]
    fn a_description_says_a_paragraph_once() {
        let long = "Every request needs the header `X-Key`, with the key of your account.";
        let link = "<https://a.example/b>";
        let of = |description: &str| below(&Around::default(), "Books", description);
        assert_eq!(of(&format!("{long}\n\nAll.\n\n{long}")), format!("Books\n\n{long}\n\nAll."));
        assert_eq!(of(&format!("{link}\n\n# B\n\nAll.\n\n{link}")), format!("Books\n\n{link}\n\n# B\n\nAll."));
        for kept in [
            format!("# A\n\n{long}\n\n# B\n\n{long}"),
            format!("```text\n{long}\n```\n\n```text\n{long}\n```"),
            "Or:\n\nA\n\nOr:\n\nA".to_owned(),
        ] {
            assert_eq!(of(&kept), format!("Books\n\n{kept}"));
        }
    }

    #[test]
    fn what_introduced_only_repetitions_goes_with_them() {
        let (table, code) = (
            "| Code | Meaning |\n| --- | --- |\n| 400 | It is wrong in some way |",
            "```text\nGET /books, and all of its answers\n```",
        );
        let mut around = Around::default();
        around.enter(&[table, "", code].join("\n").lines().map(str::to_owned).collect::<Vec<_>>());
        let of = |description: &str| below(&around, "Books", description);
        assert_eq!(of(&format!("All.\n\n**Errors**\n\n{table}\n\n**Example**\n\nSample:\n\n{code}")), "Books\n\nAll.");
        assert_eq!(of(&format!("# Errors\n\nSome.\n\n{table}\n\n## Codes:\n\n{table}")), "Books\n\n# Errors\n\nSome.");
        assert_eq!(of(&format!("**Errors**\n\n{table}\n\nAnd more.")), "Books\n\n**Errors**\n\nAnd more.");
        assert_eq!(of("All:\n\n**Later**"), "Books\n\nAll:\n\n**Later**");
    }

    #[test]
    fn code_is_kept_whole() {
        let text = "```text\na\n\nb\n```";
        assert_eq!(below(&Around::default(), "T", text), format!("T\n\n{text}"));
        let list = "- a\n\n  more of a\n- b";
        let lines = below(&Around::default(), "T", list);
        assert!(lines.contains("more of a"), "{lines}");
    }
}
