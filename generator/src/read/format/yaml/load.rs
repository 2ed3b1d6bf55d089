//! Events → values, with an explicit stack instead of recursion.

use std::collections::HashMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span, StrInput, Tag};

use super::scalar;
use crate::json::Json;

/// As deep as JSON may be.
const MAX_DEPTH: usize = 127;
/// Values and bytes that aliases may copy, in one file.
const COPIED: usize = 4 << 20;

const CORRECT: &str = "correct it: Postman cannot read it either";
const QUOTE: &str = "put quotes around it, also around a value that starts with `{{`";
const WRITE_OUT: &str = "write the values out";

/// The reason why a document is refused.
pub(super) struct Refusal {
    pub(super) message: String,
    pub(super) help: &'static str,
    pub(super) at: Marker,
}

impl Refusal {
    fn new(message: impl Into<String>, help: &'static str, at: Marker) -> Self {
        Self { message: message.into(), help, at }
    }
}

impl From<ScanError> for Refusal {
    fn from(error: ScanError) -> Self {
        // the scanner runs ahead, with a limit of its own
        if error.info().contains("recursion limit") {
            return too_deep(*error.marker());
        }
        Self::new(format!("this is not valid YAML: {}", error.info()), CORRECT, *error.marker())
    }
}

/// A list or mapping that is not closed yet.
struct Open {
    container: Container,
    anchor: usize,
}

enum Container {
    List(Vec<Json>),
    /// A mapping, with the key whose value comes next.
    Mapping {
        members: Vec<(String, Json)>,
        key: Option<String>,
    },
}

pub(super) struct Loader<'a> {
    parser: Parser<'a, StrInput<'a>>,
    open: Vec<Open>,
    anchors: HashMap<usize, Json>,
    copied: usize,
    root: Option<Json>,
    pointer: Option<String>,
    found: Option<Marker>,
}

impl<'a> Loader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            parser: Parser::new_from_str(text),
            open: Vec::new(),
            anchors: HashMap::new(),
            copied: 0,
            root: None,
            pointer: None,
            found: None,
        }
    }

    pub(super) fn look_for(&mut self, pointer: &str) {
        self.pointer = Some(pointer.to_owned());
    }

    pub(super) fn found(&self) -> Option<Marker> {
        self.found
    }

    pub(super) fn load(&mut self) -> Result<Json, Refusal> {
        let mut documents = 0;
        while let Some(event) = self.parser.next_event() {
            let (event, span) = event?;
            match event {
                Event::DocumentStart(_) => {
                    documents += 1;
                    if documents > 1 {
                        let message = "the file has more than one YAML document";
                        return Err(Refusal::new(message, "give each document a file of its own", span.start));
                    }
                }
                Event::StreamEnd => break,
                other => self.event(other, span)?,
            }
        }
        Ok(self.root.take().unwrap_or_default())
    }

    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Refusal> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if self.wants_key() {
                    return self.key(text.into_owned(), span.start);
                }
                let value = scalar_value(&text, style, tag.as_deref(), span.start)?;
                self.note_place(span.start);
                self.value(value, anchor);
            }
            Event::SequenceStart(anchor, _) => self.start(Container::List(Vec::new()), anchor, span.start)?,
            Event::MappingStart(anchor, _) => {
                self.start(Container::Mapping { members: Vec::new(), key: None }, anchor, span.start)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::Alias(anchor) => self.alias(anchor, span.start)?,
            _ => {}
        }
        Ok(())
    }

    fn wants_key(&self) -> bool {
        matches!(self.open.last(), Some(Open { container: Container::Mapping { key: None, .. }, .. }))
    }

    fn key(&mut self, text: String, at: Marker) -> Result<(), Refusal> {
        if text == "<<" {
            return Err(Refusal::new("the merge key `<<` is not supported", WRITE_OUT, at));
        }
        if let Some(Open { container: Container::Mapping { key, .. }, .. }) = self.open.last_mut() {
            *key = Some(text);
        }
        Ok(())
    }

    fn start(&mut self, container: Container, anchor: usize, at: Marker) -> Result<(), Refusal> {
        if self.wants_key() {
            return Err(Refusal::new("a key of a mapping is not a string", QUOTE, at));
        }
        if self.open.len() == MAX_DEPTH {
            return Err(too_deep(at));
        }
        self.note_place(at);
        self.open.push(Open { container, anchor });
        Ok(())
    }

    fn end(&mut self) {
        let Some(Open { container, anchor }) = self.open.pop() else { return };
        let value = match container {
            Container::List(items) => Json::Array(items),
            Container::Mapping { members, .. } => Json::object(members),
        };
        self.value(value, anchor);
    }

    fn alias(&mut self, anchor: usize, at: Marker) -> Result<(), Refusal> {
        if self.wants_key() {
            return Err(Refusal::new("a key of a mapping is not a string", QUOTE, at));
        }
        let Some(value) = self.anchors.get(&anchor) else {
            return Err(Refusal::new("an alias is inside the value that it repeats", WRITE_OUT, at));
        };
        self.copied = self.copied.saturating_add(weight(value));
        if self.copied > COPIED {
            return Err(Refusal::new("the aliases of the file expand to too much data", WRITE_OUT, at));
        }
        if self.open.len() + depth(value) > MAX_DEPTH {
            return Err(too_deep(at));
        }
        let value = value.clone();
        self.note_place(at);
        self.value(value, 0);
        Ok(())
    }

    fn value(&mut self, value: Json, anchor: usize) {
        // an anchor copies too, but a value has at most one, and anchors nest no deeper than the document
        if anchor > 0 {
            self.anchors.insert(anchor, value.clone());
        }
        match self.open.last_mut().map(|open| &mut open.container) {
            None => self.root = Some(value),
            Some(Container::List(items)) => items.push(value),
            Some(Container::Mapping { members, key }) => members.push((key.take().unwrap_or_default(), value)),
        }
    }

    /// The place of the value that comes next.
    fn note_place(&mut self, at: Marker) {
        if self.found.is_none() && self.pointer.is_some() && self.pointer == Some(self.here()) {
            self.found = Some(at);
        }
    }

    fn here(&self) -> String {
        let tokens = self.open.iter().map(|open| match &open.container {
            Container::List(items) => format!("/{}", items.len()),
            Container::Mapping { key, .. } => {
                format!("/{}", key.as_deref().unwrap_or_default().replace('~', "~0").replace('/', "~1"))
            }
        });
        tokens.collect()
    }
}

fn scalar_value(text: &str, style: ScalarStyle, tag: Option<&Tag>, at: Marker) -> Result<Json, Refusal> {
    let Some(tag) = tag else {
        let plain = style == ScalarStyle::Plain;
        return Ok(if plain { scalar::plain(text) } else { Json::String(text.to_owned()) });
    };
    match tag.suffix.as_str() {
        "str" if tag.is_yaml_core_schema() => Ok(Json::String(text.to_owned())),
        "null" | "bool" | "int" | "float" if tag.is_yaml_core_schema() => Ok(scalar::plain(text)),
        "" | "!" => Ok(Json::String(text.to_owned())),
        suffix => {
            let message = format!("the tag `{}{suffix}` is not supported", tag.handle);
            Err(Refusal::new(message, "remove it, and put quotes around a value that is text", at))
        }
    }
}

fn too_deep(at: Marker) -> Refusal {
    let message = format!("the YAML is nested deeper than {MAX_DEPTH} levels");
    Refusal::new(message, "no collection needs that: write nested bodies as text", at)
}

/// The number of nested lists and mappings on the longest path.
fn depth(value: &Json) -> usize {
    match value {
        Json::Array(items) => 1 + items.iter().map(depth).max().unwrap_or_default(),
        Json::Object(members) => 1 + members.iter().map(|(_, value)| depth(value)).max().unwrap_or_default(),
        _ => 0,
    }
}

/// The number of values and bytes.
fn weight(value: &Json) -> usize {
    match value {
        Json::String(text) => 1 + text.len(),
        Json::Array(items) => 1 + items.iter().map(weight).sum::<usize>(),
        Json::Object(members) => 1 + members.iter().map(|(key, value)| key.len() + weight(value)).sum::<usize>(),
        _ => 1,
    }
}
