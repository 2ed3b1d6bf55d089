//! The kinds of block that a line can start, and the tags of code.

/// The level and text of `## text ##`.
fn heading(text: &str) -> Option<(usize, &str)> {
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
fn setext(line: &str) -> Option<usize> {
    let text = line.trim();
    match text.chars().next()? {
        '=' if text.chars().all(|c| c == '=') => Some(1),
        '-' if text.len() > 1 && text.chars().all(|c| c == '-') => Some(2),
        _ => None,
    }
}

fn is_rule(text: &str) -> bool {
    let Some(mark) = text.chars().next().filter(|c| matches!(c, '-' | '*' | '_')) else {
        return false;
    };
    text.chars().all(|c| c == mark || c == ' ') && text.matches(mark).count() >= 3
}

/// Returns the tag for the code of a fence with this info string, which rustdoc must not take for Rust; and
/// the first line of the code, if it starts beside the fence.
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

/// Escapes the start of a line of text so that it starts no block.
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
