//! The cargo features of top-level folders.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::infer::model::{Home, Types};
use crate::lower::docs;
use crate::lower::model::{Client, Docs, Gates, Ident};
use crate::lower::naming::plan::ModulePlan;
use crate::lower::types::typed_places::Sites;

/// Features that the manifest of a crate always has.
const TAKEN: [&str; 4] = ["default", "deserialize", "serialize", "testing"];

/// `prefix` is the prefix of the features in a crate that the client shares, otherwise empty.
pub fn of(plan: &ModulePlan<'_>, sites: &Sites<'_>, types: &Types, prefix: &str) -> Gates {
    let modules = named(plan.modules.iter().map(|module| module.ident.as_str()), prefix);
    let mut folder_of = BTreeMap::new();
    for module in &plan.modules {
        place(module, &module.ident, &mut folder_of);
    }
    let feature = |used_by: &[usize]| {
        let mut folders = used_by.iter().map(|site| folder_of.get(&sites.module_of(*site)?).copied());
        let first = folders.next()??;
        folders.all(|folder| folder == Some(first)).then(|| modules.get(first).cloned()).flatten()
    };
    let structs = types.structs.iter().map(|item| (item.home, &item.name, &item.sites));
    let unions = types.unions.iter().map(|item| (item.home, &item.name, &item.sites));
    let enums = types.enums.iter().map(|item| (item.home, &item.name, &item.sites));
    let shared = structs.chain(unions).chain(enums).filter(|(home, ..)| *home == Home::Shared);
    let types = shared.filter_map(|(_, name, sites)| Some((name.clone(), feature(sites)?))).collect();
    Gates { modules, types }
}

/// Returns the names of the modules, with `-` for `_`.
fn named<'m>(modules: impl Iterator<Item = &'m str>, prefix: &str) -> BTreeMap<Ident, String> {
    let modules: BTreeSet<&str> = modules.collect();
    let mut taken: BTreeSet<String> = TAKEN.map(str::to_owned).into();
    let mut features = BTreeMap::new();
    for ident in modules {
        let name = ident.trim_start_matches("r#").trim_matches('_').replace('_', "-");
        let plain = if prefix.is_empty() { name } else { format!("{prefix}-{name}") };
        let numbered = (2..).map(|n: usize| format!("{plain}-folder-{n}"));
        let mut candidates = [plain.clone(), format!("{plain}-folder")].into_iter().chain(numbered);
        if let Some(feature) = candidates.find(|name| !taken.contains(name)) {
            taken.insert(feature.clone());
            features.insert(ident.to_owned(), feature);
        }
    }
    features
}

/// Notes the top-level folder of each module.
fn place<'p>(module: &ModulePlan<'_>, folder: &'p str, folder_of: &mut BTreeMap<usize, &'p str>) {
    folder_of.extend(module.index.map(|index| (index, folder)));
    module.modules.iter().for_each(|inner| place(inner, folder, folder_of));
}

/// Returns the lines for the docs of the client.
pub fn docs(gates: &Gates) -> Docs {
    if gates.modules.is_empty() {
        return Vec::new();
    }
    let names: Vec<String> = gates.modules.values().map(|feature| docs::code(feature)).collect();
    vec![String::new(), format!("Each folder is behind a cargo feature: {}.", docs::listed(&names))]
}

/// Returns the note for users who write the manifest.
pub fn note(client: &Client) -> Option<Diagnostic> {
    let features: Vec<&str> = client.gates.modules.values().map(String::as_str).collect();
    let first = features.first()?;
    let message = format!("{} folders are behind cargo features of the crate that holds the client", features.len());
    let quoted: Vec<String> = features.iter().map(|feature| format!("\"{feature}\"")).collect();
    let help = format!(
        "write `default = [{}]` below `[features]` in its Cargo.toml, and a line for each, as `{first} = []`",
        quoted.join(", ")
    );
    Some(Diagnostic::new(Code::FolderFeatures, message).help(&help))
}

#[cfg(test)]
mod tests {
    use super::named;

    fn features(modules: &[&str], prefix: &str) -> Vec<String> {
        named(modules.iter().copied(), prefix).into_values().collect()
    }

    #[test]
    fn a_feature_is_named_as_its_module() {
        assert_eq!(features(&["sub_accounts", "r#type", "self_"], ""), ["type", "self", "sub-accounts"]);
        assert_eq!(features(&["default", "orders"], "shop"), ["shop-default", "shop-orders"]);
    }

    #[test]
    fn what_the_manifest_has_anyway_is_no_folder() {
        assert_eq!(
            features(&["default", "serialize", "serialize_folder"], ""),
            ["default-folder", "serialize-folder", "serialize-folder-folder"]
        );
    }
}
