//! All types of a collection, with their names.

use std::collections::{BTreeMap, HashMap};

use super::boxes;
use super::enums::{self, EnumGroup, EnumGroups};
use super::place_type::Typing;
use super::unions::{self, UnionGroup, UnionGroups};
use crate::infer::model::{Direction, Enum, EnumId, Root, Struct, StructId, Union, UnionId};
use crate::infer::naming::assign::assign;
use crate::infer::naming::lock::{self, Keep, Kind};
use crate::infer::naming::preferences::{Namer, UnnamedType};
use crate::infer::places::occurrence::Occurrence;
use crate::infer::places::settled_shapes::Shapes;
use crate::infer::shapes::arena::NodeId;

/// Roots in the order of the origins.
pub struct NamedTypes {
    pub roots: Vec<Root>,
    pub structs: Vec<Struct>,
    pub unions: Vec<Union>,
    pub enums: Vec<Enum>,
    pub union_ids: BTreeMap<NodeId, UnionId>,
    pub enum_ids: BTreeMap<NodeId, EnumId>,
    pub keep: Keep,
}

pub fn build(shapes: &Shapes<'_>) -> NamedTypes {
    let struct_ids = shapes.walk.records.iter().enumerate().map(|(at, id)| (*id, StructId(at))).collect();
    let UnionGroups { groups, ids } = unions::group(shapes);
    let EnumGroups { groups: enum_groups, ids: enum_ids } = enums::group(shapes);
    let mut typing = Typing {
        shapes,
        struct_ids,
        union_ids: ids,
        enum_ids,
        direction: Direction::Answer,
        chain: Vec::new(),
        secrets: HashMap::default(),
    };
    let failure_is_union = groups.iter().any(unions::UnionGroup::is_failure);
    let namer = Namer::new(shapes.arena, shapes.walk, shapes.origins, failure_is_union);
    let of_structs = shapes.walk.records.iter().filter_map(|id| namer.of_struct(*id));
    let of_unions = groups.iter().filter_map(|group| group.unnamed(&namer));
    let of_enums = enum_groups.iter().filter_map(|group| namer.of_place(&group.occurrences, ""));
    let chosen = pinned_names(shapes, &groups, &enum_groups);
    let all = of_structs.chain(of_unions).chain(of_enums);
    let kept_names = places(shapes, &groups, &enum_groups).map(|places| lock::name(shapes, places));
    let chosen = chosen.into_iter().zip(kept_names).map(|(name, kept)| name.or(kept));
    let all: Vec<UnnamedType> = all.zip(chosen).map(|(ty, name)| ty.chosen(name)).collect();
    let names = assign(&all, shapes.options);
    let mut keep = Keep::default();
    for ((places, name), ty) in places(shapes, &groups, &enum_groups).zip(&names).zip(&all) {
        keep.add(shapes, places, name, ty.home);
    }
    let mut named = names.into_iter().zip(all.iter().map(|ty| ty.home));

    let mut structs: Vec<Struct> = shapes
        .walk
        .records
        .iter()
        .zip(&mut named)
        .map(|(id, (name, home))| typing.structure(*id, name, home))
        .collect();
    let mut unions: Vec<Union> =
        groups.iter().zip(&mut named).map(|(group, (name, home))| typing.union(group, name, home)).collect();
    let enums =
        enum_groups.iter().zip(&mut named).map(|(group, (name, home))| typing.one_of(group, name, home)).collect();
    boxes::break_cycles(&mut structs, &mut unions);
    boxes::bound_sizes(&mut structs, &mut unions);
    let roots = typing.roots();
    let Typing { union_ids, enum_ids, .. } = typing;
    NamedTypes { roots, structs, unions, enums, union_ids, enum_ids, keep }
}

/// The places of all types, in the order in which they are named.
fn places<'a>(
    shapes: &'a Shapes<'_>,
    unions: &'a [UnionGroup],
    enums: &'a [EnumGroup],
) -> impl Iterator<Item = (Kind, &'a [Occurrence])> {
    let structs = shapes.walk.records.iter().map(|id| (Kind::Struct, shapes.walk.record_occurrences[id].as_slice()));
    let unions = unions.iter().map(|group| (Kind::Union, group.occurrences.as_slice()));
    structs.chain(unions).chain(enums.iter().map(|group| (Kind::Enum, group.occurrences.as_slice())))
}

/// The names that the caller configured, in the order in which types are named.
fn pinned_names(shapes: &Shapes<'_>, unions: &[UnionGroup], enums: &[EnumGroup]) -> Vec<Option<String>> {
    let of_node = |node: &NodeId| shapes.arena.node(*node).pin.as_ref()?.type_name.clone();
    let structs = shapes.walk.records.iter().map(|id| shapes.arena.record(*id).name.clone());
    let others = unions.iter().map(|group| group.node).chain(enums.iter().map(|group| group.node));
    structs.chain(others.map(|node| of_node(&node))).collect()
}
