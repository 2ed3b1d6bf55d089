//! Texts that take few values: enums, when the caller wants them.

use std::collections::{BTreeMap, BTreeSet};

use crate::credential::may_be_credential_name;

use super::InferOptions;
use super::arena::{Node, NodeId};
use super::hint;
use super::kinds::Kinds;
use super::model::{Direction, EnumId};
use super::types::Shapes;
use super::walk::Occurrence;
use crate::name;

/// The variant for what no example has.
const OTHER: &str = "Other";

/// Whether the texts of a place, under this key, are the cases of an enum.
pub(super) fn is_enum(node: &Node, key: &str, options: &InferOptions) -> bool {
    let Some(texts) = node.texts.as_ref().filter(|texts| texts.cases().is_some()) else {
        return false;
    };
    if may_be_credential_name(key) || !Kinds::of(node, options.hints).is_text() {
        return false;
    }
    let asked = node.pin.as_ref().and_then(|pin| pin.is_enum);
    asked.unwrap_or_else(|| options.types.enums && node.evidence.format().is_none() && texts.look_like_cases())
}

/// The enums in order, and which one each place has.
pub(super) struct EnumGroups {
    pub(super) groups: Vec<EnumGroup>,
    pub(super) ids: BTreeMap<NodeId, EnumId>,
}

/// Places that are one enum.
pub(super) struct EnumGroup {
    pub(super) node: NodeId,
    pub(super) occurrences: Vec<Occurrence>,
    cases: Vec<String>,
}

/// Gives each place its enum: those of one name that says something, with equal cases, are one.
pub(super) fn group(shapes: &Shapes<'_>) -> EnumGroups {
    let mut groups: Vec<EnumGroup> = Vec::new();
    let mut ids = BTreeMap::new();
    let mut known: BTreeMap<(Direction, String, Vec<String>), EnumId> = BTreeMap::new();
    for &node in &shapes.walk.enums {
        let occurrences = shapes.walk.enum_occurrences[&node].clone();
        let cases = shapes.arena.node(node).texts.as_ref().and_then(|texts| texts.cases()).unwrap_or_default();
        let cases: Vec<String> = cases.into_iter().map(str::to_owned).collect();
        let hint = hint::of_class(&occurrences);
        let next = EnumId(groups.len());
        let id = if hint.generic {
            next
        } else {
            *known.entry((shapes.direction(&occurrences), hint.singular.clone(), cases.clone())).or_insert(next)
        };
        ids.insert(node, id);
        match groups.get_mut(id.0) {
            Some(group) => group.occurrences.extend(occurrences),
            None => groups.push(EnumGroup { node, occurrences, cases }),
        }
    }
    EnumGroups { groups, ids }
}

impl EnumGroup {
    /// A name for each case, by its text alone.
    pub(super) fn variants(&self) -> Vec<(String, String)> {
        let mut taken = BTreeSet::from([OTHER.to_owned(), "Self".to_owned()]);
        let mut variants = Vec::with_capacity(self.cases.len());
        for case in &self.cases {
            let plain = name::upper_camel(case, "Case");
            let numbered = (2..).map(|number| format!("{plain}{number}"));
            let free = std::iter::once(plain.clone()).chain(numbered).find(|name| !taken.contains(name));
            if let Some(name) = free {
                taken.insert(name.clone());
                variants.push((name, case.clone()));
            }
        }
        variants
    }
}
