//! XML that the script parses with `xml2js`.

use crate::script::eval::follower::Follower;
use crate::script::eval::frame::FrameKind;
use crate::script::eval::symbol::Symbol;
use crate::script::values::value::{Constant, Value};

impl<'p> Follower<'p> {
    /// `xml2js.parseString(text, options, callback)`, which calls the callback at once.
    pub(super) fn parse_xml(&mut self, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let xml = match (arguments.first(), arguments.get(1)) {
            (Some(Symbol::Value(Value::Text)), Some(Symbol::Function(_))) => Value::XmlLists.opened(),
            (Some(Symbol::Value(Value::Text)), Some(Symbol::Object(options))) => match lists_all_children(options) {
                Some(true) => Value::XmlLists.opened(),
                Some(false) => Value::Xml(Vec::new()),
                None => return self.unknown_call("`xml2js` with options that are not read", arguments),
            },
            _ => return self.unknown_call("a parser of XML that is not the answer", arguments),
        };
        if let Some(Symbol::Function(callback)) = arguments.last() {
            self.invoke(*callback, vec![Symbol::UNDEFINED, Symbol::Value(xml)], FrameKind::Guarded);
        }
        Symbol::UNDEFINED
    }
}

/// The option `explicitArray` of xml2js, which is on by default; `None` where others change the shape.
fn lists_all_children(options: &[(String, Symbol<'_>)]) -> Option<bool> {
    options.iter().try_fold(true, |all, (name, value)| match (name.as_str(), value) {
        ("explicitArray", Symbol::Value(Value::Constant(Constant::Bool(lists)))) => Some(*lists),
        ("trim" | "normalize" | "async", _) => Some(all),
        _ => None,
    })
}
