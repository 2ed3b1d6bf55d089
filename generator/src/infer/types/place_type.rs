//! The type of a place.

use std::collections::{BTreeMap, HashMap};

use super::enums::EnumGroup;
use super::unions::{self, UnionGroup, Variants};
use crate::credentials::{is_credential_name, may_be_credential_name};
use crate::infer::kinds::evidence::Evidence;
use crate::infer::kinds::example_value::is_telling;
use crate::infer::model::{
    Direction, Enum, EnumId, Field, Home, Parsed, Presence, Root, Struct, StructId, Type, Union, UnionId,
};
use crate::infer::naming::field_names;
use crate::infer::places::occurrence::Occurrence;
use crate::infer::places::settled_shapes::Shapes;
use crate::infer::shapes::arena::id_hash::ById;
use crate::infer::shapes::arena::{Form, KeyId, NodeId, RecordId, Slot};
use crate::infer::shapes::overridden::PinnedPresence;
use crate::name::Numbering;
use crate::options::{Dates, RustType, TypeMode, TypeOptions};

/// The deepest nesting of lists and maps without a struct between; rustc stops at 128 generic calls, of which serde needs several
/// for each.
const MAX_NESTING: usize = 16;

/// The functions of a body's struct besides the setters of its fields.
const BODY_FUNCTIONS: &[&str] = &["new", "saved"];

pub(super) struct Typing<'a> {
    pub(super) shapes: &'a Shapes<'a>,
    pub(super) struct_ids: BTreeMap<RecordId, StructId>,
    pub(super) union_ids: BTreeMap<NodeId, UnionId>,
    pub(super) enum_ids: BTreeMap<NodeId, EnumId>,
    /// The direction of the current types.
    pub(super) direction: Direction,
    /// The lists and maps around the current place.
    pub(super) chain: Vec<NodeId>,
    /// A cache by key: `true` if the value may be a credential. Keys repeat in a collection.
    pub(super) secrets: HashMap<KeyId, bool, ById>,
}

impl Typing<'_> {
    fn sites(&self, occurrences: &[Occurrence]) -> Vec<usize> {
        let mut sites: Vec<usize> =
            occurrences.iter().map(|occurrence| self.shapes.origins[occurrence.origin].site).collect();
        sites.sort_unstable();
        sites.dedup();
        sites
    }

    pub(super) fn roots(&mut self) -> Vec<Root> {
        let mut roots = Vec::with_capacity(self.shapes.origins.len());
        for origin in self.shapes.origins {
            self.direction = origin.direction;
            roots.push(Root { ty: self.element(origin.root) });
        }
        roots
    }

    pub(super) fn structure(&mut self, id: RecordId, name: String, home: Home) -> Struct {
        let arena = self.shapes.arena;
        let occurrences = &self.shapes.walk.record_occurrences[&id];
        let record = arena.record(id);
        let direction = self.shapes.direction(occurrences);
        self.direction = direction;
        let partial = direction == Direction::Body
            && (self.shapes.is_partial(occurrences, record) || self.shapes.is_large(occurrences, record));
        let keys: Vec<&str> = record.slots.iter().map(|slot| arena.key(slot.key)).collect();
        let secret = occurrences.iter().all(|o| o.depth > 0)
            && occurrences.iter().flat_map(Occurrence::all_key_words).any(|key| may_be_credential_name(&key.words));
        let field = |(slot, name): (&Slot, String)| {
            let key = arena.key(slot.key);
            let node = arena.node(slot.node);
            let ty = match self.ty(slot.node) {
                Type::String if direction == Direction::Body && self.is_given_secretly(slot) => Type::Secret,
                ty => ty,
            };
            let presence = self.presence(slot, record.count, partial, &ty);
            let shown = !secret && node.example.is_some() && !self.is_secret(slot.key);
            let example = node.example.filter(|_| shown).map(|example| arena.examples.get(example));
            let example = example.filter(|json| is_telling(json)).map(str::to_owned);
            let docs = node.docs.as_deref().map(str::to_owned);
            let constant = self.shapes.constant(occurrences, record, slot).map(str::to_owned);
            Field { key: key.to_owned(), name, ty, presence, constant, docs, example }
        };
        let pinned = |slot: &Slot| arena.node(slot.node).pin.as_ref().and_then(|pin| pin.field.as_deref());
        let wanted: Vec<Option<&str>> = record.slots.iter().map(pinned).collect();
        let functions = if direction == Direction::Body { BODY_FUNCTIONS } else { &[] };
        let names = field_names::names(&keys, &wanted, functions);
        let is_free = |name: &str| names.iter().all(|other| other != name);
        let rest = record.partial.then(|| Numbering::default().unique("rest", is_free));
        let fields = record.slots.iter().zip(names).map(field).collect();
        Struct { name, home, direction, fields, rest, sites: self.sites(occurrences) }
    }

    pub(super) fn union(&mut self, group: &UnionGroup, name: String, home: Home) -> Union {
        let direction = self.shapes.direction(&group.occurrences);
        self.direction = direction;
        Union { name, home, direction, variants: self.variants(group.node), sites: self.sites(&group.occurrences) }
    }

    pub(super) fn one_of(&self, group: &EnumGroup, name: String, home: Home) -> Enum {
        let direction = self.shapes.direction(&group.occurrences);
        Enum { name, home, direction, variants: group.variants(), sites: self.sites(&group.occurrences) }
    }

    fn is_secret(&mut self, key: KeyId) -> bool {
        let arena = self.shapes.arena;
        *self.secrets.entry(key).or_insert_with(|| may_be_credential_name(arena.key(key)))
    }

    /// Returns `true` for a credential that a caller passes, unless the configuration says its type.
    fn is_given_secretly(&self, slot: &Slot) -> bool {
        let arena = self.shapes.arena;
        let is_pinned = arena.node(slot.node).pin.as_ref().is_some_and(|pin| pin.ty.is_some());
        !is_pinned && is_credential_name(arena.key(slot.key))
    }

    fn presence(&self, slot: &Slot, objects: u32, partial: bool, ty: &Type) -> Presence {
        let direction = self.direction;
        let always = slot.present == objects && !partial;
        let null = self.shapes.is_nullable(slot.node);
        let pin = self.shapes.arena.node(slot.node).pin.as_ref().and_then(|pin| pin.presence);
        match (direction, always, null) {
            _ if pin == Some(PinnedPresence::Required) => Presence::Required,
            (_, _, false) if pin == Some(PinnedPresence::Optional) => Presence::Optional,
            (Direction::Answer, true, false) => self.shapes.options.types.mode.presence(ty),
            (Direction::Body, true, false) if !self.shapes.says_optional(slot.node) => Presence::Required,
            (_, _, false) => Presence::Optional,
            // a caller may send nothing, null or a value there
            (Direction::Body, true, true) => Presence::OptionalNullable,
            (_, true, true) => Presence::Nullable,
            (_, false, true) => Presence::OptionalNullable,
        }
    }

    /// Returns the type of a place that is not directly in a field, and so has no `Option` of a field.
    fn element(&mut self, id: NodeId) -> Type {
        let ty = self.ty(id);
        if ty != Type::Value && self.shapes.is_nullable(id) { Type::Nullable(Box::new(ty)) } else { ty }
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

    /// Returns `String`, or the type to which all texts of the place can be parsed.
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

    /// Returns the types of all kinds of a place, in the order of the model.
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

    /// Returns the type of a map's values: like a field, any entry of an answer may be null.
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
    /// Returns the presence of a field that is present and not null in all examples of an answer.
    fn presence(self, ty: &Type) -> Presence {
        let object = matches!(ty, Type::Struct(_) | Type::Boxed(_) | Type::Map(_) | Type::Object | Type::Union(_));
        match (self, ty) {
            (Self::Strict, _) => Presence::Required,
            (_, Type::List(_)) => Presence::List,
            (Self::Observed, _) if !object => Presence::Required,
            // of the fields that all examples have, objects are most often missing in other answers
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
