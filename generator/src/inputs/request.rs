//! [`Request`]: a request on the way through the decisions.

use super::decision::{Decision, RequestInputs, RowReason};
use crate::read::model::{Auth, Body};
use crate::resolve::model::Operation;

/// A request, with the decisions so far.
pub(super) struct Request<'a> {
    pub operation: &'a Operation,
    pub inputs: RequestInputs,
    /// The auth in effect.
    pub signed: Option<Auth>,
}

impl Request<'_> {
    /// The parameters whose values distinguish it from others with its method and path, and the fields that name what it calls.
    pub fn told_apart_by(&self) -> impl Iterator<Item = &str> {
        let told_apart = |decision: &Decision| decision.reason == RowReason::TellsApart;
        let query = self.operation.url.query.iter().map(|row| row.key.as_str()).zip(&self.inputs.query);
        let fields = self.operation.body.as_ref().map(Body::form).unwrap_or_default();
        let form = fields.iter().map(|row| row.key.as_str()).zip(&self.inputs.form);
        let rows = query.chain(form).filter(move |(_, decision)| told_apart(decision)).map(|(name, _)| name);
        let json = self.inputs.json.fields.iter().filter(|one| one.reason == RowReason::Called);
        rows.chain(json.map(|one| one.key.as_str()))
    }
}
