//! The variables that a GraphQL operation declares: `query ($id: ID!, $tags: [String!])`. The rest of a document is only checked for its brackets.

/// The deepest nesting of list types.
const MAX_DEPTH: usize = 16;

/// A variable of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Variable<'d> {
    pub(crate) name: &'d str,
    pub(crate) ty: VariableType,
    /// `true` if it is not null and has no default.
    pub(crate) required: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum VariableType {
    Text,
    Integer,
    Number,
    Boolean,
    List(Box<VariableType>),
    /// An enum, an input object or a scalar of the server.
    Other,
}

/// Returns the variables of the only operation of a document, or of the one with that name.
pub(crate) fn variables<'d>(document: &'d str, operation: Option<&str>) -> Vec<Variable<'d>> {
    let mut operations = operations(document).unwrap_or_default();
    operations.retain(|one| operation.is_none_or(|name| one.name == Some(name)));
    match operations.as_mut_slice() {
        [one] => std::mem::take(&mut one.variables),
        _ => Vec::new(),
    }
}

/// Returns `true` for a text that is a GraphQL document with an operation.
pub(crate) fn is_document(text: &str) -> bool {
    operations(text).is_some_and(|operations| !operations.is_empty())
}

/// Returns `true` for a document none of whose operations has variables.
pub(crate) fn declares_nothing(document: &str) -> bool {
    operations(document).unwrap_or_default().iter().all(|operation| operation.variables.is_empty())
}

struct Operation<'d> {
    name: Option<&'d str>,
    variables: Vec<Variable<'d>>,
}

/// Returns the operations of a document; `None` if it is not one.
fn operations(document: &str) -> Option<Vec<Operation<'_>>> {
    let mut tokens = Tokens { rest: document.trim_start_matches('\u{feff}') };
    let mut operations = Vec::new();
    loop {
        match tokens.next()? {
            "" => return Some(operations),
            "{" => {
                operations.push(Operation { name: None, variables: Vec::new() });
                tokens.skip_block(1)?;
            }
            "query" | "mutation" | "subscription" => {
                let mut name = None;
                let mut token = tokens.next()?;
                if is_name(token) {
                    name = Some(token);
                    token = tokens.next()?;
                }
                let variables = if token == "(" { tokens.declarations()? } else { Vec::new() };
                if token != "{" {
                    tokens.skip_to_block()?;
                }
                tokens.skip_block(1)?;
                operations.push(Operation { name, variables });
            }
            "fragment" => {
                tokens.skip_to_block()?;
                tokens.skip_block(1)?;
            }
            _ => return None,
        }
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
}

/// The tokens of a document: names, strings and numbers as they are written, and single punctuators. The end is an empty one.
struct Tokens<'d> {
    rest: &'d str,
}

impl<'d> Tokens<'d> {
    fn next(&mut self) -> Option<&'d str> {
        loop {
            self.rest = self.rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
            match self.rest.strip_prefix('#') {
                Some(comment) => self.rest = &comment[comment.find(['\n', '\r']).unwrap_or(comment.len())..],
                None => break,
            }
        }
        let length = match self.rest.chars().next() {
            None => 0,
            Some('"') => string(self.rest)?,
            Some(first) if is_word(first) => self.rest.find(|c| !is_word(c)).unwrap_or(self.rest.len()),
            Some(first) => first.len_utf8(),
        };
        let (token, rest) = self.rest.split_at(length);
        self.rest = rest;
        Some(token)
    }

    fn peek(&self) -> Option<&'d str> {
        Tokens { rest: self.rest }.next()
    }

    /// Skips the rest of a block, in which `depth` brackets are open.
    fn skip_block(&mut self, mut depth: usize) -> Option<()> {
        while depth > 0 {
            match self.next()? {
                "" => return None,
                "{" | "[" | "(" => depth += 1,
                "}" | "]" | ")" => depth -= 1,
                _ => {}
            }
        }
        Some(())
    }

    /// Skips what is before the selection, such as directives, and its bracket.
    fn skip_to_block(&mut self) -> Option<()> {
        loop {
            match self.next()? {
                "" => return None,
                "{" => return Some(()),
                "(" => self.skip_block(1)?,
                _ => {}
            }
        }
    }

    /// `$id: ID!, $n: Int = 5)`
    fn declarations(&mut self) -> Option<Vec<Variable<'d>>> {
        let mut variables = Vec::new();
        loop {
            match self.next()? {
                ")" => return Some(variables),
                "$" => {}
                _ => return None,
            }
            let name = self.next().filter(|name| is_name(name))?;
            if self.next()? != ":" {
                return None;
            }
            let (ty, mut required) = self.variable_type(0)?;
            if self.peek()? == "=" {
                self.next();
                required = false;
                self.value()?;
            }
            // directives
            while self.peek()? == "@" {
                self.next();
                self.next();
                if self.peek()? == "(" {
                    self.next();
                    self.skip_block(1)?;
                }
            }
            variables.push(Variable { name, ty, required });
        }
    }

    /// Returns a type, and whether it is not null.
    fn variable_type(&mut self, depth: usize) -> Option<(VariableType, bool)> {
        let ty = match self.next()? {
            "[" if depth < MAX_DEPTH => {
                let (items, _) = self.variable_type(depth + 1)?;
                if self.next()? != "]" {
                    return None;
                }
                VariableType::List(Box::new(items))
            }
            "ID" | "String" => VariableType::Text,
            "Int" => VariableType::Integer,
            "Float" => VariableType::Number,
            "Boolean" => VariableType::Boolean,
            name if is_name(name) => VariableType::Other,
            _ => return None,
        };
        let is_required = self.peek()? == "!";
        if is_required {
            self.next();
        }
        Some((ty, is_required))
    }

    fn value(&mut self) -> Option<()> {
        match self.next()? {
            "" | ")" | "]" | "}" => None,
            "{" | "[" => self.skip_block(1),
            "$" => self.next().map(|_| ()),
            _ => Some(()),
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '+')
}

/// Returns the length of the string at the start.
fn string(text: &str) -> Option<usize> {
    if let Some(block) = text.strip_prefix("\"\"\"") {
        let mut from = 0;
        loop {
            let end = from + block[from..].find("\"\"\"")?;
            if !block[..end].ends_with('\\') {
                return Some(end + 6);
            }
            from = end + 3;
        }
    }
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(at + 1),
            '\n' => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each variable with its type.
    fn declared(document: &str) -> String {
        let one = |one: &Variable<'_>| format!("{}{}: {:?}", one.name, if one.required { "" } else { "?" }, one.ty);
        variables(document, None).iter().map(one).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn variables_have_the_types_that_the_operation_declares() {
        assert_eq!(
            declared("query ($id: ID!, $n: Int, $on: Boolean = true) { a }"),
            "id: Text, n?: Integer, on?: Boolean"
        );
        assert_eq!(
            declared(
                "# the first\nmutation Add($in: BookInput!, $p: Float! @x(a: {b: 1}), $q: S = {a: [\")\"]}) @log { a(b: \"}\") }"
            ),
            "in: Other, p: Number, q?: Other"
        );
        assert_eq!(
            declared("query Q($tags: [String!]!, $rows: [[Int]]) { a }"),
            "tags: List(Text), rows?: List(List(Integer))"
        );
        assert_eq!(declared("query Q($s: String = \"\"\" \\\"\"\" ) \"\"\") { a } fragment F on A { b }"), "s?: Text");
        for none in [
            "{ a }",
            "query { a(x: 1) }",
            "query Q { a }",
            "not ($a: Int) GraphQL",
            "query ($a Int) { a }",
            "query ($a: Int",
            "{ a ",
        ] {
            assert_eq!(declared(none), "", "{none}");
        }
    }

    #[test]
    fn one_of_several_operations_is_chosen_by_its_name() {
        let document = "query A($a: Int) { a } query B($b: Int) { b }";
        assert_eq!(variables(document, None), []);
        let names: Vec<&str> = variables(document, Some("B")).iter().map(|one| one.name).collect();
        assert_eq!(names, ["b"]);
    }

    #[test]
    fn a_document_has_an_operation() {
        for (text, expected) in [
            ("{ me { id } }", true),
            ("query Q($a: Int) { a }", true),
            ("fragment F on A { b }", false),
            ("books about rust", false),
            ("{ unclosed", false),
            ("", false),
        ] {
            assert_eq!(is_document(text), expected, "{text}");
        }
    }
}
