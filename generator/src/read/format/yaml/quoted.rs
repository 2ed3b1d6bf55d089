//! Quoted text that continues at the indentation of its parent, which YAML forbids and Postman's reader accepts.

/// Returns the text with such lines indented; `None` if there are none. Leading spaces are not part of quoted text, so that its
/// value and the line numbers stay the same.
pub(super) fn indented(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut state = State::Between;
    let mut changed = false;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        if let State::Block { parent } = state
            && (content.trim().is_empty() || indent > parent)
        {
            out += line;
            continue;
        }
        if let State::Quoted { quote, parent } = state {
            if indent <= parent && !content.trim().is_empty() {
                out += &" ".repeat(parent + 1);
                out += content;
                changed = true;
            } else {
                out += line;
            }
            if closes(content, quote) {
                state = State::Between;
            }
            continue;
        }
        state = opened(content, indent);
        out += line;
    }
    changed.then_some(out)
}

/// What the previous line left open.
#[derive(Clone, Copy)]
enum State {
    Between,
    Quoted {
        quote: char,
        parent: usize,
    },
    /// `|` or `>`, whose lines may contain quotes.
    Block {
        parent: usize,
    },
}

fn opened(content: &str, indent: usize) -> State {
    let mut parent = indent;
    let mut rest = content;
    while let Some(item) = rest.strip_prefix("- ") {
        let inner = item.trim_start_matches(' ');
        parent += rest.len() - inner.len();
        rest = inner;
    }
    // a text item belongs to its list, whose dash is before it
    let in_list = rest.len() < content.len();
    let (value, parent) = match value_of(rest) {
        Some(value) => (value, parent),
        None => (rest, if in_list { indent } else { parent }),
    };
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) if !closes(&value[1..], quote) => State::Quoted { quote, parent },
        Some('|' | '>') => State::Block { parent },
        _ => State::Between,
    }
}

/// The text after `key:`.
fn value_of(line: &str) -> Option<&str> {
    let after_key = match line.chars().next()? {
        quote @ ('"' | '\'') => &line[1 + line[1..].find(quote)? + 1..],
        '#' => return None,
        _ => line,
    };
    let colon = after_key.match_indices(':').map(|(at, _)| at);
    let mut ends = colon.filter(|at| after_key[at + 1..].starts_with([' ', '\t', '\n', '\r']));
    Some(after_key[ends.next()? + 1..].trim_start_matches([' ', '\t']))
}

/// Returns `true` if the quoted text ends in this line.
fn closes(line: &str, quote: char) -> bool {
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if quote == '"' => drop(chars.next()),
            '\'' if quote == '\'' && chars.peek() == Some(&'\'') => drop(chars.next()),
            c if c == quote => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::indented;

    #[test]
    fn only_lines_of_open_quotes_move() {
        for (text, expected) in [
            ("a: \"x\ny\"\nb: 1\n", Some("a: \"x\n y\"\nb: 1\n")),
            ("a:\n  b: 'it''s\n  on'\n", Some("a:\n  b: 'it''s\n   on'\n")),
            ("- k: \"x\\\"\n  y\"\n", Some("- k: \"x\\\"\n   y\"\n")),
            ("- \"x\n\ny\"\n", Some("- \"x\n\n y\"\n")),
            ("a: \"x\n  y\"\n", None),
            ("a: |\n  \"x\nb: 1\n", None),
            ("a: don't\nb: it's\n", None),
            ("# a: \"x\nb: 1\n", None),
            ("a: \"x\" # \"y\nb: 1\n", None),
        ] {
            assert_eq!(indented(text).as_deref(), expected, "{text}");
        }
    }
}
