//! [`Claimed`]: the claims about the answers of each request.

use std::collections::{BTreeMap, BTreeSet};

use super::fields;
use super::json_schema;
use super::shape::Shape;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::resolve::Api;
use crate::resolve::model::{Folder, Operation};
use crate::script::{Says, Schema, Statuses};

/// The source of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// A JSON schema in a test script.
    Schema,
    /// Assertions of a test script, and the values that it keeps.
    Assertions,
}

/// A claim about some answers of a request.
#[derive(Clone, Debug)]
pub struct Claim {
    pub by: By,
    /// All where there are none.
    statuses: Option<Statuses>,
    pub shape: Shape,
}

/// The claims about the answers of each request.
#[derive(Clone, Debug, Default)]
pub struct Claimed {
    /// By the request's place.
    claims: BTreeMap<String, Vec<Claim>>,
    /// Requests whose scripts assert something that is not believed.
    asserting: BTreeSet<String>,
}

/// The sources of claims that are believed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Believed {
    pub schemas: bool,
    pub assertions: bool,
}

impl Claimed {
    /// Collects the claims of all requests' scripts; a schema in a variable without a value is reported.
    pub fn of(api: &Api, believed: Believed) -> (Self, Diagnostics) {
        let mut claimed = Self::default();
        let mut diagnostics = Diagnostics::default();
        claimed.folder(&api.root, api, believed, &mut diagnostics);
        (claimed, diagnostics)
    }

    fn folder(&mut self, folder: &Folder, api: &Api, believed: Believed, diagnostics: &mut Diagnostics) {
        for operation in &folder.operations {
            let mut claims = claims(operation, api, believed, diagnostics);
            let place = &operation.place.pointer;
            if !believed.assertions && claims.iter().any(|claim| claim.by == By::Assertions) {
                self.asserting.insert(place.clone());
                claims.retain(|claim| claim.by != By::Assertions);
            }
            if !claims.is_empty() {
                self.claims.insert(place.clone(), claims);
            }
        }
        for inner in &folder.folders {
            self.folder(inner, api, believed, diagnostics);
        }
    }

    /// Returns the claims about the answers of a request.
    pub fn answers(&self, operation: &Operation) -> &[Claim] {
        self.claims.get(&operation.place.pointer).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns `true` if its scripts assert something of the answer that is not believed.
    pub fn asserts(&self, operation: &Operation) -> bool {
        self.asserting.contains(&operation.place.pointer)
    }
}

impl Claim {
    /// Returns `true` if it is about answers of this status.
    pub fn is_about(&self, status: u16) -> bool {
        self.statuses.as_ref().is_none_or(|statuses| statuses.contains(status))
    }

    /// The status of the successes that claims are about, where nothing else says one: the first that one of them names, or 200.
    pub fn success_of(claims: &[Self]) -> Option<u16> {
        let success = |claim: &Self| (200..300).find(|status| claim.is_about(*status));
        let named = claims.iter().filter(|claim| claim.statuses.is_some()).find_map(success);
        named.or_else(|| claims.iter().find_map(success))
    }
}

fn claims(operation: &Operation, api: &Api, believed: Believed, diagnostics: &mut Diagnostics) -> Vec<Claim> {
    let mut found: Vec<Claim> = Vec::new();
    for claim in &operation.claims {
        let by = if matches!(claim.says, Says::Schema(_)) { By::Schema } else { By::Assertions };
        if by == By::Schema && !believed.schemas {
            continue;
        }
        let is_same = |known: &Claim| known.by == by && known.statuses == claim.statuses;
        let at = found.iter().position(is_same).unwrap_or_else(|| {
            found.push(Claim { by, statuses: claim.statuses.clone(), shape: Shape::default() });
            found.len() - 1
        });
        let place = fields::at(&mut found[at].shape, &claim.path, matches!(claim.says, Says::Is(_)));
        match &claim.says {
            Says::There => {}
            Says::Is(kind) => fields::is(place, *kind),
            Says::Schema(schema) => match read(schema, api) {
                Ok(shape) => place.and(shape),
                Err(reason) => diagnostics.push(reason.at(operation.place.clone())),
            },
        }
    }
    found.retain(|claim| claim.by == By::Schema && claim.shape != Shape::default() || claim.shape.has_fields());
    // a schema says more, and its fields come first
    found.sort_by_key(|claim| claim.by);
    found
}

/// A schema where it is.
fn read(schema: &Schema, api: &Api) -> Result<Shape, Diagnostic> {
    let name = match schema {
        Schema::Literal(schema) => return Ok(json_schema::shape(schema)),
        Schema::Variable(name) => name,
    };
    let unknown = |why: &str| {
        let message = format!("the JSON schema of the answer is in the variable `{name}`, {why}");
        Diagnostic::new(Code::SchemaNotRead, message)
            .help("give the variable the text of the schema in the collection, or write the schema into the script")
    };
    let of_collection = api.variables.iter().find(|variable| variable.name == *name);
    let of_environment = api.environments.iter().find_map(|environment| environment.values.get(name));
    let value = of_environment.or(of_collection.and_then(|variable| variable.value.as_ref()));
    let value = value.ok_or_else(|| unknown("which has no value"))?;
    let schema: serde_json::Value =
        serde_json::from_str(value).map_err(|error| unknown(&format!("which is no JSON: {error}")))?;
    Ok(json_schema::shape(&schema))
}
