//! Explains a type by its examples and the rules.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::rust_text;
use super::words::{one_line, seen};
use crate::infer::kinds::evidence::Evidence;
use crate::infer::model::InferOptions;
use crate::infer::model::{Direction, Presence, Site, Type, VariableValues};
use crate::infer::passes::overrides::lookup::Places;
use crate::infer::passes::overrides::nearest;
use crate::infer::passes::reading::Reading;
use crate::infer::passes::settled::Settled;
use crate::infer::places::root_paths::root_texts;
use crate::infer::shapes::arena::{Form, NodeId};
use crate::options::{RustType, Step, TypeMode, TypeOverride, TypePath, toml_string};

/// A path that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// A description of the place at which it goes wrong.
    pub complaint: String,
    /// The nearest existing path.
    pub nearest: Option<TypePath>,
}

/// The largest number of types that are explained for one path; `*.id` may be in hundreds.
const MAX_CLASSES: usize = 20;

/// Explains a path: which examples contain it, how often, and the reasons for its type.
///
/// # Errors
///
/// Returns an error if the path leads nowhere.
pub fn explain(
    sites: &[Site<'_>],
    variables: &VariableValues,
    options: &InferOptions,
    path: &TypePath,
) -> Result<String, Unknown> {
    let reading = Reading::of(sites, variables, options);
    let settled = Settled::of(&reading, sites, options);
    let names = settled.type_names(&reading, sites);
    let places = Places { arena: &reading.arena, origins: &reading.origins, sites, names };
    let nodes = places.resolve(path);
    if nodes.is_empty() {
        return Err(Unknown { complaint: nearest::complaint(&places, path), nearest: nearest::path(&places, path) });
    }
    let roots = root_texts(sites, &reading.origins);
    let trails = Trails::of(&places);
    let explaining =
        Explaining { roots, reading: &reading, settled: &settled, places: &places, trails, variables, options };
    let mut classes: Vec<NodeId> = Vec::new();
    for node in nodes {
        let class = settled.arena.find(node);
        if !classes.contains(&class) {
            classes.push(class);
        }
    }
    let mut blocks: Vec<String> =
        classes.iter().take(MAX_CLASSES).filter_map(|class| explaining.class(*class)).collect();
    if classes.len() > MAX_CLASSES {
        blocks.push(format!("… and {} more types\n", classes.len() - MAX_CLASSES));
    }
    Ok(blocks.join("\n"))
}

/// The path from the root of its site to each place.
struct Trails(BTreeMap<NodeId, (usize, Vec<Step>)>);

impl Trails {
    fn of(places: &Places<'_>) -> Self {
        let mut trails = BTreeMap::new();
        for (at, origin) in places.origins.iter().enumerate() {
            let mut work = vec![(places.arena.find(origin.root), Vec::new())];
            while let Some((node, steps)) = work.pop() {
                let keys = places.keys(node).into_iter().map(|key| Step::Key(key.to_owned()));
                for step in keys.chain([Step::Items]) {
                    for next in places.step(node, &step) {
                        work.push((next, steps.iter().cloned().chain([step.clone()]).collect()));
                    }
                }
                trails.entry(node).or_insert((at, steps));
            }
        }
        Self(trails)
    }
}

pub(super) struct Explaining<'a> {
    /// The name of the root of each origin in type paths.
    pub(super) roots: Vec<String>,
    pub(super) reading: &'a Reading,
    pub(super) settled: &'a Settled,
    pub(super) places: &'a Places<'a>,
    trails: Trails,
    pub(super) variables: &'a VariableValues,
    pub(super) options: &'a InferOptions,
}

impl Explaining<'_> {
    /// Explains one type.
    fn class(&self, class: NodeId) -> Option<String> {
        let members: Vec<(usize, &[Step])> = self
            .places
            .all()
            .filter(|raw| self.settled.arena.find(*raw) == class)
            .filter_map(|raw| self.trails.0.get(&raw).map(|(origin, steps)| (*origin, steps.as_slice())))
            .collect();
        let (origin, steps) = members.first()?;
        let (ty, presence) = self.typed(*origin, steps)?;
        let path = self.path(*origin, steps);
        let spelled = rust_text::field(&self.settled.named, &ty, presence);
        let mut text = format!("{path}: {spelled}\n\nEvidence:\n");
        self.evidence(&members, &mut text);
        text.push_str("Why:\n");
        for reason in self.reasons(class, &ty, presence, steps, &members) {
            let _ = writeln!(text, "  {reason}");
        }
        let record = self.settled.arena.node(class).record;
        let apart = record.map(|record| self.similar(record)).unwrap_or_default();
        if !apart.is_empty() {
            text.push_str("Not one type with:\n");
        }
        for (other, reason) in &apart {
            let _ = writeln!(text, "  {other}: {reason}");
        }
        text.push_str("Override it with:\n");
        let change = self.change(&ty, presence);
        let alone = change == TypeOverride::Separate && record.is_none_or(|record| self.joined(record).is_empty());
        let others = apart.iter().filter_map(|(other, _)| other.parse().map(TypeOverride::Same).ok());
        for change in Some(change).filter(|_| !alone || apart.is_empty()).into_iter().chain(others) {
            let _ = writeln!(text, "  {} = {change}", toml_string(&path));
        }
        Some(text)
    }

    pub(super) fn path(&self, origin: usize, steps: &[Step]) -> String {
        steps.iter().fold(self.roots[origin].clone(), |path, step| path + &step.to_string())
    }

    /// Returns the path to a node as it was read.
    pub(super) fn trail(&self, raw: NodeId) -> Option<String> {
        self.trails.0.get(&raw).map(|(origin, steps)| self.path(*origin, steps))
    }

    /// Returns the final type of a place.
    fn typed(&self, origin: usize, steps: &[Step]) -> Option<(Type, Option<Presence>)> {
        let lowered = &self.settled.named;
        let mut ty = lowered.roots.get(origin)?.ty.clone();
        let mut presence = None;
        for step in steps {
            let (next, found) = inside(lowered, &ty, step)?;
            (ty, presence) = (next, found);
        }
        Some((ty, presence))
    }

    fn reasons(
        &self,
        class: NodeId,
        ty: &Type,
        presence: Option<Presence>,
        steps: &[Step],
        members: &[(usize, &[Step])],
    ) -> Vec<String> {
        let arena = &self.settled.arena;
        let node = arena.node(class);
        let mut reasons = Vec::new();
        let spelled = rust_text::field(&self.settled.named, ty, None);
        if node.has_type() {
            reasons.push(format!("the configuration says `{spelled}`"));
        } else {
            reasons.push(format!("`{spelled}`: {}", self.kind_reason(class, ty)));
        }
        if let (Some(presence), Some(Step::Key(key))) = (presence, steps.last()) {
            let pinned = node.pin.as_ref().is_some_and(|pin| pin.presence.is_some());
            let direction = members.first().map(|(origin, _)| self.reading.origins[*origin].direction);
            reasons.push(if pinned {
                format!("the configuration says whether `{}` may be missing", one_line(key))
            } else {
                self.presence_reason(presence, direction.unwrap_or(Direction::Answer)).to_owned()
            });
        }
        reasons.extend(node.record.into_iter().flat_map(|record| self.joined(record)));
        reasons
    }

    fn kind_reason(&self, class: NodeId, ty: &Type) -> String {
        let arena = &self.settled.arena;
        let node = arena.node(class);
        let hints = node.evidence.settled(self.options.hints) != node.evidence.settled(false);
        match ty {
            Type::Value if node.evidence.has(Evidence::DUPLICATE_KEY) => "an object repeats a key".to_owned(),
            Type::Value if node.evidence.has(Evidence::TOO_DEEP) => "it is nested too deeply".to_owned(),
            Type::Value if node.evidence.has(Evidence::ELIDED) => "the examples omit what belongs here".to_owned(),
            Type::Value if node.nulls > 0 => "only null was seen".to_owned(),
            Type::Value => "nothing was seen".to_owned(),
            Type::F64 if !node.evidence.has(Evidence::FLOAT) && node.evidence.has(Evidence::FRACTION) => {
                "only whole numbers were seen, but numbers of this name have fractions, here or in most APIs".to_owned()
            }
            Type::Number => "no other type holds all digits of the numbers seen".to_owned(),
            Type::Nullable(inner) => self.kind_reason(class, inner),
            Type::Map(_) => {
                let is_this = |id| node.record.is_some_and(|record| arena.find_record(record) == arena.find_record(id));
                let reason = self.settled.map_reasons.iter().find(|(id, _)| is_this(**id));
                reason.map_or("the configuration says that it is a map", |(_, (_, _, why))| why).to_owned()
            }
            Type::Object if node.record.is_some_and(|id| arena.record(id).form == Form::Object) => {
                "some keys are variables".to_owned()
            }
            Type::Object if !hints => "only empty objects were seen".to_owned(),
            Type::Union(_) => format!("values of several kinds were seen: {}", seen(arena, class).join(", ")),
            Type::Enum(_) => "few strings were seen, each of them often, or the configuration says so".to_owned(),
            Type::Parsed(_) => "all strings that were seen have that format".to_owned(),
            Type::List(item) if **item == Type::Value => "only empty lists were seen".to_owned(),
            _ if hints => "a placeholder such as `<integer>` names the type".to_owned(),
            _ => format!("all values seen are of that kind: {}", seen(arena, class).join(", ")),
        }
    }

    fn presence_reason(&self, presence: Presence, direction: Direction) -> &'static str {
        let lenient = self.options.types.mode == TypeMode::Lenient;
        match (presence, direction) {
            (Presence::Required, _) => "no example leaves it out or has null there",
            (Presence::List, _) => "no example leaves it out; it is empty when it is missing or null",
            (Presence::Optional, Direction::Body) => {
                "a request leaves it out, its example says that it is optional, a PATCH changes it, or its object has so many fields that few are needed"
            }
            (Presence::Optional, _) if lenient => "a field of an answer may always be missing or null (mode `lenient`)",
            (Presence::Optional, _) => "an example leaves it out, or it is an object of an answer",
            (Presence::Nullable, _) => "all examples have it, and null was seen: `None` is written as null",
            (Presence::OptionalNullable, Direction::Body) => {
                "null was sent: `Some(None)` is null, `None` leaves it out"
            }
            (Presence::OptionalNullable, _) => "it was missing, and it was null: `Some(None)` is null",
        }
    }

    /// Returns a setting that makes sense for the type.
    fn change(&self, ty: &Type, presence: Option<Presence>) -> TypeOverride {
        match ty {
            Type::Map(_) => TypeOverride::Map(false),
            Type::Struct(_) | Type::Boxed(_) => TypeOverride::Separate,
            Type::Nullable(inner) => self.change(inner, presence),
            Type::Value | Type::Union(_) => TypeOverride::Type(RustType::Text),
            _ if presence.is_some_and(|presence| presence != Presence::Required) => TypeOverride::Required,
            _ => TypeOverride::Type(RustType::Value),
        }
    }
}

/// Returns the type, and the presence of a field, one step into a type.
fn inside(
    lowered: &crate::infer::types::build::NamedTypes,
    ty: &Type,
    step: &Step,
) -> Option<(Type, Option<Presence>)> {
    match (ty, step) {
        (Type::Nullable(inner), _) => inside(lowered, inner, step),
        (Type::List(item), Step::Items) => Some(((**item).clone(), None)),
        (Type::Map(value), _) => Some(((**value).clone(), None)),
        (Type::Struct(id) | Type::Boxed(id), Step::Key(key)) => {
            let field = lowered.structs[id.0].fields.iter().find(|field| field.key == *key)?;
            Some((field.ty.clone(), Some(field.presence)))
        }
        (Type::Union(id), _) => lowered.unions[id.0].variants.iter().find_map(|(_, ty)| match (ty, step) {
            (Type::List(_), Step::Items) => inside(lowered, ty, step),
            (Type::Struct(_) | Type::Boxed(_) | Type::Map(_), Step::Key(_)) => inside(lowered, ty, step),
            _ => None,
        }),
        (Type::Value | Type::Object, _) => Some((Type::Value, None)),
        _ => None,
    }
}
