//! Statements.

use super::ast::{Body, Case, Function, Statement};
use super::parser::{Parsed, Parser, Stop};
use super::token::TokenKind;

impl Parser<'_> {
    pub(super) fn statement(&mut self) -> Parsed<Statement> {
        self.nested(Self::shallow_statement)
    }

    fn shallow_statement(&mut self) -> Parsed<Statement> {
        let token = self.peek();
        match self.text(token) {
            "{" => return Ok(Statement::Block(self.block()?)),
            ";" => {
                self.next();
                return Ok(Statement::Other);
            }
            _ if token.kind != TokenKind::Name => return self.expression_statement(),
            "var" | "const" => return self.declaration(),
            "let" | "using" if self.starts_binding() => return self.declaration(),
            "async" if self.token_is(self.ahead(1), "function") && !self.ahead(1).first_of_line => {
                self.next();
                return self.function_statement();
            }
            "function" => return self.function_statement(),
            "import" if !matches!(self.text(self.ahead(1)), "(" | ".") => return self.module_statement(),
            "export" => return self.module_statement(),
            _ if self.token_is(self.ahead(1), ":") => {
                self.at += 2;
                return self.statement();
            }
            _ => {}
        }
        match self.text(token) {
            "if" => self.if_statement(),
            "for" => self.for_statement(),
            "while" => {
                self.next();
                let test = Some(self.in_parentheses()?);
                let body = Box::new(self.statement()?);
                Ok(Statement::Loop { start: None, test, step: None, body, do_first: false })
            }
            "do" => self.do_statement(),
            "try" => self.try_statement(),
            "switch" => self.switch(),
            "return" => {
                self.next();
                let value = if self.ends_here() { None } else { Some(self.expression()?) };
                self.end_statement()?;
                Ok(Statement::Return(value))
            }
            "throw" => {
                self.next();
                self.expression()?;
                self.end_statement()?;
                Ok(Statement::Throw)
            }
            "break" => self.jump(Statement::Break),
            "continue" => self.jump(Statement::Continue),
            "debugger" => self.jump(Statement::Other),
            "class" => {
                self.class()?;
                Ok(Statement::Other)
            }
            "with" => {
                self.next();
                self.in_parentheses()?;
                self.statement()?;
                Ok(Statement::Other)
            }
            _ => self.expression_statement(),
        }
    }

    fn expression_statement(&mut self) -> Parsed<Statement> {
        let expression = self.expression()?;
        self.end_statement()?;
        Ok(Statement::Expression(expression))
    }

    /// Returns `true` if no operand follows in the statement.
    fn ends_here(&self) -> bool {
        let token = self.peek();
        token.kind == TokenKind::End || token.first_of_line || self.is(";") || self.is("}")
    }

    /// `break`, `continue` and `debugger`, with their label.
    fn jump(&mut self, statement: Statement) -> Parsed<Statement> {
        self.next();
        if !self.ends_here() {
            self.expect_kind(TokenKind::Name)?;
        }
        self.end_statement()?;
        Ok(statement)
    }

    /// `import` and `export`, which the scripts of Postman do not have.
    fn module_statement(&mut self) -> Parsed<Statement> {
        self.next();
        while !self.ends_here() {
            let token = self.next();
            self.at = token.pair.map_or(self.at, |close| self.at.max(close + 1));
        }
        self.end_statement()?;
        Ok(Statement::Other)
    }

    /// Returns `true` if the next word is followed by what it declares.
    fn starts_binding(&self) -> bool {
        let after = self.ahead(1);
        let name = after.kind == TokenKind::Name && !matches!(self.text(after), "in" | "of" | "instanceof");
        name || self.token_is(after, "[") || self.token_is(after, "{")
    }

    fn declaration(&mut self) -> Parsed<Statement> {
        let statement = self.declared()?;
        self.end_statement()?;
        Ok(statement)
    }

    /// `var a = 1, b`.
    fn declared(&mut self) -> Parsed<Statement> {
        let word = self.next();
        let hoisted = self.text(word) == "var";
        let mut names = Vec::new();
        loop {
            let name = self.binding()?;
            let value = if self.eat("=") { Some(self.assignment()?) } else { None };
            names.push((name, value));
            if !self.eat(",") {
                return Ok(Statement::Declare { names, hoisted });
            }
        }
    }

    pub(super) fn block(&mut self) -> Parsed<Vec<Statement>> {
        self.expect("{")?;
        let statements = self.statements();
        self.expect("}")?;
        Ok(statements)
    }

    fn function_statement(&mut self) -> Parsed<Statement> {
        self.expect("function")?;
        self.eat("*");
        let name = self.expect_kind(TokenKind::Name)?;
        Ok(Statement::Function { name: self.text(name).to_owned(), function: self.function()? })
    }

    /// The parameters and the body of a function.
    pub(super) fn function(&mut self) -> Parsed<Function> {
        Ok(Function { parameters: self.parameters()?, body: Body::Block(self.block()?) })
    }

    fn if_statement(&mut self) -> Parsed<Statement> {
        self.next();
        let test = self.in_parentheses()?;
        let then = Box::new(self.statement()?);
        let otherwise = if self.eat("else") { Some(Box::new(self.statement()?)) } else { None };
        Ok(Statement::If { test, then, otherwise })
    }

    fn for_statement(&mut self) -> Parsed<Statement> {
        self.next();
        self.eat("await");
        self.expect("(")?;
        if let Some(each) = self.for_each()? {
            return Ok(each);
        }
        let start = match self.text(self.peek()) {
            ";" => None,
            "var" | "const" => Some(self.declared()?),
            "let" if self.starts_binding() => Some(self.declared()?),
            _ => Some(Statement::Expression(self.expression()?)),
        };
        self.expect(";")?;
        let test = if self.is(";") { None } else { Some(self.expression()?) };
        self.expect(";")?;
        let step = if self.is(")") { None } else { Some(self.expression()?) };
        self.expect(")")?;
        let body = Box::new(self.statement()?);
        Ok(Statement::Loop { start: start.map(Box::new), test, step, body, do_first: false })
    }

    /// `const name of list)`, or `in`, with the body; `None` for other loops.
    fn for_each(&mut self) -> Parsed<Option<Statement>> {
        let declares = matches!(self.text(self.peek()), "var" | "const" | "let" | "using") && self.starts_binding();
        let at = usize::from(declares);
        let comes = |word| self.token_is(self.ahead(at + 1), word) || self.follows_bracket(at, word);
        let names = comes("in");
        if !names && !comes("of") {
            return Ok(None);
        }
        self.at += at;
        let binding = self.binding()?;
        self.next();
        let over = self.expression()?;
        self.expect(")")?;
        let body = Box::new(self.statement()?);
        Ok(Some(Statement::Each { binding, over, names, body }))
    }

    fn do_statement(&mut self) -> Parsed<Statement> {
        self.next();
        let body = Box::new(self.statement()?);
        self.expect("while")?;
        let test = Some(self.in_parentheses()?);
        self.eat(";");
        Ok(Statement::Loop { start: None, test, step: None, body, do_first: true })
    }

    fn try_statement(&mut self) -> Parsed<Statement> {
        self.next();
        let body = self.block()?;
        let catches = self.eat("catch");
        if catches && self.eat("(") {
            self.binding()?;
            self.expect(")")?;
        }
        let handler = if catches { self.block()? } else { Vec::new() };
        let finalizer = match self.eat("finally") {
            true => self.block()?,
            false if catches => Vec::new(),
            false => return Err(Stop::Syntax),
        };
        Ok(Statement::Try { body, handler, finalizer })
    }

    fn switch(&mut self) -> Parsed<Statement> {
        self.next();
        let on = self.in_parentheses()?;
        self.expect("{")?;
        let mut cases = Vec::new();
        while !self.eat("}") {
            let value = if self.eat("case") {
                Some(self.expression()?)
            } else {
                self.expect("default")?;
                None
            };
            self.expect(":")?;
            cases.push(Case { value, body: self.statements() });
        }
        Ok(Statement::Switch { on, cases })
    }
}
