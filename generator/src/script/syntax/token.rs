//! The tokens of JavaScript.

/// One token, as a range of the text.
#[derive(Clone, Copy)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// From 1.
    pub(super) line: usize,
    /// There is a line break before it.
    pub(super) first_of_line: bool,
    /// The index of the other bracket. A piece of a template is paired with the one after it.
    pub(super) pair: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A name or a keyword; also `#private`.
    Name,
    Number,
    /// A string, with its quotes.
    Text,
    Regex,
    /// A piece of a template: from `` ` `` or `}` to `${` or `` ` ``.
    Template,
    Punctuator,
    /// Characters that no script has here.
    Invalid,
    /// After the last token.
    End,
}

/// All punctuators of more than one character; longer ones come first.
pub(super) const LONG_PUNCTUATORS: [&str; 33] = [
    ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=", "&&",
    "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**",
];

/// After these words comes an operand: a `/` starts a regular expression.
pub(super) const BEFORE_OPERANDS: [&str; 15] = [
    "return",
    "typeof",
    "case",
    "in",
    "of",
    "delete",
    "void",
    "throw",
    "new",
    "else",
    "do",
    "instanceof",
    "yield",
    "await",
    "default",
];

/// Words that cannot name a variable.
pub(super) const RESERVED: [&str; 32] = [
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "export",
    "extends",
    "finally",
    "for",
    "function",
    "if",
    "import",
    "in",
    "instanceof",
    "new",
    "return",
    "super",
    "switch",
    "throw",
    "try",
    "typeof",
    "var",
    "void",
    "while",
    "with",
];
