//! Enums for texts with few values, if they are enabled.

use std::collections::{BTreeMap, BTreeSet};

use crate::infer::model::{Direction, EnumId};
use crate::infer::places::class_words;
use crate::infer::places::occurrence::Occurrence;
use crate::infer::places::settled_shapes::Shapes;
use crate::infer::shapes::arena::NodeId;
use crate::name::{self, Numbering};

/// The variant for values that no example has.
const OTHER: &str = "Other";

/// The enums in order, and the enum of each place.
pub struct EnumGroups {
    pub groups: Vec<EnumGroup>,
    pub ids: BTreeMap<NodeId, EnumId>,
}

/// Places with one enum.
pub struct EnumGroup {
    pub node: NodeId,
    pub occurrences: Vec<Occurrence>,
    cases: Vec<String>,
}

/// Groups the places of enums: those with equal cases and a common name that is not generic are one.
pub fn group(shapes: &Shapes<'_>) -> EnumGroups {
    let mut groups: Vec<EnumGroup> = Vec::new();
    let mut ids = BTreeMap::new();
    let mut known: BTreeMap<(Direction, String, Vec<String>), EnumId> = BTreeMap::new();
    for &node in &shapes.walk.enums {
        let occurrences = shapes.walk.enum_occurrences[&node].clone();
        let cases = shapes.arena.node(node).texts.as_ref().and_then(|texts| texts.cases()).unwrap_or_default();
        let cases: Vec<String> = cases.into_iter().map(str::to_owned).collect();
        let words = class_words::of_places(&occurrences);
        let next = EnumId(groups.len());
        let id = if words.generic {
            next
        } else {
            *known.entry((shapes.direction(&occurrences), words.singular.clone(), cases.clone())).or_insert(next)
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
    /// Returns a name for each case, which depends on its text alone.
    pub fn variants(&self) -> Vec<(String, String)> {
        let mut taken = BTreeSet::from([OTHER.to_owned(), "Self".to_owned()]);
        let mut numbering = Numbering::default();
        let mut variants = Vec::with_capacity(self.cases.len());
        for case in &self.cases {
            let plain = name::upper_camel(case, "Case");
            let is_free = |name: &str| !taken.contains(name);
            let name = match is_free(&plain) {
                true => plain,
                false => numbering.free(&plain, |number| format!("{plain}{number}"), is_free),
            };
            taken.insert(name.clone());
            variants.push((name, case.clone()));
        }
        variants
    }
}
