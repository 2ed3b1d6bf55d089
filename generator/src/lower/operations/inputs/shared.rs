//! Options and forms that several operations share: one type, named after its fields. Each operation keeps its own name for it,
//! so that adding or removing a request does not break callers.

use std::collections::{BTreeMap, BTreeSet};

use crate::lower::model::{Body, Docs, FormDef, Ident, Input, InputField, Module, Operation, Options, SharedInputs};
use crate::name;

/// `saved` is `true` if types have `saved()`, so that types with different values are not shared.
pub fn share(root: &mut Module, saved: bool) {
    let mut groups = BTreeMap::new();
    collect(root, &mut Vec::new(), saved, &mut groups);
    groups.retain(|_, group: &mut Group| group.count > 1);
    let mut taken = BTreeSet::new();
    declared(root, &mut taken);
    let mut places = BTreeMap::new();
    // types with few fields come first, because they have few possible names
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, group)| group.inputs.iter().filter_map(field).count());
    for (alike, group) in groups {
        let ident = group.name(&mut taken);
        let home = group.home();
        add(root, &home, group.definition(ident.clone()));
        places.insert(alike, (home, ident));
    }
    refer(root, &mut Vec::new(), saved, &places);
}

/// The operations that share a table.
struct Group {
    form: bool,
    count: usize,
    modules: BTreeSet<Vec<Ident>>,
    inputs: Vec<Input>,
    /// For each input, the docs in the operations, and how many have them.
    docs: Vec<BTreeMap<Docs, usize>>,
}

impl Group {
    /// Returns the module of all operations, otherwise `types`.
    fn home(&self) -> Vec<Ident> {
        let mut modules = self.modules.iter();
        match (modules.next(), modules.next()) {
            (Some(only), None) => only.clone(),
            _ => vec!["types".to_owned()],
        }
    }

    /// Returns a name of the first two fields, and of more of them if that is in use: `LimitOptions`, `PagePerPageOptions`. Where two make a
    /// long name, the first one alone is tried before.
    fn name(&self, taken: &mut BTreeSet<Ident>) -> Ident {
        const SHORT: usize = 30;
        let suffix = if self.form { "form" } else { "options" };
        let fields: Vec<&str> =
            self.inputs.iter().filter_map(field).map(|field| field.ident.trim_start_matches("r#")).collect();
        let named = |count: usize| name::upper_camel(&format!("{} {suffix}", fields[..count].join(" ")), "Shared");
        let few = fields.len().min(2);
        let first = if named(few).len() > SHORT { fields.len().min(1) } else { few };
        let by_fields = (first..=fields.len()).map(named);
        let numbered = (2..).map(|n: usize| format!("{}{n}", named(first)));
        let ident = by_fields.chain(numbered).find(|ident| !taken.contains(ident)).unwrap_or_default();
        taken.insert(ident.clone());
        ident
    }

    /// Returns the shared definition, with the most frequent docs; of equally frequent ones the first by text.
    fn definition(self, ident: Ident) -> SharedInputs {
        let mut inputs = self.inputs;
        for (input, docs) in inputs.iter_mut().zip(self.docs) {
            let best = docs.into_iter().rev().max_by_key(|(docs, count)| (!docs.is_empty(), *count));
            if let (Some(field), Some((docs, _))) = (field_mut(input), best) {
                field.docs = docs;
            }
        }
        if self.form {
            let docs = vec!["A form of several requests.".to_owned()];
            SharedInputs::Form(FormDef { ident, docs, fields: inputs, shared: None })
        } else {
            let docs = vec!["Optional inputs of several requests.".to_owned()];
            SharedInputs::Options(Options { ident, docs, inputs, shared: None })
        }
    }
}

/// Returns a key that is equal for tables that can be shared: the table without its docs.
fn alike(form: bool, inputs: &[Input], saved: bool) -> String {
    let mut inputs = inputs.to_vec();
    for field in inputs.iter_mut().filter_map(field_mut) {
        field.docs.clear();
        if !saved {
            field.saved.clear();
        }
    }
    format!("{form} {inputs:?}")
}

/// The tables of an operation, and the place for the path of the shared type.
fn tables(operation: &mut Operation) -> impl Iterator<Item = (bool, &mut Vec<Input>, &mut Option<String>)> {
    let options = operation.options.as_mut().map(|one| (false, &mut one.inputs, &mut one.shared));
    let form = match &mut operation.body {
        Some(Body::Form { def, .. }) => Some((true, &mut def.fields, &mut def.shared)),
        _ => None,
    };
    options.into_iter().chain(form)
}

fn collect(module: &mut Module, path: &mut Vec<Ident>, saved: bool, groups: &mut BTreeMap<String, Group>) {
    for (form, inputs, _) in module.operations.iter_mut().flat_map(tables) {
        let group = groups.entry(alike(form, inputs, saved)).or_insert_with(|| Group {
            form,
            count: 0,
            modules: BTreeSet::new(),
            inputs: inputs.clone(),
            docs: vec![BTreeMap::new(); inputs.len()],
        });
        group.count += 1;
        group.modules.insert(path.clone());
        for (docs, input) in group.docs.iter_mut().zip(inputs.iter()) {
            *docs.entry(field(input).map(|field| field.docs.clone()).unwrap_or_default()).or_default() += 1;
        }
    }
    for inner in &mut module.modules {
        path.push(inner.ident.clone());
        collect(inner, path, saved, groups);
        path.pop();
    }
}

/// The names of all types of the client.
fn declared(module: &Module, taken: &mut BTreeSet<Ident>) {
    taken.extend(module.types.iter().map(|def| def.ident.clone()));
    for operation in &module.operations {
        taken.extend(operation.types.iter().map(|def| def.ident.clone()));
        taken.extend(operation.options.iter().map(|options| options.ident.clone()));
        if let Some(Body::Form { def, .. }) = &operation.body {
            taken.insert(def.ident.clone());
        }
    }
    module.modules.iter().for_each(|inner| declared(inner, taken));
}

fn add(module: &mut Module, path: &[Ident], inputs: SharedInputs) {
    let Some((first, rest)) = path.split_first() else {
        module.inputs.push(inputs);
        module.inputs.sort_by(|a, b| a.ident().cmp(b.ident()));
        return;
    };
    if module.modules.iter().all(|inner| inner.ident != *first) {
        let docs = vec!["Types that several modules use.".to_owned()];
        module.modules.push(Module { ident: first.clone(), docs, ..Module::default() });
    }
    for inner in module.modules.iter_mut().filter(|inner| inner.ident == *first) {
        add(inner, rest, inputs.clone());
    }
}

/// Sets the path from the module of each operation to the type.
fn refer(module: &mut Module, path: &mut Vec<Ident>, saved: bool, places: &BTreeMap<String, (Vec<Ident>, Ident)>) {
    for (form, inputs, shared) in module.operations.iter_mut().flat_map(tables) {
        *shared = places.get(&alike(form, inputs, saved)).map(|(home, ident)| {
            if home == path {
                return ident.clone();
            }
            let up = path.iter().map(|_| "super");
            up.chain(home.iter().map(String::as_str)).chain([ident.as_str()]).collect::<Vec<_>>().join("::")
        });
    }
    for inner in &mut module.modules {
        path.push(inner.ident.clone());
        refer(inner, path, saved, places);
        path.pop();
    }
}

fn field(input: &Input) -> Option<&InputField> {
    match input {
        Input::Query(field) | Input::Header(field) | Input::Field(field) => Some(field),
        Input::FixedQuery(_) | Input::FixedHeader(..) | Input::FixedField(..) | Input::FixedPart { .. } => None,
    }
}

fn field_mut(input: &mut Input) -> Option<&mut InputField> {
    match input {
        Input::Query(field) | Input::Header(field) | Input::Field(field) => Some(field),
        Input::FixedQuery(_) | Input::FixedHeader(..) | Input::FixedField(..) | Input::FixedPart { .. } => None,
    }
}
