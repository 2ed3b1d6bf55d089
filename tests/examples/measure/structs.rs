//! The structs of a client, and which of them say the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::LONG_NAME;

/// Fewer fields say too little for two structs to be nearly the same.
const LEAST_FIELDS: usize = 4;

/// The kinds of struct; structs are compared within one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Answers,
    Bodies,
    Options,
    Forms,
    Others,
}

#[derive(Clone, Copy, Default)]
struct Count {
    structs: usize,
    equal: usize,
    /// Of `structs`, those with [`LEAST_FIELDS`] fields or more.
    large: usize,
    near: usize,
    long_names: usize,
}

/// The number of structs of each kind, and of those that repeat another.
#[derive(Default)]
pub struct Structs {
    kinds: BTreeMap<Kind, Count>,
    functions: usize,
    long_functions: usize,
}

impl Structs {
    pub fn of(source: &str) -> Self {
        let mut structs = Self::default();
        for line in source.lines() {
            let Some(rest) = line.trim_start().strip_prefix("pub fn ") else { continue };
            if !line.contains("self") {
                structs.functions += 1;
                let name = rest.split(['(', '<']).next().unwrap_or(rest);
                structs.long_functions += usize::from(name.chars().count() > LONG_NAME);
            }
        }
        let mut declared: BTreeMap<Kind, Vec<Struct>> = BTreeMap::new();
        for found in read(source) {
            declared.entry(found.kind).or_default().push(found);
        }
        for (kind, all) in declared {
            let count = structs.kinds.entry(kind).or_default();
            for (index, one) in all.iter().enumerate() {
                let others = || all.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, other)| other);
                count.structs += 1;
                count.long_names += usize::from(one.name.chars().count() > LONG_NAME);
                count.equal += usize::from(!one.fields.is_empty() && others().any(|other| other.fields == one.fields));
                if one.fields.len() >= LEAST_FIELDS {
                    count.large += 1;
                    count.near += usize::from(others().any(|other| near(&one.fields, &other.fields)));
                }
            }
        }
        structs
    }

    pub fn add(&mut self, other: &Self) {
        self.functions += other.functions;
        self.long_functions += other.long_functions;
        for (kind, count) in &other.kinds {
            let sum = self.kinds.entry(*kind).or_default();
            sum.structs += count.structs;
            sum.equal += count.equal;
            sum.large += count.large;
            sum.near += count.near;
            sum.long_names += count.long_names;
        }
    }
}

impl fmt::Display for Structs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
        for (kind, count) in &self.kinds {
            let kind = format!("{kind:?}").to_lowercase();
            let Count { structs, equal, large, near, long_names } = *count;
            writeln!(
                f,
                "{kind}: {structs} structs; {equal} have the fields of another ({:.1} %); of {large} with {LEAST_FIELDS} fields or more, \
                 {near} share three quarters ({:.1} %); {long_names} names over {LONG_NAME} characters ({:.1} %)",
                percent(equal, structs),
                percent(near, large),
                percent(long_names, structs),
            )?;
        }
        let long = percent(self.long_functions, self.functions);
        write!(
            f,
            "functions: {}; {} names over {LONG_NAME} characters ({long:.1} %)",
            self.functions, self.long_functions
        )
    }
}

struct Struct {
    name: String,
    kind: Kind,
    /// Names and types; a type that the same module declares has the module before it.
    fields: BTreeSet<String>,
    /// The line of the module that it stands in.
    module: usize,
}

/// Every `pub struct` with named fields, those within the macros of the runtime included.
fn read(source: &str) -> Vec<Struct> {
    let mut found = Vec::new();
    let mut attributes = String::new();
    let mut current: Option<Struct> = None;
    let mut modules: Vec<(usize, usize)> = vec![(0, 0)];
    for (number, line) in source.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let line = line.trim();
        if line.starts_with("pub mod ") && line.ends_with('{') {
            modules.retain(|(_, outer)| *outer <= indent);
            modules.push((number, indent + 4));
        }
        if let Some(open) = &mut current {
            if line.starts_with('}') {
                found.extend(current.take());
            } else if !line.starts_with(['/', '#'])
                && let Some((name, ty)) = line.split_once(": ")
            {
                let name = name.trim_start_matches("pub ").trim_start_matches("r#");
                open.fields.insert(format!("{name}: {}", ty.trim_end_matches(',')));
            }
        } else if let Some(rest) = line.strip_prefix("pub struct ").and_then(|rest| rest.strip_suffix(" {")) {
            let name = rest.split(['<', ' ']).next().unwrap_or(rest).to_owned();
            modules.retain(|(_, within)| *within <= indent);
            let module = modules.last().map_or(0, |(module, _)| *module);
            current = Some(Struct { kind: kind(&name, &attributes), name, fields: BTreeSet::new(), module });
            attributes.clear();
        } else if line.starts_with("#[") || line.ends_with("! {") {
            attributes.push_str(line);
        } else if !line.starts_with("//") {
            attributes.clear();
        }
    }
    qualify(&mut found);
    found
}

/// Two modules may have different types of one name.
fn qualify(structs: &mut [Struct]) {
    let declared: BTreeSet<(usize, String)> = structs.iter().map(|one| (one.module, one.name.clone())).collect();
    for one in structs {
        let qualified = |field: &String| {
            let (name, ty) = field.split_once(": ").unwrap_or((field, ""));
            let words = ty.split_inclusive(['<', '>', ',', ' ']).map(|word| {
                let known = declared.contains(&(one.module, word.trim_end_matches(['<', '>', ',', ' ']).to_owned()));
                if known { format!("{}::{word}", one.module) } else { word.to_owned() }
            });
            format!("{name}: {}", words.collect::<String>())
        };
        one.fields = one.fields.iter().map(qualified).collect();
    }
}

fn kind(name: &str, attributes: &str) -> Kind {
    if attributes.contains("::body! {") {
        Kind::Bodies
    } else if attributes.contains("FromJson") {
        Kind::Answers
    } else if name.ends_with("Options") {
        Kind::Options
    } else if name.ends_with("Form") {
        Kind::Forms
    } else if attributes.contains("Serialize") {
        Kind::Bodies
    } else {
        Kind::Others
    }
}

/// Returns `true` if each has three quarters of all the names that both have.
fn near(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    fn names(fields: &BTreeSet<String>) -> BTreeSet<&str> {
        fields.iter().filter_map(|field| field.split(':').next()).collect()
    }
    let (one, other) = (names(one), names(other));
    let common = one.intersection(&other).count();
    let all = one.union(&other).count();
    4 * common >= 3 * all
}
