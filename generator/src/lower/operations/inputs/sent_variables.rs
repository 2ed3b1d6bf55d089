//! The variables in the templates that the functions of a client send by themselves.
//!
//! A variable that only saved values of arguments, options and bodies name is not among them: callers pass these values.

use std::collections::BTreeSet;

use crate::lower::model::{
    Argument, Auth, AuthUse, AuthValue, Body, Common, Input, InputField, InputValue, Method, Module, Operation,
    Options, RenewalBody, WithoutVariables,
};
use crate::resolve::variables::template;

/// Returns the names of the variables that the operations of a client send.
pub fn of(root: &Module, common: &Common) -> BTreeSet<String> {
    let mut sent = Sent::default();
    sent.headers(&common.headers);
    common.auth.iter().for_each(|auth| sent.auth(auth));
    sent.module(root);
    sent.0
}

#[derive(Default)]
struct Sent(BTreeSet<String>);

impl Sent {
    fn module(&mut self, module: &Module) {
        self.headers(&module.headers);
        module.auth.iter().for_each(|declared| self.auth(&declared.auth));
        module.operations.iter().for_each(|operation| self.operation(operation));
        module.modules.iter().for_each(|inner| self.module(inner));
    }

    fn operation(&mut self, operation: &Operation) {
        // a login is repeated with the saved values
        let saved = operation.renewal.is_some();
        if let Method::Other(method) = &operation.method {
            self.text(method);
        }
        self.text(&without_arguments(&operation.url, &operation.path_args));
        self.headers(&operation.headers);
        if let AuthUse::Own(auth) = &operation.auth {
            self.auth(auth);
        }
        let of_options = operation.options.iter().flat_map(|Options { inputs, .. }| inputs);
        operation.said.inputs.iter().chain(of_options).for_each(|input| self.input(input, saved));
        let of_arguments = operation.path_args.iter().filter_map(|argument| argument.saved.as_deref());
        of_arguments.filter(|_| saved).for_each(|text| self.text(text));
        let saved_body = operation.renewal.as_ref().is_some_and(|renewal| matches!(renewal.body, RenewalBody::Saved));
        operation.body.iter().for_each(|body| self.body(body, saved_body));
    }

    fn body(&mut self, body: &Body, saved: bool) {
        match body {
            Body::Json { .. } | Body::File { .. } => {}
            Body::JsonConstant(text) => self.text(text),
            Body::Text { content_type, .. } => self.text(content_type),
            Body::Fixed { fields, .. } => self.headers(fields),
            Body::Form { def, .. } => def.fields.iter().for_each(|input| self.input(input, saved)),
            Body::Graphql { query, operation_name, without, .. } => {
                self.text(query);
                if let WithoutVariables::Constant(text) | WithoutVariables::Whole(text) = without {
                    self.text(text);
                }
                operation_name.iter().for_each(|name| self.text(name));
            }
        }
        body.saved().filter(|_| saved).into_iter().for_each(|saved| self.text(&saved.template));
    }

    fn input(&mut self, input: &Input, saved: bool) {
        match input {
            Input::FixedQuery(query) => self.text(query),
            Input::FixedHeader(key, value) | Input::FixedField(key, value) => {
                self.text(key);
                self.text(value);
            }
            Input::FixedPart { key, content_type, template } => {
                [key, content_type, template].into_iter().for_each(|text| self.text(text));
            }
            Input::QueryArgument(argument) | Input::HeaderArgument(argument) => {
                self.text(&argument.key);
                argument.saved.iter().filter(|_| saved).for_each(|saved| self.text(saved));
            }
            Input::Query(field) | Input::Header(field) | Input::Field(field) => self.field(field, saved),
        }
    }

    fn field(&mut self, field: &InputField, saved: bool) {
        self.text(&field.key);
        field.content_type.iter().for_each(|text| self.text(text));
        for value in field.saved.iter().filter(|_| saved) {
            match value {
                InputValue::I64(_) | InputValue::Bool(_) | InputValue::KeyAlone => {}
                InputValue::Template(text) => self.text(text),
                InputValue::NamedFile { path, name } => {
                    self.text(path);
                    self.text(name);
                }
            }
        }
    }

    fn auth(&mut self, auth: &Auth) {
        auth.args.iter().for_each(|text| self.text(text));
        for (_, value) in auth.settings.iter().flat_map(|settings| &settings.fields) {
            match value {
                AuthValue::Text(text) => self.text(text),
                AuthValue::Flag => {}
                AuthValue::Parameters(parameters) => {
                    for parameter in parameters {
                        self.text(&parameter.name);
                        self.text(&parameter.value);
                    }
                }
            }
        }
    }

    fn headers(&mut self, rows: &[(String, String)]) {
        for (key, value) in rows {
            self.text(key);
            self.text(value);
        }
    }

    fn text(&mut self, text: &str) {
        self.0.extend(template::names(text).into_iter().map(str::to_owned));
    }
}

/// Returns a URL without the variables in its path in whose place callers pass an argument.
fn without_arguments(url: &str, arguments: &[Argument]) -> String {
    let (path, query) = url.split_at(url.find('?').unwrap_or(url.len()));
    let keys = arguments.iter().map(|argument| argument.key.as_str()).filter(|key| key.starts_with("{{"));
    keys.fold(path.to_owned(), |path, key| path.replace(key, "")) + query
}

#[cfg(test)]
mod tests {
    use super::without_arguments;
    use crate::lower::model::Argument;

    #[test]
    fn an_argument_stands_for_its_variable_in_the_path_alone() {
        let argument =
            |key: &str| Argument { ident: String::new(), key: key.to_owned(), saved: None, is_secret: false };
        for (url, key, expected) in [
            ("{{u}}/a/{{id}}?of={{id}}", "{{id}}", "{{u}}/a/?of={{id}}"),
            ("{{u}}/a/:id", "id", "{{u}}/a/:id"),
            ("{{u}}/{{a?}}", "{{b}}", "{{u}}/{{a?}}"),
        ] {
            assert_eq!(without_arguments(url, &[argument(key)]), expected);
        }
    }
}
