//! Shapes to types.

use std::collections::{BTreeMap, HashMap};

use crate::credential::may_be_credential_name;

use super::InferOptions;
use super::arena::{Arena, Form, KeyId, NodeId, RecordId, Slot};
use super::enums::{EnumGroup, EnumGroups};
use super::evidence::Evidence;
use super::ids::ById;
use super::kept::{Keep, Kind};
use super::model::{
    Direction, Enum, EnumId, Field, Home, Parsed, Presence, Root, Struct, StructId, Type, Union, UnionId,
};
use super::names::{self, Claim, Claims};
use super::pin::PinnedPresence;
use super::unions::{self, UnionGroup, UnionGroups, Variants};
use super::walk::{Occurrence, Origin, Walk};
use super::{boxes, enums, fields, kept};
use crate::options::{Dates, RustType, TypeMode, TypeOptions};

/// Lists and maps in each other without a struct between; rustc stops at 128 generic calls, of which serde needs several
/// for each.
const MAX_NESTING: usize = 16;

/// The settled shapes of all sites.
pub(super) struct Shapes<'a> {
    pub(super) arena: &'a Arena,
    pub(super) walk: &'a Walk,
    pub(super) origins: &'a [Origin],
    /// What the lock calls the roots of the origins.
    pub(super) roots: &'a [String],
    pub(super) options: &'a InferOptions,
}

impl Shapes<'_> {
    pub(super) fn direction(&self, occurrences: &[Occurrence]) -> Direction {
        let first = occurrences.first();
        first.map_or(Direction::Answer, |first| self.origins[first.origin].direction)
    }
}

/// Roots in the order of the origins.
pub(super) struct Lowered {
    pub(super) roots: Vec<Root>,
    pub(super) structs: Vec<Struct>,
    pub(super) unions: Vec<Union>,
    pub(super) enums: Vec<Enum>,
    pub(super) union_ids: BTreeMap<NodeId, UnionId>,
    pub(super) enum_ids: BTreeMap<NodeId, EnumId>,
    pub(super) keep: Keep,
}

pub(super) fn lower(shapes: &Shapes<'_>) -> Lowered {
    let struct_ids = shapes.walk.records.iter().enumerate().map(|(at, id)| (*id, StructId(at))).collect();
    let UnionGroups { groups, ids } = unions::group(shapes);
    let EnumGroups { groups: enum_groups, ids: enum_ids } = enums::group(shapes);
    let mut lowering = Lowering {
        shapes,
        struct_ids,
        union_ids: ids,
        enum_ids,
        direction: Direction::Answer,
        chain: Vec::new(),
        secrets: HashMap::default(),
    };
    let failure_is_union = groups.iter().any(unions::UnionGroup::is_failure);
    let claims = Claims { origins: shapes.origins, walk: shapes.walk, failure_is_union };
    let struct_claims =
        shapes.walk.records.iter().filter_map(|id| claims.by_hint(&shapes.walk.record_occurrences[id], ""));
    let union_claims = groups.iter().filter_map(|group| group.claim(&claims));
    let enum_claims = enum_groups.iter().filter_map(|group| claims.by_hint(&group.occurrences, ""));
    let wishes = pinned_names(shapes, &groups, &enum_groups);
    let all = struct_claims.chain(union_claims).chain(enum_claims);
    let kept_names = places(shapes, &groups, &enum_groups).map(|places| kept::name(shapes, places));
    let wishes = wishes.into_iter().zip(kept_names).map(|(wish, kept)| wish.or(kept));
    let all: Vec<Claim> = all.zip(wishes).map(|(claim, wish)| claim.wished(wish)).collect();
    let names = names::assign(&all, shapes.options);
    let mut keep = Keep::default();
    for ((places, name), claim) in places(shapes, &groups, &enum_groups).zip(&names).zip(&all) {
        keep.add(shapes, places, name, claim.home);
    }
    let mut named = names.into_iter().zip(all.iter().map(|claim| claim.home));

    let mut structs: Vec<Struct> = shapes
        .walk
        .records
        .iter()
        .zip(&mut named)
        .map(|(id, (name, home))| lowering.structure(*id, name, home))
        .collect();
    let mut unions: Vec<Union> =
        groups.iter().zip(&mut named).map(|(group, (name, home))| lowering.union(group, name, home)).collect();
    let enums =
        enum_groups.iter().zip(&mut named).map(|(group, (name, home))| lowering.one_of(group, name, home)).collect();
    boxes::break_cycles(&mut structs, &mut unions);
    boxes::bound_sizes(&mut structs, &mut unions);
    let roots = lowering.roots();
    let Lowering { union_ids, enum_ids, .. } = lowering;
    Lowered { roots, structs, unions, enums, union_ids, enum_ids, keep }
}

/// The places of all types, in the order of the claims.
fn places<'a>(
    shapes: &'a Shapes<'_>,
    unions: &'a [UnionGroup],
    enums: &'a [EnumGroup],
) -> impl Iterator<Item = (Kind, &'a [Occurrence])> {
    let structs = shapes.walk.records.iter().map(|id| (Kind::Struct, shapes.walk.record_occurrences[id].as_slice()));
    let unions = unions.iter().map(|group| (Kind::Union, group.occurrences.as_slice()));
    structs.chain(unions).chain(enums.iter().map(|group| (Kind::Enum, group.occurrences.as_slice())))
}

/// The names that the caller wants, in the order of the claims.
fn pinned_names(shapes: &Shapes<'_>, unions: &[UnionGroup], enums: &[EnumGroup]) -> Vec<Option<String>> {
    let of_node = |node: &NodeId| shapes.arena.node(*node).pin.as_ref()?.type_name.clone();
    let structs = shapes.walk.records.iter().map(|id| shapes.arena.record(*id).name.clone());
    let others = unions.iter().map(|group| group.node).chain(enums.iter().map(|group| group.node));
    structs.chain(others.map(|node| of_node(&node))).collect()
}

struct Lowering<'a> {
    shapes: &'a Shapes<'a>,
    struct_ids: BTreeMap<RecordId, StructId>,
    union_ids: BTreeMap<NodeId, UnionId>,
    enum_ids: BTreeMap<NodeId, EnumId>,
    /// The side of the types in work.
    direction: Direction,
    /// The lists and maps around the current place.
    chain: Vec<NodeId>,
    /// Whether what is under a key may be a credential: a collection asks for the same ones many times.
    secrets: HashMap<KeyId, bool, ById>,
}

impl Lowering<'_> {
    fn sites(&self, occurrences: &[Occurrence]) -> Vec<usize> {
        let mut sites: Vec<usize> =
            occurrences.iter().map(|occurrence| self.shapes.origins[occurrence.origin].site).collect();
        sites.sort_unstable();
        sites.dedup();
        sites
    }

    fn roots(&mut self) -> Vec<Root> {
        let mut roots = Vec::with_capacity(self.shapes.origins.len());
        for origin in self.shapes.origins {
            self.direction = origin.direction;
            roots.push(Root { ty: self.element(origin.root) });
        }
        roots
    }

    fn structure(&mut self, id: RecordId, name: String, home: Home) -> Struct {
        let arena = self.shapes.arena;
        let occurrences = &self.shapes.walk.record_occurrences[&id];
        let record = arena.record(id);
        let direction = self.shapes.direction(occurrences);
        self.direction = direction;
        let keys: Vec<&str> = record.slots.iter().map(|slot| arena.key(slot.key)).collect();
        let secret = occurrences.iter().all(|o| o.depth > 0)
            && occurrences.iter().flat_map(Occurrence::hints).any(|hint| may_be_credential_name(&hint.words));
        let field = |(slot, name): (&Slot, String)| {
            let key = arena.key(slot.key);
            let node = arena.node(slot.node);
            let ty = self.ty(slot.node);
            let presence = self.presence(slot, record.count, direction, &ty);
            let shown = !secret && node.example.is_some() && !self.is_secret(slot.key);
            let example = node.example.filter(|_| shown).map(|example| arena.examples.get(example).to_owned());
            Field { key: key.to_owned(), name, ty, presence, example }
        };
        let pinned = |slot: &Slot| arena.node(slot.node).pin.as_ref().and_then(|pin| pin.field.as_deref());
        let wanted: Vec<Option<&str>> = record.slots.iter().map(pinned).collect();
        let fields = record.slots.iter().zip(fields::names(&keys, &wanted)).map(field).collect();
        Struct { name, home, direction, fields, sites: self.sites(occurrences) }
    }

    fn union(&mut self, group: &UnionGroup, name: String, home: Home) -> Union {
        let direction = self.shapes.direction(&group.occurrences);
        self.direction = direction;
        Union { name, home, direction, variants: self.variants(group.node), sites: self.sites(&group.occurrences) }
    }

    fn one_of(&self, group: &EnumGroup, name: String, home: Home) -> Enum {
        let direction = self.shapes.direction(&group.occurrences);
        Enum { name, home, direction, variants: group.variants(), sites: self.sites(&group.occurrences) }
    }

    fn is_secret(&mut self, key: KeyId) -> bool {
        let arena = self.shapes.arena;
        *self.secrets.entry(key).or_insert_with(|| may_be_credential_name(arena.key(key)))
    }

    fn presence(&self, slot: &Slot, objects: u32, direction: Direction, ty: &Type) -> Presence {
        let always = slot.present == objects;
        let null = self.is_nullable(slot.node);
        let pin = self.shapes.arena.node(slot.node).pin.as_ref().and_then(|pin| pin.presence);
        match (direction, always, null) {
            _ if pin == Some(PinnedPresence::Required) => Presence::Required,
            (_, _, false) if pin == Some(PinnedPresence::Optional) => Presence::Optional,
            (Direction::Answer, true, false) => self.shapes.options.types.mode.presence(ty),
            (Direction::Body, true, false) => Presence::Required,
            (_, _, false) => Presence::Optional,
            (_, true, true) => Presence::Nullable,
            (_, false, true) => Presence::OptionalNullable,
        }
    }

    fn is_nullable(&self, id: NodeId) -> bool {
        let node = self.shapes.arena.node(id);
        node.nulls > 0 || (self.shapes.options.hints && node.evidence.has(Evidence::HINT_NULL))
    }

    /// The type of a place that has no `Option` of a field around it.
    fn element(&mut self, id: NodeId) -> Type {
        let ty = self.ty(id);
        if ty != Type::Value && self.is_nullable(id) { Type::Nullable(Box::new(ty)) } else { ty }
    }

    fn ty(&mut self, id: NodeId) -> Type {
        let id = self.shapes.arena.find(id);
        let node = self.shapes.arena.node(id);
        if let Some(ty) = node.pin.as_ref().and_then(|pin| pin.ty.as_ref()) {
            return pinned(ty);
        }
        if node.evidence.is_opaque() || self.chain.contains(&id) || self.chain.len() > MAX_NESTING {
            return Type::Value;
        }
        if let Some(id) = self.enum_ids.get(&id) {
            return Type::Enum(*id);
        }
        if let Some(id) = self.union_ids.get(&id) {
            return Type::Union(*id);
        }
        let hinted = |hint| self.shapes.options.hints && node.evidence.has(hint);
        match self.variants(id).pop() {
            Some((_, Type::String)) => self.text(node.evidence),
            Some((_, ty)) => ty,
            None if hinted(Evidence::HINT_LIST) => Type::List(Box::new(Type::Value)),
            None if hinted(Evidence::HINT_OBJECT) => Type::Object,
            None => node.evidence.number().unwrap_or(Type::Value),
        }
    }

    /// A text, or what all texts of the place can be parsed to.
    fn text(&self, evidence: Evidence) -> Type {
        let TypeOptions { dates, uuid, .. } = self.shapes.options.types;
        let parsed = match (evidence.format(), dates) {
            (Some(Evidence::UUID), _) if uuid => Parsed::Uuid,
            (Some(Evidence::DATE_TIME), Dates::Time) => Parsed::TimeDateTime,
            (Some(Evidence::DATE_TIME), Dates::Chrono) => Parsed::ChronoDateTime,
            (Some(Evidence::DATE_TIME), Dates::Jiff) => Parsed::JiffTimestamp,
            (Some(Evidence::DATE), Dates::Time) => Parsed::TimeDate,
            (Some(Evidence::DATE), Dates::Chrono) => Parsed::ChronoDate,
            (Some(Evidence::DATE), Dates::Jiff) => Parsed::JiffDate,
            _ => return Type::String,
        };
        Type::Parsed(parsed)
    }

    /// The types of all kinds of a place, in the order that the model fixes.
    fn variants(&mut self, id: NodeId) -> Variants {
        let node = self.shapes.arena.node(id);
        let evidence = node.evidence.settled(self.shapes.options.hints);
        self.chain.push(self.shapes.arena.find(id));
        let mut variants = unions::scalars(evidence);
        variants.extend(node.item.map(|item| ("List", Type::List(Box::new(self.element(item))))));
        variants.extend(node.record.map(|record| ("Object", self.object(record))));
        self.chain.pop();
        variants
    }

    /// The type of a map's values: any entry of an answer may be null, as any field may.
    fn entry(&mut self, id: NodeId) -> Type {
        match self.element(id) {
            ty @ (Type::Value | Type::Nullable(_)) => ty,
            ty if self.direction == Direction::Answer && self.shapes.options.types.mode == TypeMode::Lenient => {
                Type::Nullable(Box::new(ty))
            }
            ty => ty,
        }
    }

    fn object(&mut self, id: RecordId) -> Type {
        let id = self.shapes.arena.find_record(id);
        let record = self.shapes.arena.record(id);
        match record.form {
            Form::Map(value) => Type::Map(Box::new(self.entry(value))),
            Form::Struct if !record.slots.is_empty() => {
                self.struct_ids.get(&id).map_or(Type::Value, |id| Type::Struct(*id))
            }
            Form::Struct | Form::Object => Type::Object,
        }
    }
}

impl TypeMode {
    /// What a field is that no example of an answer leaves out or has as null.
    fn presence(self, ty: &Type) -> Presence {
        let object = matches!(ty, Type::Struct(_) | Type::Boxed(_) | Type::Map(_) | Type::Object | Type::Union(_));
        match (self, ty) {
            (Self::Strict, _) => Presence::Required,
            (_, Type::List(_)) => Presence::List,
            (Self::Observed, _) if !object => Presence::Required,
            // Of all that examples have, objects are missing elsewhere most often.
            (Self::Observed | Self::Lenient, _) => Presence::Optional,
        }
    }
}

fn pinned(ty: &RustType) -> Type {
    match ty {
        RustType::Bool => Type::Bool,
        RustType::I64 => Type::I64,
        RustType::U64 => Type::U64,
        RustType::F64 => Type::F64,
        RustType::Number => Type::Number,
        RustType::Text => Type::String,
        RustType::Value => Type::Value,
        RustType::Object => Type::Object,
        RustType::List(item) => Type::List(Box::new(pinned(item))),
        RustType::Path(path) => Type::Path(path.clone()),
    }
}
