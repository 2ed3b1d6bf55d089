//! [`Claimed`]: the claims about the answers of each request.

use std::collections::{BTreeMap, BTreeSet};

use super::documentation::passages::{self, Shows};
use super::fields;
use super::json_schema;
use super::said::Said;
use super::shape::Shape;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::relaxed::{Purpose, VariableValues, relax};
use crate::resolve::Api;
use crate::resolve::model::{Folder, Operation};
use crate::script::{Says, Schema, Statuses};

/// The source of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// A JSON schema in a test script.
    Schema,
    /// The description: answers that it shows, and tables of fields.
    Documentation,
    /// Assertions of a test script, and the values that it stores.
    Assertions,
}

/// A claim about some answers of a request.
#[derive(Clone, Debug)]
pub struct Claim {
    pub by: By,
    /// The status codes of these answers; `None` for all.
    statuses: Option<Statuses>,
    pub said: Said,
}

/// The claims about the answers of each request.
#[derive(Clone, Debug, Default)]
pub struct Claimed {
    /// The claims by the request's place.
    claims: BTreeMap<String, Vec<Claim>>,
    /// Requests with claims of scripts from a source that is not enabled, with the source.
    unbelieved: BTreeSet<(String, By)>,
    believed: Believed,
}

/// The sources of claims that are enabled.
#[derive(Clone, Copy, Debug, Default)]
pub struct Believed {
    pub schemas: bool,
    pub documentation: bool,
    pub assertions: bool,
}

impl By {
    pub const ALL: [Self; 3] = [Self::Schema, Self::Documentation, Self::Assertions];
}

impl Believed {
    fn believes(self, by: By) -> bool {
        match by {
            By::Schema => self.schemas,
            By::Documentation => self.documentation,
            By::Assertions => self.assertions,
        }
    }
}

impl Claimed {
    /// Collects the claims of all requests' scripts and descriptions; a schema in a variable without a value is reported, and so is an
    /// answer in a description that is not JSON.
    pub fn of(api: &Api, believed: Believed) -> (Self, Diagnostics) {
        let mut claimed = Self { believed, ..Self::default() };
        let mut diagnostics = Diagnostics::default();
        api.root.visit_operations(&mut |operation, around| {
            let found = claims(operation, &Variables { api, around }, believed, &mut diagnostics);
            claimed.add(operation, found);
        });
        (claimed, diagnostics)
    }

    fn add(&mut self, operation: &Operation, found: Vec<Claim>) {
        let place = &operation.place.pointer;
        let (believed, not): (Vec<Claim>, Vec<Claim>) =
            found.into_iter().partition(|claim| self.believed.believes(claim.by));
        self.unbelieved.extend(not.iter().map(|claim| (place.clone(), claim.by)));
        if !believed.is_empty() {
            self.claims.insert(place.clone(), believed);
        }
    }

    /// Returns the claims about the answers of a request.
    pub fn answers(&self, operation: &Operation) -> &[Claim] {
        self.claims.get(&operation.place.pointer).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns `true` if there is a claim about the answer from this source, which is not enabled.
    pub fn could_be_known(&self, operation: &Operation, by: By) -> bool {
        match by {
            // read only now, because reading a description takes longer than reading an example
            By::Documentation => {
                !self.believed.documentation && !by_description(operation, &mut Diagnostics::default()).is_empty()
            }
            By::Schema | By::Assertions => self.unbelieved.contains(&(operation.place.pointer.clone(), by)),
        }
    }
}

impl Claim {
    /// Returns `true` if the claim is about answers of this status.
    pub fn is_about(&self, status: u16) -> bool {
        self.statuses.as_ref().is_none_or(|statuses| statuses.contains(status))
    }

    /// Returns the status of successes that the claims are about, if nothing else has one: the first that a claim names, or 200.
    pub fn success_of(claims: &[Self]) -> Option<u16> {
        let success = |claim: &Self| (200..300).find(|status| claim.is_about(*status));
        let named = claims.iter().filter(|claim| claim.statuses.is_some()).find_map(success);
        named.or_else(|| claims.iter().find_map(success))
    }
}

/// The claims about the answers of a request, from all sources.
fn claims(
    operation: &Operation,
    variables: &Variables<'_>,
    believed: Believed,
    diagnostics: &mut Diagnostics,
) -> Vec<Claim> {
    // a schema is more complete than the rest, and its fields come first
    let mut found = by_scripts(operation, variables, believed, diagnostics);
    if believed.documentation {
        found.extend(by_description(operation, diagnostics));
    }
    found.sort_by_key(|claim| claim.by);
    found
}

fn by_scripts(
    operation: &Operation,
    variables: &Variables<'_>,
    believed: Believed,
    diagnostics: &mut Diagnostics,
) -> Vec<Claim> {
    let mut found: Vec<(By, Option<Statuses>, Shape)> = Vec::new();
    for claim in &operation.claims {
        let by = if matches!(claim.says, Says::Schema(_)) { By::Schema } else { By::Assertions };
        if by == By::Schema && !believed.schemas {
            continue;
        }
        let is_same = |known: &(By, Option<Statuses>, Shape)| known.0 == by && known.1 == claim.statuses;
        let at = found.iter().position(is_same).unwrap_or_else(|| {
            found.push((by, claim.statuses.clone(), Shape::default()));
            found.len() - 1
        });
        let place = fields::at(&mut found[at].2, &claim.path, matches!(claim.says, Says::Is(_)));
        match &claim.says {
            Says::There => {}
            Says::Is(kind) => fields::is(place, *kind),
            Says::Schema(schema) => match read(schema, operation, variables) {
                Ok(shape) => place.and(shape),
                Err(reason) => diagnostics.push(reason.at(operation.place.clone())),
            },
        }
    }
    found.retain(|(by, _, shape)| *by == By::Schema && *shape != Shape::default() || shape.has_fields());
    found
        .into_iter()
        .map(|(by, statuses, shape)| Claim {
            by,
            statuses,
            said: if by == By::Schema { Said::Schema(shape) } else { Said::Asserted(shape) },
        })
        .collect()
}

fn by_description(operation: &Operation, diagnostics: &mut Diagnostics) -> Vec<Claim> {
    let mut found = Vec::new();
    for passage in passages::read(&operation.description) {
        let statuses = passage.status.map(Statuses::one);
        let said = match passage.shows {
            Shows::Fields(shape) => Said::Fields(shape),
            Shows::Json(text) => match json(&text) {
                Ok(json) => Said::Sample(json),
                Err(reason) => {
                    let message = format!("the description has an answer that is not JSON: {reason}");
                    diagnostics.push(
                        Diagnostic::new(Code::DocumentedAnswerNotRead, message)
                            .at(operation.place.clone())
                            .help("write the answer as JSON, or save it as an example"),
                    );
                    continue;
                }
            },
        };
        found.push(Claim { by: By::Documentation, statuses, said });
    }
    found
}

/// Parses a text that is JSON, or nearly so.
fn json(text: &str) -> serde_json::Result<String> {
    let relaxed = relax(text, &VariableValues::new(), Purpose::Example).text.into_owned();
    serde_json::from_str::<serde_core::de::IgnoredAny>(&relaxed).map(|_| relaxed)
}

/// The variables that scripts read, and what sets them.
struct Variables<'a> {
    api: &'a Api,
    /// The folders around a request, the outermost first.
    around: &'a [&'a Folder],
}

impl Variables<'_> {
    /// The schema that a pre-request script has put into a variable.
    fn preset(&self, name: &str, operation: &Operation) -> Option<serde_json::Value> {
        let all = self.around.iter().map(|folder| &folder.presets).chain([&operation.presets]);
        let mut set = all.flatten().filter(|preset| preset.variable == name && preset.guard.is_none());
        set.next_back().and_then(|preset| preset.value.json_in_text())
    }

    /// The value that a variable has in the files.
    fn saved(&self, name: &str) -> Option<&str> {
        let of_collection = self.api.variable(name);
        let of_environment = self.api.environments.iter().find_map(|environment| environment.values.get(name));
        of_environment.or(of_collection.and_then(|variable| variable.value.as_ref())).map(String::as_str)
    }
}

/// A schema where it is.
fn read(schema: &Schema, operation: &Operation, variables: &Variables<'_>) -> Result<Shape, Diagnostic> {
    let name = match schema {
        Schema::Literal(schema) => return Ok(json_schema::shape(schema)),
        Schema::Variable(name) => name,
        Schema::Unread(reason) => {
            let message = format!("the JSON schema of the answer is not read: {reason}");
            return Err(Diagnostic::new(Code::SchemaNotRead, message)
                .help("write the schema into the script, or into a variable of the collection"));
        }
    };
    if let Some(schema) = variables.preset(name, operation) {
        return Ok(json_schema::shape(&schema));
    }
    let unknown = |why: &str| {
        let message = format!("the JSON schema of the answer is in the variable `{name}`, {why}");
        Diagnostic::new(Code::SchemaNotRead, message)
            .help("set the variable to the schema in the collection, or write the schema into the script")
    };
    let value = variables.saved(name).ok_or_else(|| unknown("which has no value"))?;
    let schema: serde_json::Value =
        serde_json::from_str(value).map_err(|error| unknown(&format!("whose value is not JSON: {error}")))?;
    Ok(json_schema::shape(&schema))
}
