//! The parts of an operation that depend on its request alone: docs of its description, query and headers. They are lowered on all cores, before
//! the modules are lowered in order.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::execution::parallel;
use crate::inputs::{Inputs, RequestInputs};
use crate::lower::docs::{self, Descriptions};
use crate::lower::model::{Argument, Docs, Options, Said};
use crate::lower::naming::plan::{ModulePlan, OperationPlan, link};
use crate::lower::operations::inputs::fields::Fields;
use crate::lower::operations::inputs::{headers, path, query};

/// From this many requests on, several threads pay off.
const MIN_REQUESTS: usize = 16;

/// The parts of an operation that depend on its request alone.
pub struct Prepared {
    pub description: Docs,
    pub path_args: Vec<Argument>,
    /// The query in the URL template.
    pub query: String,
    /// The headers that are always sent, as templates.
    pub headers: Vec<(String, String)>,
    /// The query, if there are no options.
    pub said: Said,
    pub options: Option<Options>,
    pub left_out: Vec<Diagnostic>,
}

/// Lowers all requests; the results are by their places in the file.
pub fn all<'a>(plan: &'a ModulePlan<'a>, inputs: &Inputs) -> BTreeMap<&'a str, Prepared> {
    let mut plans = Vec::new();
    gather(plan, &mut plans);
    let is_much = plans.len() >= MIN_REQUESTS;
    let prepare = |descriptions: &mut Descriptions<'a>, plan: &'a OperationPlan<'a>| {
        (plan.operation.place.pointer.as_str(), Prepared::of(plan, inputs.of(plan.operation), descriptions))
    };
    parallel::map(plans, is_much, Descriptions::default, prepare).into_iter().collect()
}

fn gather<'a>(module: &'a ModulePlan<'a>, plans: &mut Vec<&'a OperationPlan<'a>>) {
    plans.extend(&module.operations);
    module.modules.iter().for_each(|inner| gather(inner, plans));
}

impl Prepared {
    pub fn of<'a>(plan: &OperationPlan<'a>, decided: &RequestInputs, descriptions: &mut Descriptions<'a>) -> Self {
        let operation = plan.operation;
        let mut left_out = Vec::new();
        let mut fields = Fields::new(descriptions);
        let (path_args, mut arguments) = path::lower(&decided.path);
        let (query, mut inputs) =
            query::lower(&operation.url.query, &decided.query, &mut arguments, &mut fields, &mut left_out);
        let (headers, of_headers) =
            headers::lower(&operation.headers, &decided.headers, &mut arguments, &mut fields, &mut left_out);
        inputs.extend(of_headers);
        let has_arguments = inputs.iter().any(|input| input.argument().is_some());
        let (said, options) = if has_arguments && inputs.iter().all(|input| input.field().is_none()) {
            (Said { inputs, order: Vec::new() }, None)
        } else {
            let options = (!inputs.is_empty()).then(|| Options {
                ident: plan.type_name("options"),
                docs: vec![format!("Optional inputs of {}.", link(&plan.ident))],
                inputs,
                shared: None,
            });
            (Said::default(), options)
        };
        let description = docs::sanitize(&operation.description);
        Self { description, path_args, query, headers, said, options, left_out }
    }
}
