//! Messages with the lines of the source to which they refer.

use std::collections::HashMap;

use annotate_snippets::{AnnotationKind, Level as Severity, Renderer, Snippet};
use postman_codegen::{Diagnostic, Level, OneLine};

use super::mask::mask;

/// The longest line that is shown; longer ones belong to minified files.
const MAX_LINE_BYTES: usize = 2000;

/// The files to which messages refer, each read once.
#[derive(Default)]
pub(super) struct Sources(HashMap<String, Option<Lines>>);

struct Lines {
    text: String,
    starts: Vec<usize>,
}

impl Lines {
    fn read(file: &str) -> Option<Self> {
        let text = std::fs::read_to_string(file).ok()?;
        let text = text.trim_start_matches('\u{feff}').to_owned();
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Some(Self { text, starts })
    }

    /// Returns the text from this line on, counted from 1.
    fn from(&self, line: usize) -> Option<std::str::Lines<'_>> {
        Some(self.text.get(*self.starts.get(line.checked_sub(1)?)?..)?.lines())
    }
}

impl Sources {
    /// Returns the message with its lines, if they can be shown.
    pub(super) fn render(&mut self, diagnostic: &Diagnostic, styled: bool) -> String {
        self.with_lines(diagnostic, styled).unwrap_or_else(|| diagnostic.to_string())
    }

    fn with_lines(&mut self, diagnostic: &Diagnostic, styled: bool) -> Option<String> {
        let (line, column) = diagnostic.position.filter(|_| !diagnostic.guess)?;
        let file = diagnostic.file.as_ref()?;
        let read = self.0.entry(file.clone()).or_insert_with(|| Lines::read(file)).as_ref()?;
        let mut lines = read.from(line)?;
        let own = lines.next()?;
        let is_config = file.ends_with(".toml");
        let shown = |line: &str| if is_config { plain(line) } else { mask(line) };
        let mut source = shown(own);
        if own.len() > MAX_LINE_BYTES {
            return None;
        }
        let (start, end) = span(&source, column)?;
        // a bracket alone is not informative
        if matches!(own.trim(), "{" | "[")
            && let Some(next) = lines.next().filter(|next| next.len() <= MAX_LINE_BYTES)
        {
            source = format!("{source}\n{}", shown(next));
        }
        let level = match diagnostic.level {
            Level::Error => Severity::ERROR,
            Level::Warning => Severity::WARNING,
            Level::Note => Severity::NOTE,
        };
        let (code, shown_file) = (diagnostic.code.to_string(), OneLine(file).to_string());
        let snippet = Snippet::source(source)
            .line_start(line)
            .path(shown_file)
            .annotation(AnnotationKind::Primary.span(start..end));
        let title = OneLine(&diagnostic.message).to_string();
        let mut group = level.primary_title(title).id(code).element(snippet);
        if let Some(item) = diagnostic.item() {
            group = group.element(Severity::NOTE.with_name("item").message(OneLine(&item.to_string()).to_string()));
        }
        if let Some(help) = &diagnostic.help {
            group = group.element(Severity::HELP.message(OneLine(help).to_string()));
        }
        let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
        Some(renderer.render(&[group]).to_string() + "\n")
    }
}

/// Returns the range of the word or character at a column, in bytes.
fn span(line: &str, column: usize) -> Option<(usize, usize)> {
    let start = match line.char_indices().nth(column.checked_sub(1)?) {
        Some((at, _)) => at,
        None => line.len(),
    };
    let rest = &line[start..];
    let word = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-' | '•')).unwrap_or(rest.len());
    let length = if word > 0 { word } else { rest.chars().next().map_or(0, char::len_utf8) };
    Some((start, start + length))
}

fn plain(line: &str) -> String {
    line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use postman_codegen::{Code, Generator};

    #[test]
    fn an_error_shows_its_line_without_the_values_in_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.json");
        std::fs::write(&file, "{\n  \"password\": \"hunter2\" x\n}").expect("written");
        let error = Generator::new(&file).generate().expect_err("broken");
        let diagnostic = error.diagnostics().iter().next().expect("one");
        assert_eq!(diagnostic.code, Code::NotJson);
        let text = Sources::default().render(diagnostic, false);
        let place = format!("{}:2:25", file.display());
        assert!(text.starts_with("error[PC0003]: this is not valid JSON"), "{text}");
        assert!(text.contains(&place), "{text}");
        assert!(text.contains("2 |   \"password\": \"•••••••\" x\n"), "{text}");
        assert!(!text.contains("hunter2"), "{text}");
    }
}
