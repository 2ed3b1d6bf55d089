//! Markdown as blocks.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

use super::block::{self, Block, Text};
use super::line;
use super::link;
use super::token::{self, Token};

/// Deeper lists and quotes become part of the enclosing ones.
const MAX_DEPTH: usize = 6;

/// Reads clean text.
pub fn blocks(text: &str) -> Vec<Block> {
    let text = &with_definitions(text);
    let mut reader = Reader { text, events: parser(text).into_offset_iter(), inline: Inline::default(), flattened: 0 };
    reader.container(0)
}

/// Reads inline text.
pub fn inline(text: &str) -> Vec<Token> {
    let events = parser(text).into_offset_iter();
    let mut reader = Reader { text, events, inline: Inline::default(), flattened: 0 };
    while let Some((event, range)) = reader.events.next() {
        reader.inline(event, range);
    }
    reader.take().tokens
}

fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
}

/// Escapes `[label]: target` if a link cannot have the target: a definition would not be shown.
fn with_definitions(text: &str) -> Cow<'_, str> {
    let parser = parser(text);
    let definitions = parser.reference_definitions().iter();
    let mut starts: Vec<usize> =
        definitions.filter(|(_, one)| link::target(&one.dest).is_none()).map(|(_, one)| one.span.start).collect();
    if starts.is_empty() {
        return Cow::Borrowed(text);
    }
    starts.sort_unstable();
    let mut escaped = String::with_capacity(text.len() + starts.len());
    let mut from = 0;
    for start in starts {
        let start = start + text[start..].find('[').unwrap_or(0);
        escaped.push_str(&text[from..start]);
        escaped.push('\\');
        from = start;
    }
    escaped.push_str(&text[from..]);
    Cow::Owned(escaped)
}

struct Reader<'t> {
    text: &'t str,
    events: OffsetIter<'t>,
    inline: Inline,
    /// The open lists, items and quotes beyond the greatest depth.
    flattened: usize,
}

/// The current paragraph.
#[derive(Default)]
struct Inline {
    tokens: Vec<Token>,
    /// The open links and images: the start of their text, and the target of a link.
    links: Vec<(usize, Option<String>)>,
    /// The range of its source.
    source: Range<usize>,
}

impl<'t> Reader<'t> {
    /// Reads the blocks of the current container.
    fn container(&mut self, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::BlockQuote(_) | Tag::List(_) | Tag::Item) if depth >= MAX_DEPTH => {
                    self.flush(&mut blocks);
                    self.flattened += 1;
                }
                Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item) => {
                    self.flush(&mut blocks);
                    if self.flattened == 0 {
                        return blocks;
                    }
                    self.flattened -= 1;
                }
                Event::Start(tag) => self.start(tag, range, depth, &mut blocks),
                Event::End(TagEnd::Paragraph) => self.flush(&mut blocks),
                Event::Rule => {
                    self.flush(&mut blocks);
                    blocks.push(Block::Rule);
                }
                event => self.inline(event, range),
            }
        }
        self.flush(&mut blocks);
        blocks
    }

    fn start(&mut self, tag: Tag<'t>, range: Range<usize>, depth: usize, blocks: &mut Vec<Block>) {
        if matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }) {
            return self.inline(Event::Start(tag), range);
        }
        self.flush(blocks);
        match tag {
            Tag::Heading { level, .. } => {
                let text = self.inline_until(|end| matches!(end, TagEnd::Heading(_)));
                blocks.push(Block::Heading { level: level as usize, text });
            }
            Tag::BlockQuote(_) => block::push(Block::Quote(self.container(depth + 1)), blocks),
            Tag::CodeBlock(kind) => {
                let (tag, first) = match &kind {
                    CodeBlockKind::Fenced(info) => line::code_tag(info),
                    CodeBlockKind::Indented => ("text", None),
                };
                let mut lines: Vec<String> = first.map(str::to_owned).into_iter().collect();
                lines.extend(self.raw_until(TagEnd::CodeBlock).lines().map(str::to_owned));
                block::push(block::code(tag, lines), blocks);
            }
            // unknown HTML is text, and its content Markdown
            Tag::HtmlBlock => {
                let html = self.raw_until(TagEnd::HtmlBlock);
                blocks.extend(self::blocks(&html.replace('<', "\\<")));
            }
            Tag::List(start) => block::push(self.list(start, depth), blocks),
            Tag::Table(alignments) => blocks.push(self.table(&alignments)),
            _ => {}
        }
    }

    fn list(&mut self, start: Option<u64>, depth: usize) -> Block {
        let mut items = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.container(depth + 1)),
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        items.retain(|item| !item.is_empty());
        Block::List { start: start.map(|start| u32::try_from(start).unwrap_or(1)), items }
    }

    fn table(&mut self, alignments: &[Alignment]) -> Block {
        let delimiter = |alignment: &Alignment| match alignment {
            Alignment::None => "---",
            Alignment::Left => ":--",
            Alignment::Center => ":-:",
            Alignment::Right => "--:",
        };
        let mut rows: Vec<Vec<Text>> = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::End(TagEnd::TableCell) => {
                    let cell = self.take();
                    rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
                }
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableCell) | Event::End(TagEnd::TableHead | TagEnd::TableRow) => {}
                event => self.inline(event, range),
            }
        }
        Block::Table { delimiters: alignments.iter().map(delimiter).collect(), rows }
    }

    /// Reads the raw text up to an end.
    fn raw_until(&mut self, end: TagEnd) -> String {
        let mut raw = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(text) | Event::Html(text) => raw.push_str(&text),
                Event::End(found) if found == end => break,
                _ => {}
            }
        }
        raw
    }

    fn inline_until(&mut self, end: impl Fn(&TagEnd) -> bool) -> Text {
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(found) if end(&found) => break,
                event => self.inline(event, range),
            }
        }
        self.take()
    }

    fn inline(&mut self, event: Event<'t>, range: Range<usize>) {
        let source = self.inline.source.clone();
        self.inline.source = if source.is_empty() { range.clone() } else { source.start..range.end.max(source.end) };
        let tokens = &mut self.inline.tokens;
        match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => token::push_text(&text, tokens),
            Event::Code(text) => tokens.push(Token::Code(text.replace(link::BREAK, " "))),
            Event::SoftBreak => tokens.push(Token::Break { hard: false }),
            Event::HardBreak => tokens.push(Token::Break { hard: true }),
            Event::Start(Tag::Emphasis) => tokens.push(Token::Open("*")),
            Event::End(TagEnd::Emphasis) => tokens.push(Token::Close("*")),
            Event::Start(Tag::Strong) => tokens.push(Token::Open("**")),
            Event::End(TagEnd::Strong) => tokens.push(Token::Close("**")),
            Event::Start(Tag::Strikethrough) => tokens.push(Token::Open("~~")),
            Event::End(TagEnd::Strikethrough) => tokens.push(Token::Close("~~")),
            Event::Start(Tag::Image { .. }) => self.inline.links.push((tokens.len(), None)),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => self.link(link_type, &dest_url, range),
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some((start, Some(target))) = self.inline.links.pop() {
                    let text = tokens.split_off(start);
                    tokens.push(Token::Link { text, target });
                }
            }
            _ => {}
        }
    }

    /// Reads a link; of one that stays within the collection, only the text is kept.
    fn link(&mut self, kind: LinkType, destination: &str, range: Range<usize>) {
        let is_automatic = matches!(kind, LinkType::Autolink | LinkType::Email);
        // `filter[name](optional)` is not a link, and its words would be lost
        let is_word = !destination.is_empty() && destination.chars().all(|c| c.is_alphanumeric() || c == '_');
        match link::target(destination) {
            _ if is_automatic => {
                self.skip_link();
                let valid = link::is_address(destination);
                match valid {
                    true => self.inline.tokens.push(Token::Url(destination.to_owned())),
                    false => token::push_text(&self.text[range], &mut self.inline.tokens),
                }
            }
            Some(target) => self.inline.links.push((self.inline.tokens.len(), Some(target))),
            None if is_word => {
                self.skip_link();
                token::push_text(&self.text[range], &mut self.inline.tokens);
            }
            None => self.inline.links.push((self.inline.tokens.len(), None)),
        }
    }

    /// Skips the content of a link.
    fn skip_link(&mut self) {
        let mut open = 1;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(Tag::Link { .. } | Tag::Image { .. }) => open += 1,
                Event::End(TagEnd::Link | TagEnd::Image) => open -= 1,
                _ => {}
            }
            if open == 0 {
                return;
            }
        }
    }

    /// Takes the current text.
    fn take(&mut self) -> Text {
        let Inline { tokens, source, .. } = std::mem::take(&mut self.inline);
        Text { tokens, source: self.text.get(source).unwrap_or_default().to_owned() }
    }

    /// Ends a paragraph. Pasted JSON is code.
    fn flush(&mut self, blocks: &mut Vec<Block>) {
        let Text { tokens, source } = self.take();
        if tokens.is_empty() {
            return;
        }
        let lines: Vec<&str> = source.lines().collect();
        if let [first, .., last] = lines.as_slice()
            && lines.len() > 2
            && matches!(first.trim(), "{" | "[")
            && last.trim().starts_with(['}', ']'])
            && !lines.iter().any(|line| line.starts_with('>'))
        {
            return block::push(block::code("json", lines.into_iter().map(str::to_owned).collect()), blocks);
        }
        let mut paragraphs = token::paragraphs(tokens);
        if let [_] = paragraphs.as_slice() {
            blocks.extend(paragraphs.pop().map(|tokens| Block::Paragraph(Text { tokens, source })));
            return;
        }
        let texts = paragraphs.into_iter().map(|tokens| Text { source: token::marked(&tokens), tokens });
        blocks.extend(texts.map(Block::Paragraph));
    }
}
