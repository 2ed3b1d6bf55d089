//! Unions for places with values of several kinds.

use std::collections::BTreeMap;

use crate::infer::kinds::evidence::Evidence;
use crate::infer::model::{Direction, Type, UnionId};
use crate::infer::naming::preferences::{self, Namer, UnnamedType};
use crate::infer::places::occurrence::Occurrence;
use crate::infer::places::settled_shapes::Shapes;
use crate::infer::shapes::arena::NodeId;
use crate::infer::shapes::json_kinds::Kinds;

/// Names and types, in the order of the model.
pub type Variants = Vec<(&'static str, Type)>;

/// The unions in order, and the union of each place.
pub struct UnionGroups {
    pub groups: Vec<UnionGroup>,
    pub ids: BTreeMap<NodeId, UnionId>,
}

/// Places with one union.
pub struct UnionGroup {
    pub node: NodeId,
    pub occurrences: Vec<Occurrence>,
    /// The variants' names, if all are scalars.
    scalars: Option<Vec<&'static str>>,
}

impl UnionGroup {
    /// Returns `true` if it is the body of failures.
    pub fn is_failure(&self) -> bool {
        self.scalars.is_none() && preferences::is_failure(&self.occurrences)
    }

    pub fn unnamed(&self, namer: &Namer<'_>) -> Option<UnnamedType> {
        match &self.scalars {
            Some(variants) => namer.by_variants(&self.occurrences, variants),
            None => namer.of_union(&self.occurrences),
        }
    }
}

/// Groups the places of unions: equal unions of scalars are one.
pub fn group(shapes: &Shapes<'_>) -> UnionGroups {
    let mut groups: Vec<UnionGroup> = Vec::new();
    let mut ids = BTreeMap::new();
    let mut known: BTreeMap<(Direction, Variants), UnionId> = BTreeMap::new();
    for &node in &shapes.walk.unions {
        let occurrences = shapes.walk.union_occurrences[&node].clone();
        let next = UnionId(groups.len());
        let (mut id, mut scalars) = (next, None);
        let place = shapes.arena.node(node);
        if Kinds::of(place, shapes.options.hints).is_scalar() {
            let variants = self::scalars(place.evidence.settled(shapes.options.hints));
            scalars = Some(names(&variants));
            let key = (shapes.direction(&occurrences), variants);
            id = *known.entry(key).or_insert(next);
        }
        ids.insert(node, id);
        match groups.get_mut(id.0) {
            Some(group) => group.occurrences.extend(occurrences),
            None => groups.push(UnionGroup { node, occurrences, scalars }),
        }
    }
    UnionGroups { groups, ids }
}

fn names(variants: &Variants) -> Vec<&'static str> {
    let other = (variants.len() < 2).then_some("Other");
    variants.iter().map(|(name, _)| *name).chain(other).collect()
}

/// Returns the variants of the observed scalars.
pub fn scalars(evidence: Evidence) -> Variants {
    let number = match evidence.number() {
        Some(Type::I64) => Some(("Integer", Type::I64)),
        Some(Type::U64) => Some(("Unsigned", Type::U64)),
        Some(Type::F64) => Some(("Float", Type::F64)),
        // `Other` keeps the digits.
        _ => None,
    };
    let bool = evidence.has(Evidence::BOOL).then_some(("Bool", Type::Bool));
    let text = evidence.has(Evidence::TEXT).then_some(("Text", Type::String));
    [bool, number, text].into_iter().flatten().collect()
}
