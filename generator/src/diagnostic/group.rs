//! Messages grouped by kind: a collection of 400 requests causes many equal ones.

use super::code::Code;
use super::escape::OneLine;
use super::finding::Outcome;
use super::level::Level;
use super::list::Diagnostics;
use super::message::Diagnostic;

/// Messages of one kind, in the order in which they were found.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// The kind.
    pub code: Code,
    /// The messages: one or more.
    pub messages: Vec<&'a Diagnostic>,
}

impl Diagnostics {
    /// Returns the messages by kind: mistakes first, then parts that are left out, approximated or guessed, and remarks last.
    pub fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        for diagnostic in self.iter() {
            match groups.iter_mut().find(|group| group.code == diagnostic.code) {
                Some(group) => group.messages.push(diagnostic),
                None => groups.push(Group { code: diagnostic.code, messages: vec![diagnostic] }),
            }
        }
        groups.sort_by_key(|group| (rank(group.code), group.code));
        groups
    }
}

impl Group<'_> {
    /// Returns one line: the level and code, then [`text`](Self::text).
    pub fn summary(&self) -> String {
        format!("{}[{}]: {}", self.code.level(), self.code, self.text())
    }

    /// Returns the message if there is only one, and otherwise the title, the number of messages and the first place.
    pub fn text(&self) -> String {
        match self.messages.as_slice() {
            [one] => {
                let place = one.location().map(|place| format!(" ({place})")).unwrap_or_default();
                format!("{}{place}", OneLine(&one.message))
            }
            several => {
                let first = several.iter().find_map(|one| one.location());
                let first = first.map(|place| format!(", the first at {place}")).unwrap_or_default();
                format!("{}: {} places{first}", self.code.title(), several.len())
            }
        }
    }
}

fn rank(code: Code) -> u8 {
    match (code.level(), code.finding().map(|finding| finding.outcome)) {
        (Level::Error, _) => 0,
        (Level::Warning, None) => 1,
        (Level::Warning, Some(Outcome::LeftOut)) => 2,
        (Level::Warning, Some(Outcome::Approximated)) if code != Code::TypeGuess => 3,
        (Level::Warning, Some(Outcome::Carried)) => 4,
        (Level::Warning, Some(Outcome::Approximated)) => 5,
        (Level::Note, _) => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Diagnostics {
        [Code::TypeFact, Code::TypeGuess, Code::Credential, Code::NoUrl, Code::TypeGuess, Code::UnknownItem]
            .into_iter()
            .enumerate()
            .map(|(at, code)| Diagnostic::new(code, format!("text {at}")).in_file("a.json").position(at + 1, 2))
            .collect()
    }

    #[test]
    fn what_is_wrong_comes_first_and_what_is_worth_knowing_last() {
        let all = all();
        let codes: Vec<Code> = all.groups().iter().map(|group| group.code).collect();
        assert_eq!(codes, [Code::UnknownItem, Code::NoUrl, Code::Credential, Code::TypeGuess, Code::TypeFact]);
    }

    #[test]
    fn a_kind_is_one_line_with_number_and_first_place() {
        let all = all();
        let lines: Vec<String> = all.groups().iter().map(Group::summary).collect();
        assert_eq!(lines[1], "warning[PC0120]: text 3 (a.json:4:2)");
        assert_eq!(lines[3], "warning[PC0172]: a guess about a type: 2 places, the first at a.json:2:2");
    }
}
