//! The evidence for a place: the examples, observed answers, schemas, descriptions and assertions that contain it, and their disagreements.

use std::fmt::Write as _;

use super::explanation::Explaining;
use super::words::{count, one_line, seen};
use crate::claims::said::Said;
use crate::infer::model::Site;
use crate::infer::passes::overrides::lookup::Places;
use crate::infer::passes::overrides::type_names::TypeNames;
use crate::infer::shapes::arena::{Arena, NodeId};
use crate::infer::shapes::claims::Adding;
use crate::infer::shapes::{observed, sample};
use crate::options::Step;

/// The largest number of lines for one type.
const MAX_LINES: usize = 30;

impl Explaining<'_> {
    pub(super) fn evidence(&self, members: &[(usize, &[Step])], text: &mut String) {
        let mut lines = Vec::new();
        for (origin, steps) in members {
            let site = &self.places.sites[self.reading.origins[*origin].site];
            let place = self.path(*origin, steps);
            for (source, arena, root, is_counted) in self.sources(site) {
                let found = found(&arena, root, steps, is_counted);
                lines.extend(found.map(|found| format!("{place}, {source}: {found}")));
            }
            lines.extend(self.disagreements(*origin, steps).into_iter().map(|line| format!("{place}: {line}")));
        }
        let more = lines.len().saturating_sub(MAX_LINES);
        for line in lines.iter().take(MAX_LINES) {
            let _ = writeln!(text, "  {line}");
        }
        if more > 0 {
            let _ = writeln!(text, "  … and {more} more");
        }
    }

    /// Reads each source of a site separately: its root, and whether it counts objects.
    fn sources(&self, site: &Site<'_>) -> Vec<(String, Arena, NodeId, bool)> {
        let mut sources = Vec::new();
        for one in &site.samples {
            let mut arena = Arena::default();
            if let Ok((root, _)) = sample::read(&mut arena, one.text, site.direction, self.variables) {
                sources.push((format!("example `{}`", one_line(one.label)), arena, root, true));
            }
        }
        for shape in &site.observed {
            let mut arena = Arena::default();
            let root = arena.new_node();
            observed::add(&mut arena, root, shape);
            let answers = u32::try_from(shape.total()).unwrap_or(u32::MAX);
            sources.push((format!("{} observed", count(answers, "answer")), arena, root, true));
        }
        for said in &site.claimed {
            let mut arena = Arena::default();
            let root = arena.new_node();
            let mut adding = Adding::new(&mut arena, said.speaker(), false);
            match said {
                Said::Schema(shape) | Said::Asserted(shape) => adding.add(root, shape),
                Said::Declared(shape) => adding.declared(root, shape),
                Said::Fields(table) => {
                    // the object of the table can only be found among the observed ones
                    let _ = adding.table(root, table);
                }
                Said::Sample(text) => {
                    if let Ok((shown, _)) = sample::read(&mut arena, text, site.direction, self.variables) {
                        arena.unify(root, shown);
                    }
                }
            }
            sources.push((said.speaker().to_owned(), arena, root, false));
        }
        sources
    }

    fn disagreements(&self, origin: usize, steps: &[Step]) -> Vec<String> {
        let site = self.reading.origins[origin].site;
        let path = steps.iter().fold("$".to_owned(), |path, step| match step {
            Step::Key(key) => format!("{path}.{key}"),
            other => path + &other.to_string(),
        });
        let of_place = |found: &&(usize, _)| found.0 == site;
        let here = self.reading.disagreements.iter().filter(of_place).filter(|(_, one)| one.path == path);
        here.map(|(_, one)| format!("{} says {}, and the answers have {}", one.speaker, one.said, one.seen)).collect()
    }
}

/// Returns how often a source contains a place, and the kinds of its values; `None` if it knows nothing about the parent.
fn found(arena: &Arena, root: NodeId, steps: &[Step], is_counted: bool) -> Option<String> {
    let places = Places { arena, origins: &[], sites: &[], names: TypeNames::default() };
    let mut nodes = vec![(root, None)];
    for step in steps {
        let next: Vec<_> = nodes
            .iter()
            .flat_map(|(node, _)| places.step(*node, step).into_iter().map(|next| (next, Some((*node, step)))))
            .collect();
        if next.is_empty() {
            let above = nodes.iter().any(|(node, _)| !seen(arena, *node).is_empty());
            return (above && is_counted).then(|| "not there".to_owned());
        }
        nodes = next;
    }
    let (node, parent) = nodes.first()?;
    let mut parts = Vec::new();
    if let Some((parent, Step::Key(key))) = parent.filter(|_| is_counted) {
        let record = arena.record(arena.node(parent).record?);
        let slot = record.slots.get(record.position(arena.key_id(key)?)?)?;
        parts.push(format!("in {} of {}", slot.present, count(record.count, "object")));
    }
    let nulls = arena.node(*node).nulls;
    if nulls > 0 {
        parts.push(match nulls {
            _ if !is_counted => "null".to_owned(),
            1 => "null once".to_owned(),
            _ => format!("null {nulls} times"),
        });
    }
    parts.extend(seen(arena, *node));
    Some(if parts.is_empty() { "no value".to_owned() } else { parts.join(", ") })
}
