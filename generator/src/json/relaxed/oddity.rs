//! [`Oddity`]: what JSON does not allow.

/// A construct that JSON does not allow, as messages name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Oddity {
    /// Usual in bodies: Postman resolves them.
    Variable,
    /// Usual in bodies: Postman strips them.
    Comment,
    ControlCharacter,
    Elision,
    Key,
    Placeholder,
    SingleQuote,
    TrailingComma,
    Word,
}

impl Oddity {
    pub fn name(self) -> &'static str {
        match self {
            Self::Variable => "a variable without quotes",
            Self::Comment => "comments",
            Self::ControlCharacter => "line breaks or tabs in strings",
            Self::Elision => "`...` for a part that is left out",
            Self::Key => "keys without quotes",
            Self::Placeholder => "a placeholder without quotes",
            Self::SingleQuote => "single quotes",
            Self::TrailingComma => "a comma before a closing bracket",
            Self::Word => "a word that is no JSON, such as `NaN`",
        }
    }
}
