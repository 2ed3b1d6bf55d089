//! The reasons for decisions about inputs, in words, for `inspect`.

use super::decision::{Decision, Inputs, Role, RowReason};
use super::variables::configuration::VariableReason;
use crate::read::model::Body;
use crate::resolve::Api;
use crate::resolve::model::{Folder, Operation};

/// The decision about one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InputReason {
    /// `{{userId}}`, `action of Users/List`.
    pub subject: String,
    pub is: &'static str,
    pub why: &'static str,
    /// The line of the configuration that overrules it.
    pub overrule: Option<String>,
}

/// The variables of paths and queries, the common parts, and the parameters that are sent as they are saved because of a guess.
pub(crate) fn of(api: &Api, inputs: &Inputs) -> Vec<InputReason> {
    let mut reasons = Vec::new();
    for (name, verdict) in inputs.variables.iter().filter(|(_, verdict)| verdict.reason != VariableReason::Dynamic) {
        let (is, other) = match verdict.client {
            true => ("a variable of the client", "arguments"),
            false => ("passed to each call", "variables"),
        };
        let subject = format!("{{{{{name}}}}}");
        reasons.push(InputReason { subject, is, why: verdict.reason.text(), overrule: Some(line(other, name)) });
    }
    for (name, _) in &inputs.common.headers {
        let (is, why) = ("a header of the client", RowReason::AllRequests.text());
        reasons.push(InputReason { subject: name.clone(), is, why, overrule: None });
    }
    folder(&api.root, inputs, &mut reasons);
    reasons
}

fn line(option: &str, name: &str) -> String {
    format!("{option} = [{}]", crate::options::toml_string(name))
}

fn folder(folder: &Folder, inputs: &Inputs, reasons: &mut Vec<InputReason>) {
    for operation in &folder.operations {
        let decided = inputs.of(operation);
        let ids = operation.url.literal_ids.iter();
        reasons.extend(ids.map(|name| InputReason {
            subject: format!(":{name} of {}", operation.place),
            is: "passed to each call",
            why: "the collection has a literal id in its place",
            overrule: None,
        }));
        let mut row = |name: &str, decision: &Decision| reasons.extend(reason(operation, name, decision));
        operation.url.query.iter().zip(&decided.query).for_each(|(one, decision)| row(&one.key, decision));
        let fields = operation.body.as_ref().map(Body::form).unwrap_or_default();
        fields.iter().zip(&decided.form).for_each(|(one, decision)| row(&one.key, decision));
    }
    folder.folders.iter().for_each(|inner| self::folder(inner, inputs, reasons));
}

/// Returns the reason of a guess; other decisions need none.
fn reason(operation: &Operation, name: &str, decision: &Decision) -> Option<InputReason> {
    let is = match (&decision.role, decision.reason) {
        (Role::Constant, RowReason::TellsApart | RowReason::Protocol | RowReason::Configured) => "always sent as saved",
        (Role::LeftOut, _) => "left out",
        _ => return None,
    };
    let subject = format!("{name} of {}", operation.place);
    Some(InputReason { subject, is, why: decision.reason.text(), overrule: None })
}
