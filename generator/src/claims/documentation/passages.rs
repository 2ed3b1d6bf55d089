//! The answers in a description, each with the label above it.

use super::label::{self, Label};
use super::{ellipsis, exchange, field_table};
use crate::claims::shape::Shape;
use crate::description::block::{Block, Text};
use crate::description::link::BREAK;
use crate::description::token::{self, Token};
use crate::description::{clean, html, read};

/// An answer in a description.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    pub status: Option<u16>,
    pub shows: Shows,
}

/// The content of a passage.
#[derive(Clone, Debug, PartialEq)]
pub enum Shows {
    /// The answer, as JSON or nearly so.
    Json(String),
    /// The fields of the answer.
    Fields(Shape),
}

/// The number of characters of a description that are read.
const MAX_CHARS: usize = 64_000;

/// The largest number of words of a label; a longer text is prose.
const MAX_LABEL_WORDS: usize = 12;

/// Returns the answers that a description shows, or whose fields it lists.
pub fn read(description: &str) -> Vec<Passage> {
    if !may_have_one(description) {
        return Vec::new();
    }
    let text = clean::clean(clean::prefix(description, MAX_CHARS).0);
    // comments are read as well
    let text = text.replace("<!--", "\n\n").replace("-->", "\n\n");
    let mut reader = Reader { section: Label::Other, next: None, found: Vec::new() };
    reader.blocks(&read::blocks(&html::reader::to_markdown(&text)));
    reader.found
}

/// Returns `true` if there may be code or a table; most descriptions are a single sentence.
fn may_have_one(description: &str) -> bool {
    ["```", "~~~", "{", "[", "<pre", "<PRE", "<table", "<TABLE", "--|", "-|", "| --", "|:-", "| :-"]
        .iter()
        .any(|part| description.contains(part))
}

struct Reader {
    /// The label in the last heading or separate line.
    section: Label,
    /// The label in the sentence before the next block, for that block only.
    next: Option<Label>,
    found: Vec<Passage>,
}

impl Reader {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading { text, .. } => self.label(label::of(&text.plain())),
                Block::Paragraph(text) => self.paragraph(&text.source),
                Block::Code { lines, .. } => self.code(&lines.join("\n")),
                Block::Table { rows, .. } => self.table(rows),
                Block::Quote(inner) => self.blocks(inner),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                Block::Rule => {}
            }
        }
    }

    fn label(&mut self, label: Label) {
        self.next = None;
        if label != Label::Open {
            self.section = label;
        }
    }

    /// Reads a label, a sentence before a block, or prose, and JSON in it that is not marked as code.
    fn paragraph(&mut self, text: &str) {
        let mut before = String::new();
        let mut lines = text.split(['\n', BREAK]);
        while let Some(line) = lines.next() {
            if opens_json(line) {
                self.lead(&before);
                let code: Vec<&str> = std::iter::once(line).chain(lines.by_ref()).collect();
                return self.code(&code.join("\n"));
            }
            before.push_str(line);
            before.push('\n');
        }
        self.lead(&before);
    }

    fn lead(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let tokens = read::inline(text);
        let plain = token::plain(&tokens);
        let plain = plain.trim();
        if let Some(json) = inline(&tokens) {
            return self.shown(None, &json);
        }
        let is_bold =
            ["**", "__"].iter().any(|mark| text.starts_with(mark) && text.trim_end_matches(':').ends_with(mark));
        let words = plain.split_whitespace().count();
        let is_label =
            words <= MAX_LABEL_WORDS && (is_bold || plain.ends_with(':')) || words <= 3 && !plain.ends_with('.');
        if is_label {
            let label = label::of(plain);
            // `A user, for example:` does not begin a part of its own
            return if label != Label::Named || is_bold { self.label(label) } else { self.next = None };
        }
        if plain.ends_with(':') {
            let sentence = plain.rsplit(['.', '\n']).next().unwrap_or(plain);
            self.next = Some(label::of(sentence)).filter(|label| !matches!(label, Label::Open | Label::Named));
        }
    }

    fn code(&mut self, code: &str) {
        let label = self.next.take().unwrap_or(self.section);
        if let Some((status, json)) = exchange::answer(code) {
            if (200..300).contains(&status) {
                self.shown(Some(status), json);
            }
        } else if let Label::Answer(status) = label
            && crate::json::relaxed::opens(code)
        {
            self.shown(status, code);
        }
    }

    fn shown(&mut self, status: Option<u16>, json: &str) {
        self.found.push(Passage { status, shows: Shows::Json(ellipsis::shown(json)) });
    }

    fn table(&mut self, rows: &[Vec<Text>]) {
        if let Label::Answer(status) = self.next.take().unwrap_or(self.section)
            && let Some(shape) = field_table::shape(rows)
        {
            self.found.push(Passage { status, shows: Shows::Fields(shape) });
        }
    }
}

/// Reads JSON in a code span directly after its label: `Response: {"ok": true}`.
fn inline(tokens: &[Token]) -> Option<String> {
    let at = tokens.iter().position(|token| matches!(token, Token::Code(_)))?;
    let Token::Code(code) = &tokens[at] else { return None };
    let before: String = tokens[..at].iter().filter_map(Token::char).collect();
    let is_label = before.split_whitespace().count() <= 4 && before.trim_end().ends_with(':');
    let is_answer = is_label && matches!(label::of(&before), Label::Answer(_));
    (is_answer && code.trim_start().starts_with('{')).then(|| code.clone())
}

/// Returns `true` if a line begins a JSON object or list, and not a link.
fn opens_json(line: &str) -> bool {
    let line = line.trim_start();
    let inner = line.strip_prefix(['{', '[']).map(str::trim_start);
    line.starts_with(['{', '['])
        && !line.starts_with("{{")
        && inner.is_some_and(|inner| inner.is_empty() || inner.starts_with(['"', '{', '[', '}', ']']))
}

#[cfg(test)]
mod tests {
    use super::{Shows, read};
    use crate::claims::shape::Shape;

    /// The passages of a description, in short.
    fn shown(description: &str) -> Vec<String> {
        let of = |passage: super::Passage| {
            let status = passage.status.map(|status| format!("{status} ")).unwrap_or_default();
            match passage.shows {
                Shows::Json(text) => status + &text.split_whitespace().collect::<String>(),
                Shows::Fields(shape) => format!("{status}{{{}}}", fields(&shape)),
            }
        };
        read(description).into_iter().map(of).collect()
    }

    fn fields(shape: &Shape) -> String {
        let field = |field: &crate::claims::shape::Field| {
            let kinds: Vec<String> = field.shape.kinds.iter().map(|kind| format!("{kind:?}")).collect();
            let inner = match &field.shape.items {
                Some(items) => format!("[{}]", fields(items)),
                None if field.shape.fields.is_empty() => String::new(),
                None => format!("{{{}}}", fields(&field.shape)),
            };
            let docs = if field.docs.is_empty() { String::new() } else { format!(" ({})", field.docs) };
            format!("{}: {}{inner}{docs}", field.name, kinds.join("|"))
        };
        shape.fields.iter().map(field).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn blocks_that_are_labelled_as_answers_are_found() {
        for (description, expected) in [
            ("Lists.\n\n### Sample Response\n```json\n{\"a\": 1}\n```", &["{\"a\":1}"][..]),
            ("**Response:**\n\n    [1,\n    2]", &["[1,2]"]),
            ("Response:\n{\n  \"a\": 1\n}", &["{\"a\":1}"]),
            ("Returns\n\n{\n\"a\": 1\n}\n", &["{\"a\":1}"]),
            ("It answers `200 OK`. Its response looks like this:\n```\n{\"a\": 1, ...}\n```", &["200 {\"a\":1,}"]),
            ("## Response\n\nA user, for example:\n```\n{}\n```\nIts request body is:\n```\n{\"b\": 1}\n```", &["{}"]),
            ("## Response\n#### 201 Created\n```\n{}\n```\n#### 404 Not found\n```\n{\"e\": 1}\n```", &["201 {}"]),
            ("<h3>Response</h3><pre><code>{&quot;a&quot;: &lt;b&gt;}</code></pre>", &["{\"a\":<b>}"]),
            ("<p><strong>Sample response</strong></p>\n<pre>{\n \"a\": 1}</pre>", &["{\"a\":1}"]),
            ("<!--\n### Sample Response\n```\n{\"a\": 1\n}```\n-->", &["{\"a\":1}"]),
            ("1. Request:\n   ```\n   {\"b\": 1}\n   ```\n2. Response:\n   ```\n   {\"a\": 1}\n   ```", &["{\"a\":1}"]),
            ("Response: `{\"ok\": true}`", &["{\"ok\":true}"]),
            ("```http\nGET /a HTTP/1.1\n\nHTTP/1.1 200 OK\nA: b\n\n{\"a\": 1}\n```", &["200 {\"a\":1}"]),
            // without a label, or with another one
            ("```\n{\"a\": 1}\n```", &[]),
            ("Example:\n```\n{\"a\": 1}\n```", &[]),
            ("### Request\n```\n{\"a\": 1}\n```", &[]),
            ("### Error response\n```\n{\"a\": 1}\n```", &[]),
            ("The grant will return `[\"repo\", \"user\"]`.", &[]),
            ("Response:\n\n[a link](https://h)", &[]),
        ] {
            assert_eq!(shown(description), expected, "{description}");
        }
    }

    #[test]
    fn tables_of_fields_of_answers_are_found() {
        for (description, expected) in [
            (
                "### Response\n\n| Field | Type | Description |\n|---|---|---|\n| `id` | integer | The *key* |\n| name | string | |",
                &["{id: Integer (The *key*), name: Text}"][..],
            ),
            (
                "Response fields:\n\nName | Type\n--- | ---\ndata.items[].id | string\ndata.total | number",
                &["{data: Object{items: List[id: Text], total: Number}}"],
            ),
            (
                "**Returns**\n\n|Name|Type|\n|-|-|\n|user|object|\n|» id|uuid|\n|» tags|array of strings|\n|ok|boolean|",
                &["{user: Object{id: Uuid, tags: List[]}, ok: Boolean}"],
            ),
            (
                "<h2>Response</h2><table><tr><th>Name</th><th>Meaning</th></tr><tr><td>id</td><td>The key</td></tr></table>",
                &["{id:  (The key)}"],
            ),
            ("### Parameters\n\n| Name | Type |\n|---|---|\n| id | string |", &[]),
            ("### Response\n\n| Code | Description |\n|---|---|\n| 200 | fine |", &[]),
            ("### Response\n\n| Name | Type |\n|---|---|\n| a long text | string |", &[]),
        ] {
            assert_eq!(shown(description), expected, "{description}");
        }
    }
}
