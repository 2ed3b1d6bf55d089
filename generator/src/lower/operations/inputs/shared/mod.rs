//! Options and forms that several operations share: one type, named after what its fields or its functions are about. Each operation keeps its own
//! name for it, so that adding or removing a request does not break callers, and sends the fields in its own order.

mod field_docs;
mod group;
mod names;
mod topics;
mod wire;

use std::collections::{BTreeMap, BTreeSet};

use crate::lower::model::{Body, Docs, Ident, Input, Module, Operation, SHARED, Said, SharedInputs};
use group::{Group, Member};

/// `saved` is `true` if types have `saved()`, so that types with different values are not shared. `kept` is the lock's part about the types.
/// Returns more lines for it.
pub fn share(root: &mut Module, saved: bool, kept: &BTreeMap<String, Ident>) -> BTreeMap<String, Ident> {
    let mut lines = BTreeMap::new();
    let mut groups = BTreeMap::new();
    collect(root, &mut Vec::new(), saved, &mut groups);
    let mut taken = BTreeSet::new();
    declared(root, &mut taken);
    let mut groups: Vec<_> = groups
        .into_iter()
        .flat_map(|(alike, group)| group.settle().into_iter().map(move |(group, rows)| (alike.clone(), group, rows)))
        .collect();
    // types with few fields come first, because they have few possible names
    groups.sort_by_key(|(_, _, rows)| rows.iter().filter_map(Input::field).count());
    let mut places = Places::new();
    let mut homes: BTreeMap<Vec<Ident>, Vec<SharedInputs>> = BTreeMap::new();
    for (alike, group, mut rows) in groups {
        group.document(&mut rows);
        let (ident, (key, line)) = group.name(&rows, kept, &mut taken);
        lines.entry(key).or_insert(line);
        let home = group.home();
        homes.entry(home.clone()).or_default().push(group.definition(ident.clone(), rows.clone()));
        places.entry(alike).or_default().push(Place { home, ident, rows });
    }
    if homes.contains_key([SHARED.to_owned()].as_slice()) && root.modules.iter().all(|inner| inner.ident != SHARED) {
        let docs = vec!["Types that several modules use.".to_owned()];
        root.modules.push(Module { ident: SHARED.into(), docs, ..Module::default() });
    }
    add(root, &mut Vec::new(), &mut homes);
    refer(root, &mut Vec::new(), saved, &places);
    lines
}

/// A declared type.
struct Place {
    home: Vec<Ident>,
    ident: Ident,
    rows: Vec<Input>,
}

/// The declared types by the fields, for each of the orders that are too different for one type.
type Places = BTreeMap<String, Vec<Place>>;

/// Returns the text of rows without docs.
fn text<'a>(rows: impl Iterator<Item = &'a Input>, saved: bool) -> Vec<String> {
    let rows = rows.cloned().map(|mut input| {
        if let Some(field) = input.field_mut() {
            field.docs.clear();
            // each request sends its own
            field.unfit.clear();
            if !saved {
                field.saved.clear();
            }
        }
        format!("{input:?}")
    });
    rows.collect()
}

/// Returns a key that is equal for tables that can be shared: their fields in any order, and the constants of a form.
fn alike(form: bool, inputs: &[Input], saved: bool) -> String {
    let has_constants = inputs.iter().any(|input| input.field().is_none());
    let has_fields = inputs.iter().any(|input| input.field().is_some());
    if has_constants && (form || !has_fields) {
        return format!("{form} {:?}", text(inputs.iter(), saved));
    }
    let mut fields = text(inputs.iter().filter(|input| input.field().is_some()), saved);
    fields.sort();
    format!("{form} any order {fields:?}")
}

/// Returns the tables of an operation: of its options, and of its form.
fn tables(operation: &Operation, module: &[Ident], saved: bool) -> [Option<Member>; 2] {
    let member = |form, inputs: &[Input]| Member {
        form,
        module: module.to_vec(),
        function: operation.ident.clone(),
        inputs: inputs.to_vec(),
        headers: operation.headers.clone(),
        rows: text(inputs.iter(), saved).concat(),
    };
    let form = match &operation.body {
        Some(Body::Form { def, .. }) => Some(member(true, &def.fields)),
        _ => None,
    };
    [operation.options.as_ref().map(|options| member(false, &options.inputs)), form]
}

fn collect(module: &Module, path: &mut Vec<Ident>, saved: bool, groups: &mut BTreeMap<String, Group>) {
    for member in module.operations.iter().flat_map(|operation| tables(operation, path, saved)).flatten() {
        let alike = alike(member.form, &member.inputs, saved);
        groups.entry(alike).or_insert_with(|| Group::new(member.form)).add(member);
    }
    for inner in &module.modules {
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

/// Adds the types to the modules that are their homes.
fn add(module: &mut Module, path: &mut Vec<Ident>, homes: &mut BTreeMap<Vec<Ident>, Vec<SharedInputs>>) {
    module.inputs.extend(homes.remove(path).unwrap_or_default());
    module.inputs.sort_by(|a, b| a.ident().cmp(b.ident()));
    for inner in &mut module.modules {
        path.push(inner.ident.clone());
        add(inner, path, homes);
        path.pop();
    }
}

/// Sets the type of each operation, with the path from its module, and what its function states itself.
fn refer(module: &mut Module, path: &mut Vec<Ident>, saved: bool, places: &Places) {
    for operation in &mut module.operations {
        let [options, form] = tables(operation, path, saved);
        if let (Some(member), Some(options)) = (options, &mut operation.options) {
            let shared = shared(&member, path, saved, places);
            operation.said = match shared {
                Some((to, said, docs)) => {
                    options.shared = Some(to);
                    options.docs = docs;
                    said
                }
                None => member.said_beside_own(),
            };
            options.inputs.retain(|input| input.argument().is_none());
        }
        if let (Some(member), Some(Body::Form { def, .. })) = (form, &mut operation.body)
            && let Some((to, said, docs)) = shared(&member, path, saved, places)
        {
            def.shared = Some(to);
            def.docs = docs;
            def.order = said.order;
        }
    }
    for inner in &mut module.modules {
        path.push(inner.ident.clone());
        refer(inner, path, saved, places);
        path.pop();
    }
}

/// Returns the path to the shared type of a table, and what the function and the docs of its own name state besides it.
fn shared(member: &Member, path: &[Ident], saved: bool, places: &Places) -> Option<(String, Said, Docs)> {
    let places = places.get(&alike(member.form, &member.inputs, saved))?;
    let (Place { home, ident, rows }, said) =
        places.iter().find_map(|place| Some((place, member.said(&place.rows)?)))?;
    let up = path.iter().map(|_| "super");
    let to = if home == path {
        ident.clone()
    } else {
        up.chain(home.iter().map(String::as_str)).chain([ident.as_str()]).collect::<Vec<_>>().join("::")
    };
    Some((to, said, field_docs::beyond(&member.inputs, rows)))
}
