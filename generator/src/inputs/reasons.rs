//! The reasons for decisions about inputs, in words, for `inspect`.

use std::borrow::Cow;

use super::decision::{Decision, Inputs, RequestInputs, Role, RowReason};
use super::variables::configuration::VariableReason;
use super::variables::path::Filled;
use crate::read::model::Body;
use crate::resolve::Api;
use crate::resolve::model::Operation;

const CLIENT: &str = "a variable of the client";
const CALL: &str = "passed to each call";
const AS_SAVED: &str = "always sent as saved";

/// The decision about one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InputReason {
    /// `{{userId}}`, `action of Users/List`.
    pub subject: String,
    pub is: Cow<'static, str>,
    pub why: &'static str,
    /// The line of the configuration that overrules it.
    pub overrule: Option<String>,
}

/// The variables of paths and queries, the common parts, and the parameters that are sent as they are saved because of a guess.
pub(crate) fn of(api: &Api, inputs: &Inputs) -> Vec<InputReason> {
    let mut reasons = Vec::new();
    for (name, verdict) in inputs.variables.iter().filter(|(_, verdict)| verdict.reason != VariableReason::Dynamic) {
        let (is, other) = match (verdict.client, inputs.filled.get(name)) {
            (true, Some(filled)) => (in_place_of(filled).into(), "arguments"),
            (true, None) => (Cow::from(CLIENT), "arguments"),
            (false, _) => (CALL.into(), "variables"),
        };
        let subject = format!("{{{{{name}}}}}");
        reasons.push(InputReason { subject, is, why: verdict.reason.text(), overrule: Some(line(other, name)) });
    }
    for (name, _) in &inputs.common.headers {
        let (is, why) = ("a header of the client", RowReason::AllRequests.text());
        reasons.push(InputReason { subject: name.clone(), is: is.into(), why, overrule: None });
    }
    api.root.all_operations().for_each(|operation| of_request(operation, inputs.of(operation), &mut reasons));
    reasons
}

/// `a variable of the client, and the value of :account and :accountName`
fn in_place_of(filled: &Filled) -> String {
    let names: Vec<String> = filled.path_variables.iter().map(|name| format!(":{name}")).collect();
    format!("{CLIENT}, and the value of {}", names.join(" and "))
}

fn line(option: &str, name: &str) -> String {
    format!("{option} = [{}]", crate::options::toml_string(name))
}

fn of_request(operation: &Operation, decided: &RequestInputs, reasons: &mut Vec<InputReason>) {
    let values = operation.url.literal_values.iter();
    reasons.extend(values.map(|name| InputReason {
        subject: format!(":{name} of {}", operation.place),
        is: CALL.into(),
        why: "the collection has a literal value in its place",
        overrule: None,
    }));
    let examples = decided.path.iter().filter(|input| input.written.starts_with("{{$"));
    reasons.extend(examples.map(|input| InputReason {
        subject: format!("{} of {}", input.written, operation.place),
        is: CALL.into(),
        why: "a random value of a whole segment is an example",
        overrule: None,
    }));
    reasons.extend(decided.json.fields.iter().map(|one| InputReason {
        subject: format!("{} of {}", one.key, operation.place),
        is: AS_SAVED.into(),
        why: one.reason.text(),
        overrule: None,
    }));
    let mut row = |name: &str, decision: &Decision| reasons.extend(reason(operation, name, decision));
    operation.url.query.iter().zip(&decided.query).for_each(|(one, decision)| row(&one.key, decision));
    let fields = operation.body.as_ref().map(Body::form).unwrap_or_default();
    fields.iter().zip(&decided.form).for_each(|(one, decision)| row(&one.key, decision));
}

/// Returns the reason of a guess; other decisions need none.
fn reason(operation: &Operation, name: &str, decision: &Decision) -> Option<InputReason> {
    let is = match (&decision.role, decision.reason) {
        (
            Role::Constant,
            RowReason::TellsApart | RowReason::Protocol | RowReason::Configured | RowReason::AllRequests,
        ) => AS_SAVED,
        (Role::LeftOut, _) => "left out",
        _ => return None,
    };
    let subject = format!("{name} of {}", operation.place);
    Some(InputReason { subject, is: is.into(), why: decision.reason.text(), overrule: None })
}
