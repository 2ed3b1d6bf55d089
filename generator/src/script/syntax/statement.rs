//! Statements.

use tree_sitter::Node;

use super::ast::{Body, Case, Expression, Kind, Statement};
use super::reader::{Reader, children, is_broken};

impl Reader<'_> {
    /// The statements that are children of a node.
    pub(crate) fn statements(&mut self, node: Node<'_>) -> Vec<Statement> {
        children(node).into_iter().map(|child| self.statement(child)).collect()
    }

    fn statement(&mut self, node: Node<'_>) -> Statement {
        self.deeper(|reader| reader.shallow_statement(node)).unwrap_or(Statement::Other)
    }

    fn shallow_statement(&mut self, node: Node<'_>) -> Statement {
        if node.kind() == "statement_block" {
            return Statement::Block(self.statements(node));
        }
        if is_broken(node) {
            return Statement::Other;
        }
        match node.kind() {
            "expression_statement" => {
                children(node).first().map_or(Statement::Other, |child| Statement::Expression(self.expression(*child)))
            }
            "variable_declaration" | "lexical_declaration" | "using_declaration" => self.declaration(node),
            "function_declaration" | "generator_function_declaration" => match node.child_by_field_name("name") {
                Some(name) => Statement::Function { name: self.text(name).to_owned(), function: self.function(node) },
                None => Statement::Other,
            },
            "if_statement" => Statement::If {
                test: self.field(node, "condition"),
                then: self.body(node, "consequence"),
                otherwise: node
                    .child_by_field_name("alternative")
                    .and_then(|clause| children(clause).first().copied())
                    .map(|statement| Box::new(self.statement(statement))),
            },
            "for_in_statement" => self.for_each(node),
            "for_statement" => Statement::Loop {
                start: node.child_by_field_name("initializer").map(|start| Box::new(self.initializer(start))),
                test: node
                    .child_by_field_name("condition")
                    .filter(|test| !matches!(test.kind(), ";" | "empty_statement"))
                    .map(|test| self.expression(test)),
                step: node.child_by_field_name("increment").map(|step| self.expression(step)),
                body: self.body(node, "body"),
                do_first: false,
            },
            "while_statement" | "do_statement" => Statement::Loop {
                start: None,
                test: Some(self.field(node, "condition")),
                step: None,
                body: self.body(node, "body"),
                do_first: node.kind() == "do_statement",
            },
            "try_statement" => Statement::Try {
                body: self.block(node.child_by_field_name("body")),
                handler: self
                    .block(node.child_by_field_name("handler").and_then(|node| node.child_by_field_name("body"))),
                finalizer: self
                    .block(node.child_by_field_name("finalizer").and_then(|node| node.child_by_field_name("body"))),
            },
            "switch_statement" => self.switch(node),
            "return_statement" => {
                Statement::Return(children(node).first().copied().map(|value| self.expression(value)))
            }
            "throw_statement" => Statement::Throw,
            "break_statement" => Statement::Break,
            "continue_statement" => Statement::Continue,
            "labeled_statement" => *self.body(node, "body"),
            _ => Statement::Other,
        }
    }

    fn body(&mut self, node: Node<'_>, field: &str) -> Box<Statement> {
        Box::new(node.child_by_field_name(field).map_or(Statement::Other, |body| self.statement(body)))
    }

    fn block(&mut self, node: Option<Node<'_>>) -> Vec<Statement> {
        node.map(|node| self.statements(node)).unwrap_or_default()
    }

    /// A field that the grammar requires; in a broken script it may be missing.
    pub(crate) fn field(&mut self, node: Node<'_>, field: &str) -> Expression {
        match node.child_by_field_name(field) {
            Some(child) => self.expression(child),
            None => Expression { line: node.start_position().row + 1, kind: Kind::Other("a syntax error") },
        }
    }

    fn declaration(&mut self, node: Node<'_>) -> Statement {
        let names = children(node)
            .into_iter()
            .filter(|child| child.kind() == "variable_declarator")
            .filter_map(|child| {
                let name = self.pattern(child.child_by_field_name("name")?);
                Some((name, child.child_by_field_name("value").map(|value| self.expression(value))))
            })
            .collect();
        Statement::Declare { names, hoisted: node.kind() == "variable_declaration" }
    }

    fn initializer(&mut self, node: Node<'_>) -> Statement {
        match node.kind() {
            "variable_declaration" | "lexical_declaration" => self.declaration(node),
            "empty_statement" => Statement::Other,
            _ => Statement::Expression(self.expression(node)),
        }
    }

    fn for_each(&mut self, node: Node<'_>) -> Statement {
        let Some(left) = node.child_by_field_name("left") else {
            return Statement::Other;
        };
        Statement::Each {
            binding: self.pattern(left),
            over: self.field(node, "right"),
            names: node.child_by_field_name("operator").is_some_and(|operator| operator.kind() == "in"),
            body: self.body(node, "body"),
        }
    }

    fn switch(&mut self, node: Node<'_>) -> Statement {
        let on = self.field(node, "value");
        let cases = node.child_by_field_name("body").map(children).unwrap_or_default();
        let cases = cases
            .into_iter()
            .filter(|case| matches!(case.kind(), "switch_case" | "switch_default"))
            .map(|case| {
                let mut cursor = case.walk();
                let body: Vec<_> =
                    case.children_by_field_name("body", &mut cursor).filter(|node| node.is_named()).collect();
                Case {
                    value: case.child_by_field_name("value").map(|value| self.expression(value)),
                    body: body.into_iter().map(|statement| self.statement(statement)).collect(),
                }
            })
            .collect();
        Statement::Switch { on, cases }
    }

    pub(crate) fn function_body(&mut self, node: Option<Node<'_>>) -> Body {
        match node {
            Some(body) if body.kind() != "statement_block" => Body::Expression(Box::new(self.expression(body))),
            body => Body::Block(self.block(body)),
        }
    }
}
