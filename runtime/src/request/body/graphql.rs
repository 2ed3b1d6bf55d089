//! GraphQL bodies.

use bytes::Bytes;
use serde_json::Value;

use super::typed::Source;
use crate::request::Invalid;
use crate::template::Resolver;

#[derive(Clone)]
pub(crate) struct Graphql {
    /// A template.
    pub(crate) query: &'static str,
    /// A template.
    pub(crate) operation: Option<&'static str>,
    pub(crate) variables: Option<Source>,
}

impl Graphql {
    /// Writes the body: the query is escaped after substitution; the variables are inserted unchanged, comments
    /// included.
    pub(crate) fn resolve(&self, resolver: &mut Resolver<'_>) -> Result<Bytes, Invalid> {
        if let Some(whole) = self.variables.as_ref().filter(|variables| variables.is_whole()) {
            return whole.text(resolver, true);
        }
        let mut quoted = |template: &'static str| Value::from(resolver.resolve(template).into_owned()).to_string();
        let mut body = format!("{{\"query\":{}", quoted(self.query)).into_bytes();
        if let Some(operation) = self.operation {
            body.extend_from_slice(b",\"operationName\":");
            body.extend_from_slice(quoted(operation).as_bytes());
        }
        if let Some(variables) = &self.variables {
            let variables = variables.text(resolver, false)?;
            if !variables.is_empty() {
                body.extend_from_slice(b",\"variables\":");
                body.extend_from_slice(&variables);
            }
        }
        body.push(b'}');
        Ok(body.into())
    }
}
