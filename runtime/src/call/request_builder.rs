//! [`RequestBuilder`]: a request that generated code describes.

use super::call::Call;
use super::plan::{Plan, erase_variables};
use crate::auth::Auth;
use crate::decode::Decode;
use crate::request::Behavior;
use crate::request::body::File;
use crate::request::body::{Body, Comments, Fields, Form, Graphql, Payload};
use crate::request::order;
use crate::request::url::Parameter;
use crate::template::Sources;
use crate::template::Text;
use crate::variables::{Secret, Variables};

/// A request under construction, before its answer has a type. Generated code creates it from a
/// [`Client`](crate::Client) and ends with [`call`](Self::call).
///
/// Every `&'static str` is a template of the collection, with `{{variables}}`. A value that
/// callers pass is a [`Text`] or a [`Body`].
#[must_use = "a request does nothing until it is a call that is awaited"]
#[derive(Clone)]
pub struct RequestBuilder(pub(crate) Box<Plan>);

impl RequestBuilder {
    /// Sets a part of the path: the path variable `:name` by its name, another part by its text in the URL:
    /// `{{name}}`, `{name}`, `<name>`. The value of a variable (`{{name}}`) is also its value in the rest of the request.
    pub fn path(mut self, name: &'static str, value: impl Into<Text>) -> Self {
        self.0.path.push((name.into(), value.into()));
        self
    }

    /// Adds a header that is always sent.
    pub fn header(mut self, name: &'static str, template: &'static str) -> Self {
        self.0.headers.push((name.into(), Text::saved(template)));
        self
    }

    /// Adds headers that are always sent.
    pub fn headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.0.headers.extend(headers.iter().map(|&(name, template)| (name.into(), Text::saved(template))));
        self
    }

    /// Adds a header whose value the caller passes.
    pub fn header_text(mut self, name: &'static str, value: impl Into<Text>) -> Self {
        self.0.headers.push((name.into(), value.into()));
        self
    }

    /// Adds a part of the query that is always sent: a template, `a=1&b={{b}}`.
    pub fn query(mut self, template: &'static str) -> Self {
        self.0.query.push(Parameter::Fixed(template));
        self
    }

    /// Adds a parameter of the query whose value the caller passes.
    pub fn query_text(mut self, key: &'static str, value: impl Into<Text>) -> Self {
        self.0.query.push(Parameter::Pair(key, value.into()));
        self
    }

    /// Adds a credential that the caller passes to the query, unless it is unset.
    pub fn query_secret(mut self, key: &'static str, value: impl Into<Secret>) -> Self {
        self.0.query.extend(Text::of_secret(&value.into()).map(|value| Parameter::Pair(key, value)));
        self
    }

    /// Sends the parameters of the query, and the headers, with these names before the others, in this order: options that several operations
    /// share are not in the order of each.
    pub fn order(mut self, names: &'static [&'static str]) -> Self {
        self.0.order = names;
        self
    }

    /// Sends the fields of the form with these names before the others, in this order.
    pub fn field_order(mut self, names: &[&str]) -> Self {
        if let Payload::Urlencoded(fields) | Payload::Multipart(fields) = &mut self.0.payload {
            order::sort(&mut fields.0, names, |field| field.key);
        }
        self
    }

    /// Leaves out a common header of the requests; the name is spelled as it is there.
    pub fn without_header(mut self, name: &'static str) -> Self {
        self.0.without_headers.push(name);
        self
    }

    /// Sets the authentication of the request.
    pub fn auth(mut self, auth: Auth) -> Self {
        self.0.auth = auth;
        self
    }

    /// Sends the request without auth while a variable of its auth is unset: a request that logs in sets the variable itself.
    pub fn auth_if_set(mut self) -> Self {
        self.0.auth_if_set = true;
        self
    }

    /// Sets how the request is built and sent.
    pub fn behavior(mut self, behavior: Behavior) -> Self {
        self.0.behavior = behavior;
        self
    }

    /// Sets a JSON body; its content type is `application/json` unless a header sets another. Comments
    /// in saved text are removed.
    pub fn json<T>(self, body: impl Into<Body<T>>) -> Self {
        self.payload(Payload::Json(body.into().source, "application/json", Comments::Strip))
    }

    /// Sets a JSON body without a declared type: its content type is `text/plain` unless a
    /// header sets another, and comments in saved text are removed if a header declares JSON.
    pub fn undeclared_json<T>(self, body: impl Into<Body<T>>) -> Self {
        self.payload(Payload::Json(body.into().source, "text/plain", Comments::StripIfJson))
    }

    /// Sets a JSON body that the collection declares as another text: `content_type` is sent unless a
    /// header sets another, and comments stay.
    pub fn json_as<T>(self, content_type: &'static str, body: impl Into<Body<T>>) -> Self {
        self.payload(Payload::Json(body.into().source, content_type, Comments::Keep))
    }

    /// Sets a text body; `content_type` is sent unless a header sets another.
    pub fn text(self, content_type: &'static str, body: impl Into<Text>) -> Self {
        self.payload(Payload::Text(body.into(), content_type))
    }

    /// Sets an urlencoded body of templates only.
    pub fn urlencoded<const N: usize>(self, pairs: [(&'static str, &'static str); N]) -> Self {
        self.payload(Payload::Urlencoded(Fields::templates(&pairs)))
    }

    /// Sets an urlencoded body.
    pub fn urlencoded_form(self, form: &dyn Form) -> Self {
        let mut fields = Fields::default();
        form.fields(&mut fields);
        self.payload(Payload::Urlencoded(fields))
    }

    /// Sets a multipart body of text templates only.
    pub fn multipart<const N: usize>(self, pairs: [(&'static str, &'static str); N]) -> Self {
        self.payload(Payload::Multipart(Fields::templates(&pairs)))
    }

    /// Sets a multipart body.
    pub fn multipart_form(self, form: &dyn Form) -> Self {
        let mut fields = Fields::default();
        form.fields(&mut fields);
        self.payload(Payload::Multipart(fields))
    }

    /// Sets a file as the body; its content type is sent unless a header sets another.
    pub fn file(self, file: impl Into<File>) -> Self {
        self.payload(Payload::File(file.into()))
    }

    /// Sets a GraphQL body: the query, the operation's name, and the variables.
    pub fn graphql<T>(
        self,
        query: &'static str,
        operation: Option<&'static str>,
        variables: impl Into<Body<T>>,
    ) -> Self {
        self.payload(Payload::Graphql(Graphql { query, operation, variables: Some(variables.into().source) }))
    }

    /// Sets a GraphQL body without variables.
    pub fn graphql_query(self, query: &'static str, operation: Option<&'static str>) -> Self {
        self.payload(Payload::Graphql(Graphql { query, operation, variables: None }))
    }

    /// Sets a GraphQL body whose variables are a template.
    pub fn graphql_constant(
        self,
        query: &'static str,
        operation: Option<&'static str>,
        variables: &'static str,
    ) -> Self {
        let variables = Some(Body::<()>::saved(variables).source);
        self.payload(Payload::Graphql(Graphql { query, operation, variables }))
    }

    /// Sets a JSON body that is a template.
    pub fn json_constant(self, template: &'static str) -> Self {
        self.json(Body::<()>::saved(template))
    }

    /// Adds a preset, which sets variables before the request is built. Several run in order.
    pub fn preset<V: Variables>(mut self, preset: fn(&mut V, &Sources)) -> Self {
        self.0.presets.push(erase_variables(preset));
        self
    }

    /// Leaves out the common preset of the requests, and the presets before this call.
    pub fn without_presets(mut self) -> Self {
        self.0.presets.clear();
        self
    }

    /// Creates the call: `T` reads its answers, `E` its failures, and `O` are its options.
    pub fn call<T: Decode, E, O>(self) -> Call<T, E, O> {
        Call::new(self.0)
    }

    fn payload(mut self, payload: Payload) -> Self {
        self.0.payload = payload;
        self
    }
}
