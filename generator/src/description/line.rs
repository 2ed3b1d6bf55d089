//! The kind of a single line, seen from its start.

/// The opening line of a fenced code block.
#[derive(Clone, Copy, Debug)]
pub struct Fence<'a> {
    pub indent: usize,
    pub info: &'a str,
    mark: char,
    length: usize,
}

impl<'a> Fence<'a> {
    pub fn open(line: &'a str) -> Option<Self> {
        let text = line.trim_start();
        let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let info = text.trim_start_matches(mark);
        let length = text.len() - info.len();
        (length >= 3 && !(mark == '`' && info.contains('`'))).then(|| Self {
            indent: indent(line),
            info: info.trim(),
            mark,
            length,
        })
    }

    /// The code before the closing fence of `line`. Only code that began beside its opening fence may
    /// end beside the closing one.
    pub fn close<'b>(&self, line: &'b str) -> Option<&'b str> {
        let text = line.trim_end();
        let code = text.trim_end_matches(self.mark);
        let is_beside = || code_tag(self.info).1.is_some();
        (text.len() - code.len() >= self.length && (code.trim().is_empty() || is_beside())).then_some(code)
    }
}

/// The marker of a list item.
#[derive(Clone, Copy, Debug)]
pub struct Marker {
    pub indent: usize,
    /// The column of its lines.
    pub column: usize,
    /// The byte after the marker.
    pub content: usize,
    pub number: Option<u32>,
    empty: bool,
}

impl Marker {
    pub fn of(line: &str) -> Option<Self> {
        let text = line.trim_start();
        if is_rule(text) {
            return None;
        }
        let (number, rest) = match text.strip_prefix(['-', '+', '*']) {
            Some(rest) => (None, rest),
            None => {
                let (digits, rest) = digits(text)?;
                (Some(digits.parse().ok()?), rest.strip_prefix(['.', ')'])?)
            }
        };
        let body = rest.trim_start();
        let spaces = rest.len() - body.len();
        if spaces == 0 && !body.is_empty() {
            return None;
        }
        let content = line.len() - rest.len();
        let column = content + if (1..=4).contains(&spaces) { spaces } else { 1 };
        Some(Self { indent: indent(line), column, content, number, empty: body.is_empty() })
    }

    /// Returns `true` if it starts a list in the middle of a paragraph: `… in the year\n1984. It` does not.
    pub fn may_interrupt(&self) -> bool {
        !self.empty && self.number.is_none_or(|number| number == 1)
    }
}

pub fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// `line` without at most `columns` of its leading spaces.
pub fn dedent(line: &str, columns: usize) -> &str {
    line.get(indent(line).min(columns)..).unwrap_or(line)
}

/// Returns `true` if a line is more than the continuation of a paragraph.
pub fn starts_block(line: &str) -> bool {
    let text = line.trim_start();
    text.starts_with('>')
        || is_rule(text)
        || heading(text).is_some()
        || Marker::of(line).is_some()
        || Fence::open(line).is_some()
}

/// The level and text of `## text ##`.
pub fn heading(text: &str) -> Option<(usize, &str)> {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    if !(1..=6).contains(&level) || !(rest.is_empty() || rest.starts_with(' ')) {
        return None;
    }
    let rest = rest.trim_end();
    let open = rest.trim_end_matches('#');
    let closed = open.is_empty() || open.ends_with(' ');
    Some((level, if closed { open.trim() } else { rest.trim() }))
}

/// The level of the heading that a line of `=` or `-` makes of the paragraph above it.
pub fn setext(line: &str) -> Option<usize> {
    let text = line.trim();
    match text.chars().next()? {
        '=' if text.chars().all(|c| c == '=') => Some(1),
        '-' if text.len() > 1 && text.chars().all(|c| c == '-') => Some(2),
        _ => None,
    }
}

pub fn is_rule(text: &str) -> bool {
    let Some(mark) = text.chars().next().filter(|c| matches!(c, '-' | '*' | '_')) else {
        return false;
    };
    text.chars().all(|c| c == mark || c == ' ') && text.matches(mark).count() >= 3
}

/// The tag for the code of a fence with this info string, which rustdoc must not take for Rust; and
/// the first line of the code, where people began it beside the fence.
pub fn code_tag(info: &str) -> (&'static str, Option<&str>) {
    let word = info.split([' ', ',']).next().unwrap_or_default();
    let tag = match word.trim_matches(['{', '}', '.']).to_ascii_lowercase().as_str() {
        "json" | "json5" | "jsonc" => "json",
        "xml" => "xml",
        "http" => "http",
        "yaml" | "yml" => "yaml",
        "html" => "html",
        "graphql" => "graphql",
        "sh" | "bash" | "shell" => "sh",
        _ if matches!(info, "{" | "[") => "json",
        _ => "text",
    };
    let is_name = info.starts_with(|c: char| c.is_ascii_alphabetic() || "{.".contains(c))
        && info.chars().all(|c| c.is_ascii_alphanumeric() || "+#-_.,={}".contains(c))
        && info.contains(|c: char| c.is_ascii_alphanumeric());
    let is_tagged = is_name || (tag != "text" && word != info);
    (tag, (!info.is_empty() && !is_tagged).then_some(info))
}

/// The delimiters of the second row of a table, normalised.
pub fn delimiters(line: &str) -> Option<Vec<&'static str>> {
    if !line.contains('|') {
        return None;
    }
    let delimiter = |cell: String| {
        let dashes = cell.trim_start_matches(':').trim_end_matches(':');
        let valid = !dashes.is_empty() && dashes.chars().all(|c| c == '-');
        let colons = cell.len() - dashes.len();
        match (cell.starts_with(':'), cell.ends_with(':')) {
            _ if !valid => None,
            (false, false) => Some("---"),
            (true, false) if colons == 1 => Some(":--"),
            (false, true) if colons == 1 => Some("--:"),
            (true, true) if colons == 2 => Some(":-:"),
            _ => None,
        }
    };
    cells(line).into_iter().map(delimiter).collect()
}

/// The cells of a row, with `\|` read as `|`.
pub fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut closed = false;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        closed = c == '|';
        match c {
            '|' => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            '\\' => match chars.next() {
                Some('|') => cell.push('|'),
                next => {
                    cell.push('\\');
                    cell.extend(next);
                }
            },
            _ => cell.push(c),
        }
    }
    if !closed {
        cells.push(cell.trim().to_owned());
    }
    cells
}

/// Makes a line of text one that starts no block.
pub fn escape_start(line: &mut String) {
    let text = line.as_str();
    let first = text.chars().next().unwrap_or(' ');
    let at = match first {
        '>' => Some(0),
        '~' if text.starts_with("~~~") => Some(0),
        '#' if heading(text).is_some() => Some(0),
        '-' | '+' | '*' if text[1..].is_empty() || text[1..].starts_with(' ') => Some(0),
        '0'..='9' => digits(text)
            .filter(|(_, rest)| rest.starts_with(". ") || rest.starts_with(") ") || rest.len() == 1)
            .filter(|(_, rest)| rest.starts_with(['.', ')']))
            .map(|(digits, _)| digits.len()),
        _ if is_rule(text) || setext(text).is_some() => Some(0),
        '-' | '|' | ':' if text.contains('-') && text.chars().all(|c| "-|: ".contains(c)) => Some(0),
        _ => None,
    };
    if let Some(at) = at {
        line.insert(at, '\\');
    }
}

fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (1..=9).contains(&end).then(|| text.split_at(end))
}
