//! Bindings: names, and the patterns of destructuring.

use tree_sitter::Node;

use super::ast::{Expression, Pattern};
use super::reader::{Reader, children};

impl Reader<'_> {
    pub(crate) fn pattern(&mut self, node: Node<'_>) -> Pattern {
        self.deeper(|reader| reader.shallow_pattern(node)).unwrap_or(Pattern::UNKNOWN)
    }

    fn shallow_pattern(&mut self, node: Node<'_>) -> Pattern {
        match node.kind() {
            "identifier" | "undefined" | "shorthand_property_identifier_pattern" => {
                Pattern::Name(self.text(node).to_owned())
            }
            "parenthesized_expression" => children(node).first().map_or(Pattern::UNKNOWN, |inner| self.pattern(*inner)),
            "object_pattern" => {
                Pattern::Object(children(node).into_iter().filter_map(|child| self.property_pattern(child)).collect())
            }
            "array_pattern" => Pattern::Array(self.element_patterns(node)),
            "assignment_pattern" => match node.child_by_field_name("left") {
                Some(left) => self.with_default(left, node),
                None => Pattern::UNKNOWN,
            },
            "rest_pattern" => {
                let inner = children(node).first().map_or(Pattern::UNKNOWN, |inner| self.pattern(*inner));
                Pattern::Rest(Box::new(inner))
            }
            "member_expression" | "subscript_expression" => {
                Pattern::Property { owner: self.owner(node), name: self.only_name(node) }
            }
            _ => Pattern::UNKNOWN,
        }
    }

    /// The name at the start of `name.a.b[0]`.
    fn owner(&self, mut node: Node<'_>) -> Option<String> {
        while let "member_expression" | "subscript_expression" = node.kind() {
            node = node.child_by_field_name("object")?;
        }
        (node.kind() == "identifier").then(|| self.text(node).to_owned())
    }

    /// The name of `owner.name` or `owner["name"]`.
    fn only_name(&self, node: Node<'_>) -> Option<String> {
        if node.child_by_field_name("object")?.kind() != "identifier" {
            return None;
        }
        match (node.child_by_field_name("property"), node.child_by_field_name("index")) {
            (Some(property), _) => Some(self.text(property).to_owned()),
            (None, Some(index)) if index.kind() == "string" => self.property_name(index),
            _ => None,
        }
    }

    fn with_default(&mut self, left: Node<'_>, node: Node<'_>) -> Pattern {
        let value: Expression = self.field(node, "right");
        Pattern::Default { pattern: Box::new(self.pattern(left)), value: Box::new(value) }
    }

    /// One property of an object pattern. `...rest` is left out: its properties can be read from the whole object.
    fn property_pattern(&mut self, node: Node<'_>) -> Option<(String, Pattern)> {
        match node.kind() {
            "shorthand_property_identifier_pattern" => Some((self.text(node).to_owned(), self.pattern(node))),
            "object_assignment_pattern" => {
                let left = node.child_by_field_name("left")?;
                Some((self.text(left).to_owned(), self.with_default(left, node)))
            }
            "pair_pattern" => {
                let key = self.property_name(node.child_by_field_name("key")?)?;
                Some((key, self.pattern(node.child_by_field_name("value")?)))
            }
            _ => None,
        }
    }

    /// Elements of an array pattern; only the commas show the holes of `[, second]`.
    fn element_patterns(&mut self, node: Node<'_>) -> Vec<Option<Pattern>> {
        let mut elements = vec![None];
        let mut cursor = node.walk();
        let parts: Vec<_> = node.children(&mut cursor).collect();
        for part in parts {
            match part.kind() {
                "," => elements.push(None),
                "[" | "]" | "comment" => {}
                _ => {
                    let pattern = self.pattern(part);
                    if let Some(last) = elements.last_mut() {
                        *last = Some(pattern);
                    }
                }
            }
        }
        elements
    }
}
