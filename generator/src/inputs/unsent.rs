//! Variables that scripts set before requests, and that the client never sends: nothing names them, or only saved values in whose place callers give their
//! own, such as those of a JSON body. What a script sets them to is not what was sent.

use std::collections::BTreeSet;

use crate::graphql;
use crate::inputs::decision::{Decision, Inputs, RequestInputs, Role};
use crate::read::model::Body;
use crate::resolve::model::{Api, AuthInEffect, Capture, Operation};
use crate::resolve::variables::template;
use crate::resolve::{read_by, used_by_auth};
use crate::script::{Constant, Value};

/// Returns the names of these variables; none where a text puts names together, because it may name any.
pub(super) fn find(api: &Api, inputs: &Inputs) -> BTreeSet<String> {
    let presets: Vec<&Capture> = api.root.all_presets().collect();
    let captures: Vec<&Capture> = api.root.all_captures().collect();
    if presets.is_empty() {
        return BTreeSet::new();
    }
    let Some(sent) = sent(api, inputs) else { return BTreeSet::new() };
    let is_captured = |name: &str| captures.iter().any(|one| one.variable == name && !is_fixed(one));
    let mut unsent: BTreeSet<String> = presets.iter().map(|preset| preset.variable.clone()).collect();
    unsent.retain(|name| !sent.contains(name) && !is_captured(name));
    loop {
        let of_presets = presets.iter().filter(|preset| !unsent.contains(&preset.variable));
        let mut read: BTreeSet<String> = of_presets.flat_map(|preset| read_by(std::slice::from_ref(*preset))).collect();
        read.extend(captures.iter().flat_map(|capture| needed_by(capture)));
        let before = unsent.len();
        unsent.retain(|name| !read.contains(name));
        if unsent.len() == before {
            return unsent;
        }
    }
}

/// Returns the variables that a capture needs, apart from one whose value it keeps.
fn needed_by(capture: &Capture) -> BTreeSet<String> {
    let mut is_of_answer = false;
    capture.value.each(&mut |value| is_of_answer |= value.is_of_answer());
    let value = if is_of_answer { capture.value.clone() } else { Value::Unset };
    read_by(&[Capture { value, ..capture.clone() }])
}

/// Leaves out what scripts set these variables to, and what they keep of that.
pub(crate) fn leave_out(api: &mut Api, unsent: &BTreeSet<String>) {
    if unsent.is_empty() {
        return;
    }
    let sets = |capture: &Capture| unsent.contains(&capture.variable);
    let keeps = |capture: &Capture| read_by(std::slice::from_ref(capture)).iter().any(|name| unsent.contains(name));
    api.root.visit_scripts_mut(&mut |presets, captures| {
        presets.retain(|preset| !sets(preset));
        captures.retain(|capture| !sets(capture) && !keeps(capture));
    });
}

fn is_fixed(capture: &Capture) -> bool {
    matches!(capture.value, Value::Unset | Value::Constant(Constant::Text(_) | Constant::Null))
}

/// Returns the variables in the parts of requests that callers do not give; `None` if one of these parts puts names together.
fn sent(api: &Api, inputs: &Inputs) -> Option<BTreeSet<String>> {
    let (mut names, mut composes_names) = (BTreeSet::new(), false);
    let mut add = |text: &str| {
        composes_names |= template::composes_names(text);
        names.extend(template::names(text).into_iter().map(str::to_owned));
    };
    inputs.common.base.iter().for_each(|base| add(base));
    inputs.common.headers.iter().for_each(|(_, value)| add(value));
    let of_environments = api.environments.iter().flat_map(|environment| environment.values.values());
    api.variables
        .iter()
        .filter_map(|variable| variable.value.as_ref())
        .chain(of_environments)
        .for_each(|value| add(value));
    for operation in api.root.all_operations() {
        texts(operation, inputs.of(operation), &mut add);
    }
    let own = |operation: &Operation| match &operation.auth {
        AuthInEffect::Own(auth) => used_by_auth(auth),
        _ => BTreeSet::new(),
    };
    names.extend(api.root.all_operations().flat_map(own));
    let of_inputs = api.root.all_operations().filter_map(|operation| inputs.of(operation).auth.as_ref());
    let of_folders = api.root.all_folders().filter_map(|folder| folder.auth.as_ref());
    names.extend(of_inputs.chain(&inputs.common.auth).chain(of_folders).flat_map(used_by_auth));
    (!composes_names).then_some(names)
}

/// Calls `add` with the texts of a request that are sent as they are.
fn texts(operation: &Operation, decided: &RequestInputs, add: &mut impl FnMut(&str)) {
    add(&operation.method);
    add(&decided.path.iter().fold(decided.url.clone(), |url, input| match input.written.starts_with("{{") {
        true => url.replace(&input.written, ""),
        false => url,
    }));
    let is_sent = |decision: &Decision| {
        !matches!(decision.role, Role::Input { .. } | Role::Argument | Role::Listed | Role::LeftOut)
    };
    let query = operation.url.query.iter().map(|row| (row.key.as_str(), row.value.as_deref().unwrap_or_default()));
    let headers = operation.headers.iter().map(|row| (row.key.as_str(), row.value.as_str()));
    let form = operation.body.as_ref().map(Body::form).unwrap_or_default().iter();
    let form = form.map(|row| (row.key.as_str(), row.text().unwrap_or_default()));
    let rows = query.zip(&decided.query).chain(headers.zip(&decided.headers)).chain(form.zip(&decided.form));
    for ((key, value), decision) in rows {
        add(key);
        if is_sent(decision) {
            add(value);
        }
    }
    if let Some(Body::Raw { text, .. }) = &operation.body
        && decided.json.whole
    {
        add(text);
    }
    if let Some(Body::Graphql(graphql)) = &operation.body {
        add(&graphql.query);
        if graphql::declares_nothing(&graphql.query) {
            graphql.whole.iter().for_each(|whole| add(whole));
        }
        graphql.operation_name.iter().for_each(|name| add(name));
    }
    decided.content_type.iter().for_each(|text| add(text));
}
