//! The auth that modules declare: that which requests inherit from their folder, and what several requests repeat.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::lower::model::{Auth, AuthUse, FolderAuth, Gates, Module, Operation};

/// So many operations, and most of a module, share an auth without settings, which is one short line.
const MIN_USES_OF_SHORT: usize = 6;

/// Decides which modules declare an auth.
pub fn settle(root: &mut Module, gates: &Gates) {
    folder(root);
    share(root);
    document(root);
    if let Some(auth) = &mut root.auth {
        auth.may_be_unused = !gates.modules.is_empty();
    }
}

fn folder(module: &mut Module) {
    let uses = Uses::of(module);
    if let (Some(auth), Some(uses)) = (&mut module.auth, uses) {
        auth.inherited = uses.any();
    }
    module.modules.iter_mut().for_each(folder);
}

/// The operations of a module that use an auth, and all of them; the same of the modules below.
#[derive(Default)]
struct Uses {
    here: (usize, usize),
    below: (usize, usize),
}

impl Uses {
    /// Returns those of the auth of a module, if it has one.
    fn of(module: &Module) -> Option<Self> {
        module.auth.as_ref().map(|_| Self::above(module, 0))
    }

    /// Returns those of the auth of the module `up` levels above.
    fn above(module: &Module, up: usize) -> Self {
        let supers = |path: &str| path.split("::").filter(|segment| *segment == "super").count();
        let names = |operation: &&Operation| matches!(&operation.auth, AuthUse::Inherited(path) if supers(path) == up);
        let here = (module.operations.iter().filter(names).count(), module.operations.len());
        let inner = module.modules.iter().map(|inner| Self::above(inner, up + 1));
        let below =
            inner.fold((0, 0), |sum, uses| (sum.0 + uses.here.0 + uses.below.0, sum.1 + uses.here.1 + uses.below.1));
        Self { here, below }
    }

    fn any(&self) -> bool {
        self.here.0 + self.below.0 > 0
    }

    /// `The auth of most requests in this module.`
    fn docs(&self) -> String {
        let (place, (uses, all)) = match (self.here, self.below) {
            (here, (0, _)) => ("in this module", here),
            ((0, _), below) => ("in the modules below this one", below),
            (here, below) => ("in this module and the modules below it", (here.0 + below.0, here.1 + below.1)),
        };
        let which = match () {
            () if uses == all => "the",
            () if 2 * uses > all => "most",
            () => "some",
        };
        format!("The auth of {which} requests {place}.")
    }
}

/// Says which requests use the auth that a module declares.
fn document(module: &mut Module) {
    let uses = Uses::of(module);
    if let (Some(auth), Some(uses)) = (&mut module.auth, uses) {
        auth.docs = vec![uses.docs()];
    }
    module.modules.iter_mut().for_each(document);
}

/// Declares the auth that several operations repeat in their innermost common module that declares no other auth.
fn share(module: &mut Module) {
    if module.auth.as_ref().is_none_or(|auth| !auth.inherited)
        && let Some(auth) = most_repeated(module)
    {
        inherit(module, &auth, 0);
        module.auth = Some(FolderAuth { auth, docs: Vec::new(), inherited: true, may_be_unused: false });
    }
    module.modules.iter_mut().for_each(share);
}

/// The operations of a module, and below, that have one auth of their own.
#[derive(Default)]
struct Repeated {
    /// How many other auths are found before it.
    before: usize,
    uses: usize,
    /// The operations and submodules of the module that have it.
    places: BTreeSet<usize>,
}

/// Returns the most frequent auth of the operations below, among those that occur in several operations or submodules of this module.
fn most_repeated(module: &Module) -> Option<Auth> {
    let mut found = BTreeMap::new();
    for (place, operation) in module.operations.iter().enumerate() {
        add(operation, place, &mut found);
    }
    for (index, inner) in module.modules.iter().enumerate() {
        collect(inner, module.operations.len() + index, &mut found);
    }
    let operations = count(module);
    let is_repeated = |auth: &Auth, uses| match auth.settings {
        Some(_) => uses > 1,
        None => uses >= MIN_USES_OF_SHORT && 2 * uses > operations,
    };
    let shared = found.into_iter().filter(|(auth, of)| is_repeated(auth, of.uses) && of.places.len() > 1);
    // the first of those that are equally frequent
    shared.max_by_key(|(_, of)| (of.uses, Reverse(of.before))).map(|(auth, _)| auth.clone())
}

fn count(module: &Module) -> usize {
    module.operations.len() + module.modules.iter().map(count).sum::<usize>()
}

/// Adds the auths of the operations of a module and below, which are in one place of the module above.
fn collect<'a>(module: &'a Module, place: usize, found: &mut BTreeMap<&'a Auth, Repeated>) {
    module.operations.iter().for_each(|operation| add(operation, place, found));
    module.modules.iter().for_each(|inner| collect(inner, place, found));
}

fn add<'a>(operation: &'a Operation, place: usize, found: &mut BTreeMap<&'a Auth, Repeated>) {
    if let AuthUse::Own(auth) = &operation.auth {
        let before = found.len();
        let repeated = found.entry(auth).or_insert_with(|| Repeated { before, ..Repeated::default() });
        repeated.uses += 1;
        repeated.places.insert(place);
    }
}

fn has(operation: &Operation, auth: &Auth) -> bool {
    matches!(&operation.auth, AuthUse::Own(own) if own == auth)
}

/// Makes the operations with an auth use that of the module `up` levels above.
fn inherit(module: &mut Module, auth: &Auth, up: usize) {
    for operation in module.operations.iter_mut().filter(|operation| has(operation, auth)) {
        operation.auth = AuthUse::Inherited(vec!["super"; up].join("::"));
    }
    module.modules.iter_mut().for_each(|inner| inherit(inner, auth, up + 1));
}
