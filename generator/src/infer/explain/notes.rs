//! Notes on guesses that may be wrong, one line each.

use crate::infer::kinds::data_keys;
use crate::infer::kinds::evidence::Evidence;
use crate::infer::model::{InferOptions, Note, Site, Type, Weight};
use crate::infer::passes::reading::Reading;
use crate::infer::passes::settled::Settled;
use crate::infer::places::occurrence::{Origin, Walk};
use crate::infer::places::root_paths::root_texts;
use crate::infer::shapes::agreement::{Rule, agree};
use crate::infer::shapes::arena::{Arena, Form, Node, NodeId, RecordId};
use crate::infer::shapes::json_kinds::Kinds;
use crate::infer::sharing::rounds::MapReasons;
use crate::options::{RustType, Step, TypeOverride, toml_string};

/// Returns all notes on the settled types, on reading the examples, and on the overrides.
pub fn all(reading: &Reading, settled: &Settled, sites: &[Site<'_>], options: &InferOptions) -> Vec<Note> {
    let roots = root_texts(sites, &reading.origins);
    let noting = Noting { arena: &settled.arena, origins: &reading.origins, roots, hints: options.hints };
    let mut notes = reading.notes.clone();
    notes.extend(settled.mistakes.iter().cloned());
    notes.extend(noting.maps(&settled.map_reasons));
    notes.extend(noting.fields(&settled.walk));
    notes
}

/// Collects notes about places, with their names in type paths.
struct Noting<'a> {
    arena: &'a Arena,
    origins: &'a [Origin],
    /// The name of the root of each origin in type paths.
    roots: Vec<String>,
    hints: bool,
}

/// A text, with the setting that would override it if it is a guess that may be wrong.
type Finding = (&'static str, Option<TypeOverride>);

impl Noting<'_> {
    fn maps(&self, reasons: &MapReasons) -> Vec<Note> {
        let note = |(origin, path, reason): &(usize, String, &'static str)| {
            let settled = *reason == data_keys::NUMBERED;
            let settle = (!settled).then_some(TypeOverride::Map(false));
            self.note(*origin, path, (&format!("read as a map: {reason}"), settle))
        };
        reasons.values().map(note).collect()
    }

    /// Returns notes on the guesses in the fields of all structs, and in the roots.
    fn fields(&self, walk: &Walk) -> Vec<Note> {
        let mut notes = Vec::new();
        for (at, origin) in self.origins.iter().enumerate() {
            self.place(at, &String::new, origin.root, &mut notes);
        }
        for id in &walk.records {
            let Some(first) = walk.record_occurrences[id].iter().min_by(|a, b| a.rank(b)) else {
                continue;
            };
            if self.is_row(*id) {
                let alike = ("all of its fields are alike: it may be a map", Some(TypeOverride::Map(true)));
                notes.push(self.note(first.origin, &walk.steps(self.arena, first), alike));
            }
            for slot in &self.arena.record(*id).slots {
                let start =
                    || walk.steps(self.arena, first) + &Step::Key(self.arena.key(slot.key).to_owned()).to_string();
                self.place(first.origin, &start, slot.node, &mut notes);
            }
        }
        notes
    }

    /// Notes on a place, and on the elements of its lists and maps. Few places have notes, so that paths are written only for these.
    fn place(&self, origin: usize, start: &dyn Fn() -> String, mut id: NodeId, notes: &mut Vec<Note>) {
        let mut inner = String::new();
        let mut seen = Vec::new();
        while !seen.contains(&self.arena.find(id)) {
            seen.push(self.arena.find(id));
            let node = self.arena.node(id);
            if node.has_type() {
                return;
            }
            notes.extend(self.findings(id).into_iter().map(|finding| self.note(origin, &(start() + &inner), finding)));
            let value = node.record.and_then(|record| match self.arena.record(record).form {
                Form::Map(value) => Some((value, Step::Values)),
                _ => None,
            });
            match value.or(node.item.map(|item| (item, Step::Items))) {
                Some((next, step)) => {
                    inner.push_str(&step.to_string());
                    id = next;
                }
                None => return,
            }
        }
    }

    fn findings(&self, id: NodeId) -> Vec<Finding> {
        let node = self.arena.node(id);
        let evidence = node.evidence;
        let kinds = Kinds::of(node, self.hints);
        let nothing = |node: &Node| {
            Kinds::of(node, self.hints) == Kinds::default() && !node.evidence.is_opaque() && !node.has_type()
        };
        let empty_list = node.item.is_some_and(|item| {
            let item = self.arena.node(item);
            nothing(item) && item.nulls == 0 && !item.evidence.has(Evidence::ELIDED)
        });
        let a = |ty| Some(TypeOverride::Type(ty));
        let list = || RustType::List(Box::new(RustType::Text));
        let found = [
            (evidence.has(Evidence::DUPLICATE_KEY), ("any JSON: an object repeats a key", None)),
            (evidence.has(Evidence::TOO_DEEP), ("any JSON: nested too deeply", None)),
            (node.nulls > 0 && nothing(node), ("any JSON: only null was seen", a(RustType::Text))),
            (empty_list, ("a list of any JSON: only empty ones were seen", a(list()))),
            (kinds.is_union(), ("values of several kinds were seen", a(RustType::Value))),
            (evidence.has(Evidence::ELIDED), ("the example leaves this value out", None)),
            (
                evidence.number() == Some(Type::Number),
                ("numbers beyond 64 bits, or beyond the 53 of a fraction", a(RustType::F64)),
            ),
        ];
        found.into_iter().filter(|(seen, _)| *seen).map(|(_, finding)| finding).collect()
    }

    /// Returns `true` for three or more objects with the same fields under keys that are names: `pc`, `ps3`, `xbox`.
    fn is_row(&self, id: RecordId) -> bool {
        let record = self.arena.record(id);
        let objects = record.slots.iter().all(|slot| {
            let inner = self.arena.node(slot.node).record.map(|id| self.arena.record(id));
            inner.is_some_and(|inner| inner.form == Form::Struct && inner.slots.len() >= 2)
        });
        let nodes: Vec<_> = record.slots.iter().map(|slot| slot.node).collect();
        nodes.len() >= 3
            && objects
            && !record.stays_struct
            && record.form == Form::Struct
            && agree(self.arena, &nodes, Rule::SameKeys, self.hints)
    }

    fn note(&self, origin: usize, path: &str, (text, settle): (&str, Option<TypeOverride>)) -> Note {
        let path = format!("{}{path}", self.roots[origin]);
        let weight = match settle {
            Some(change) => Weight::Guess(format!("{} = {change}", toml_string(&path))),
            None => Weight::Fact,
        };
        Note { site: Some(self.origins[origin].site), path, text: text.to_owned(), weight }
    }
}
