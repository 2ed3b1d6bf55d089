//! XML answers as a [`Found`] value.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use serde_json::{Map, Value};

use super::Found;
use crate::response::Response;

/// The greatest depth of a document; deeper ones would overflow the stack.
const MAX_DEPTH: usize = 128;

impl Found {
    /// Returns the body of an answer as `xml2Json(responseBody)` does; nothing if it is not XML.
    ///
    /// An element is an object of its children, under their names with prefixes; the attributes are
    /// under `$`, the text under `_`. An element with only text is that text, without white space
    /// around it. Elements of one name are an array.
    pub fn xml(answer: &Response) -> Self {
        Self(read(&answer.text(), false))
    }

    /// The same as [`xml`](Self::xml), with the elements of one name in an array even if there is only one, as `xml2js.parseString` returns
    /// them; the outermost element is not in an array.
    pub fn xml_lists(answer: &Response) -> Self {
        Self(read(&answer.text(), true))
    }
}

/// An element that is not closed yet.
struct Open {
    name: String,
    text: String,
    has_cdata: bool,
    members: Map<String, Value>,
}

impl Open {
    fn new(start: &BytesStart<'_>) -> Option<Self> {
        let mut attributes = Map::new();
        for attribute in start.attributes() {
            let attribute = attribute.ok()?;
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?;
            attributes.insert(attribute.key.0.to_owned(), value.into());
        }
        let mut members = Map::new();
        if !attributes.is_empty() {
            members.insert("$".to_owned(), Value::Object(attributes));
        }
        Some(Self { name: start.name().0.to_owned(), text: String::new(), has_cdata: false, members })
    }

    fn close(mut self) -> (String, Value) {
        let text = self.text.trim();
        let has_text = self.has_cdata || !text.is_empty();
        let value = match (self.members.is_empty(), has_text) {
            (true, _) => text.into(),
            (false, false) => Value::Object(self.members),
            (false, true) => {
                self.members.insert("_".to_owned(), text.into());
                Value::Object(self.members)
            }
        };
        (self.name, value)
    }

    fn add(&mut self, name: String, value: Value, lists: bool) {
        match self.members.get_mut(&name) {
            None => {
                self.members.insert(name, if lists { Value::Array(vec![value]) } else { value });
            }
            Some(Value::Array(values)) => values.push(value),
            Some(first) => *first = Value::Array(vec![first.take(), value]),
        }
    }
}

fn read(text: &str, lists: bool) -> Option<Value> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}').trim_start());
    let mut open: Vec<Open> = Vec::new();
    loop {
        let closed = match reader.read_event().ok()? {
            Event::Start(_) if open.len() == MAX_DEPTH => return None,
            Event::Start(start) => {
                open.push(Open::new(&start)?);
                continue;
            }
            Event::Empty(start) => Open::new(&start)?,
            Event::End(_) => open.pop()?,
            Event::Text(text) => {
                let text = text.xml10_content();
                match open.last_mut() {
                    Some(open) => open.text.push_str(&text),
                    None if text.trim().is_empty() => {}
                    None => return None,
                }
                continue;
            }
            Event::CData(text) => {
                let open = open.last_mut()?;
                open.text.push_str(&text.xml10_content());
                open.has_cdata = true;
                continue;
            }
            Event::GeneralRef(entity) => {
                let open = open.last_mut()?;
                match entity.resolve_char_ref().ok()? {
                    Some(character) => open.text.push(character),
                    None => open.text.push_str(resolve_predefined_entity(&entity.xml10_content())?),
                }
                continue;
            }
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_) => continue,
            Event::Eof => return None,
        };
        let (name, value) = closed.close();
        match open.last_mut() {
            Some(parent) => parent.add(name, value, lists),
            None => return Some(Value::Object(Map::from_iter([(name, value)]))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> String {
        Found::xml(&Response::new(200, text.to_owned())).text().unwrap_or_else(|| "nothing".into())
    }

    #[test]
    fn elements_and_text() {
        assert_eq!(
            json("<?xml version=\"1.0\"?>\n<!-- x --><s:E xmlns:s='u'><s:B><id> 7 </id><none/></s:B></s:E>\n"),
            r#"{"s:E":{"$":{"xmlns:s":"u"},"s:B":{"id":"7","none":""}}}"#
        );
        assert_eq!(json("<a><b>1</b><b>2</b><b/></a>"), r#"{"a":{"b":["1","2",""]}}"#);
        assert_eq!(json("<a x='1&amp;2'>t &lt; &#65;<![CDATA[<b>]]></a>"), r#"{"a":{"$":{"x":"1&2"},"_":"t < A<b>"}}"#);
        assert_eq!(json("<a>\n <b>x</b>\n</a>"), r#"{"a":{"b":"x"}}"#);
    }

    #[test]
    fn children_are_in_lists_where_asked_for() {
        let lists = |text: &str| Found::xml_lists(&Response::new(200, text.to_owned())).text();
        assert_eq!(
            lists("<a><b x='1'><c>2</c></b><d/><d/></a>").as_deref(),
            Some(r#"{"a":{"b":[{"$":{"x":"1"},"c":["2"]}],"d":["",""]}}"#)
        );
    }

    #[test]
    fn what_is_no_xml() {
        for text in ["", "{}", "text", "<a>", "<a></b>", "<a>&unknown;</a>", "<a b></a>"] {
            assert_eq!(json(text), "nothing", "{text}");
        }
        assert_eq!(json(&("<a>".repeat(100_000) + &"</a>".repeat(100_000))), "nothing");
    }
}
