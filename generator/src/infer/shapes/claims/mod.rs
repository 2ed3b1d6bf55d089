//! Adds the claims of the collection about answers to shapes. Examples and observed answers take precedence: only
//! missing parts are added.

mod declared;
pub mod lacking;
pub mod listed;

use crate::claims::shape::{Kind, Shape};
use crate::infer::kinds::evidence::Evidence;
use crate::infer::shapes::arena::{Arena, Form, NodeId, RecordId, Slot};
use crate::infer::shapes::overridden::Pin;

/// Adds the claims about a place.
pub struct Adding<'a> {
    pub arena: &'a mut Arena,
    /// `true` if texts become enums if the claims list all of them.
    pub enums: bool,
    /// Places where the examples are of another kind than the claim.
    pub disagreements: Vec<Disagreement>,
    /// The source of the claim, for messages.
    pub speaker: &'static str,
    pub path: String,
}

/// A place of another kind than the claim.
#[derive(Clone, Debug)]
pub struct Disagreement {
    pub path: String,
    pub speaker: &'static str,
    pub said: String,
    pub seen: String,
}

impl<'a> Adding<'a> {
    pub fn new(arena: &'a mut Arena, speaker: &'static str, enums: bool) -> Self {
        Self { arena, enums, disagreements: Vec::new(), speaker, path: "$".to_owned() }
    }
}

impl Adding<'_> {
    pub fn add(&mut self, node: NodeId, shape: &Shape) {
        let known = known(self.arena, node);
        if shape.kinds.contains(&Kind::Null) {
            let seen = self.arena.node_mut(node);
            seen.nulls = seen.nulls.max(1);
        }
        let said: Vec<Kind> = shape.kinds.iter().copied().filter(|kind| *kind != Kind::Null).collect();
        let fits = |kind: &Kind| said.iter().any(|said| covers(*said, *kind));
        if !known.is_empty() && !said.is_empty() && !known.iter().all(fits) {
            self.disagree(&said, &known);
        }
        if known.is_empty() {
            self.scalars(node, shape);
        } else if shape.kinds.contains(&Kind::Integer) && !shape.kinds.contains(&Kind::Number) {
            self.arena.node_mut(node).evidence |= Evidence::SAYS_INTEGER;
        }
        let wants = |kind: Kind| known.contains(&kind) || known.is_empty() && shape.kinds.contains(&kind);
        if wants(Kind::List) {
            let item = self.arena.item_of(node);
            if let Some(items) = &shape.items {
                self.inside("[]", |adding| adding.add(item, items));
            }
        }
        if wants(Kind::Object) {
            let record = self.arena.record_of(node);
            self.object(record, shape);
        }
    }

    pub fn disagree(&mut self, said: &[Kind], seen: &[Kind]) {
        let names = |kinds: &[Kind]| {
            let mut names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
            names.dedup();
            names.join(" or ")
        };
        let (path, speaker) = (self.path.clone(), self.speaker);
        self.disagreements.push(Disagreement { path, speaker, said: names(said), seen: names(seen) });
    }

    fn scalars(&mut self, node: NodeId, shape: &Shape) {
        let evidence = shape.kinds.iter().filter_map(|kind| evidence(*kind));
        let all = evidence.fold(Evidence::default(), |all, one| all | one);
        let counts_texts = self.arena.counts_texts;
        let seen = self.arena.node_mut(node);
        seen.evidence |= all;
        if self.enums && counts_texts && !shape.cases.is_empty() {
            let texts = seen.texts.get_or_insert_default();
            shape.cases.iter().for_each(|case| texts.count(case));
            seen.pin.get_or_insert_with(|| Box::new(Pin::default())).is_enum = Some(true);
        }
    }

    fn object(&mut self, id: RecordId, shape: &Shape) {
        let record = self.arena.record_mut(id);
        let is_new = record.count == 0;
        if is_new {
            record.count = 1;
            record.partial = shape.partial;
            // a named field implies that the keys are names
            record.stays_struct = !shape.fields.is_empty();
        }
        let has_slots = !record.slots.is_empty();
        match (record.form, &shape.values) {
            (Form::Object, _) => return,
            (Form::Map(value), values) => {
                let fields = shape.fields.iter().map(|field| &field.shape);
                fields.chain(values.as_deref()).for_each(|one| self.inside(".*", |adding| adding.add(value, one)));
                return;
            }
            (Form::Struct, Some(values)) if !has_slots && shape.fields.is_empty() => {
                let value = self.arena.new_node();
                self.arena.record_mut(id).form = Form::Map(value);
                self.inside(".*", |adding| adding.add(value, values));
                return;
            }
            (Form::Struct, _) => {}
        }
        for field in &shape.fields {
            let node = self.field(id, &field.name, u32::from(is_new && field.required));
            if !field.docs.is_empty() {
                self.arena.node_mut(node).docs.get_or_insert_with(|| field.docs.as_str().into());
            }
            self.inside(&format!(".{}", field.name), |adding| adding.add(node, &field.shape));
        }
    }

    /// Returns the place of a field, which may be new; then `present` objects have it.
    fn field(&mut self, id: RecordId, name: &str, present: u32) -> NodeId {
        let key = self.arena.intern(name);
        if let Some(at) = self.arena.record(id).position(key) {
            return self.arena.record(id).slots[at].node;
        }
        let node = self.arena.new_node();
        self.arena.record_mut(id).push(Slot { key, present, seen_by: 0, node });
        node
    }

    pub fn inside(&mut self, step: &str, add: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        self.path.push_str(step);
        add(self);
        self.path.truncate(length);
    }
}

/// Returns the observed kinds of a place.
pub fn known(arena: &Arena, node: NodeId) -> Vec<Kind> {
    let node = arena.node(node);
    let evidence = node.evidence.settled(true);
    let number = evidence.number().map(|_| if evidence.has(Evidence::FLOAT) { Kind::Number } else { Kind::Integer });
    let kinds = [
        evidence.has(Evidence::BOOL).then_some(Kind::Boolean),
        number,
        evidence.has(Evidence::TEXT).then_some(Kind::Text),
        node.item.map(|_| Kind::List),
        node.record.map(|_| Kind::Object),
    ];
    kinds.into_iter().flatten().collect()
}

/// Returns `true` if a claimed kind includes another one.
pub fn covers(said: Kind, kind: Kind) -> bool {
    said == kind
        || matches!(
            (said, kind),
            (Kind::Number, Kind::Integer) | (Kind::Date | Kind::DateTime | Kind::Uuid, Kind::Text)
        )
}

fn evidence(kind: Kind) -> Option<Evidence> {
    Some(match kind {
        Kind::Boolean => Evidence::BOOL,
        Kind::Integer => Evidence::INTEGER | Evidence::SAYS_INTEGER,
        Kind::Number => Evidence::FLOAT,
        Kind::Text => Evidence::TEXT | Evidence::PLAIN,
        Kind::Date => Evidence::TEXT | Evidence::DATE,
        Kind::DateTime => Evidence::TEXT | Evidence::DATE_TIME,
        Kind::Uuid => Evidence::TEXT | Evidence::UUID,
        Kind::Null | Kind::List | Kind::Object => return None,
    })
}
