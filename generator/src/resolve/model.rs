//! The requests in effect: everything that a runner knows when it sends each of them.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use crate::read::model::{Auth, Behavior, Body, Example, Header, PathVariable, QueryParam};
use crate::script::{Claim, Condition, Constant, Value};
use crate::source::Place;

#[derive(Clone, Debug)]
pub struct Api {
    pub name: String,
    pub description: String,
    /// Sorted by name, each once.
    pub variables: Vec<Variable>,
    /// The dynamic variables that are used (`$guid`).
    pub dynamic: BTreeSet<String>,
    pub environments: Vec<EnvironmentValues>,
    /// Values that must not reach the generated code, each with the variable that replaces it.
    pub secrets: Vec<Secret>,
    /// Values that no message may show.
    pub hidden: Vec<String>,
    pub root: Folder,
}

impl Api {
    pub fn variable(&self, name: &str) -> Option<&Variable> {
        let found = self.variables.binary_search_by(|variable| variable.name.as_str().cmp(name));
        found.ok().map(|index| &self.variables[index])
    }
}

/// The collection itself is the outermost folder.
#[derive(Clone, Debug)]
pub struct Folder {
    pub place: Place,
    pub id: Option<String>,
    pub name: String,
    pub description: String,
    /// The auth that this folder declares and its requests inherit; `None` when it inherits one itself.
    pub auth: Option<Auth>,
    /// Variables that its own scripts set before each request below it, without those of the folders around it.
    pub presets: Vec<Capture>,
    /// The captures for each request below.
    pub captures: Vec<Capture>,
    pub operations: Vec<Operation>,
    pub folders: Vec<Folder>,
    /// The folders that were in it, and are joined with it.
    pub joined: Vec<JoinedFolder>,
}

impl Folder {
    /// Returns this folder and all below it, each before those in it.
    pub fn all_folders(&self) -> impl Iterator<Item = &Self> {
        let mut open = vec![self];
        iter::from_fn(move || {
            let folder = open.pop()?;
            open.extend(folder.folders.iter().rev());
            Some(folder)
        })
    }

    /// Returns the requests of this folder and of all below it; those of a folder come before those of the folders in it.
    pub fn all_operations(&self) -> impl Iterator<Item = &Operation> {
        self.all_folders().flat_map(|folder| &folder.operations)
    }

    /// Returns what scripts set before the requests of this folder and of all below it.
    pub fn all_presets(&self) -> impl Iterator<Item = &Capture> {
        self.all_folders().flat_map(|folder| {
            folder.presets.iter().chain(folder.operations.iter().flat_map(|operation| &operation.presets))
        })
    }

    /// Returns what scripts keep of the answers of these requests.
    pub fn all_captures(&self) -> impl Iterator<Item = &Capture> {
        self.all_folders().flat_map(|folder| {
            folder.captures.iter().chain(folder.operations.iter().flat_map(|operation| &operation.captures))
        })
    }

    /// Returns the variables that scripts give a value.
    pub fn set_by_scripts(&self) -> BTreeSet<String> {
        let set = self.all_presets().chain(self.all_captures()).filter(|capture| capture.value != Value::Unset);
        set.map(|capture| capture.variable.clone()).collect()
    }

    /// Calls `visit` with the same requests in the same order, each with the folders around it, the outermost first.
    pub fn visit_operations<'a>(&'a self, visit: &mut impl FnMut(&'a Operation, &[&'a Self])) {
        self.visit_within(&mut Vec::new(), visit);
    }

    fn visit_within<'a>(&'a self, around: &mut Vec<&'a Self>, visit: &mut impl FnMut(&'a Operation, &[&'a Self])) {
        around.push(self);
        self.operations.iter().for_each(|operation| visit(operation, around));
        self.folders.iter().for_each(|inner| inner.visit_within(around, visit));
        around.pop();
    }

    /// Calls `visit` with the same requests in the same order.
    pub fn visit_operations_mut(&mut self, visit: &mut impl FnMut(&mut Operation)) {
        self.operations.iter_mut().for_each(&mut *visit);
        self.folders.iter_mut().for_each(|inner| inner.visit_operations_mut(visit));
    }

    /// Calls `visit` with the presets and the captures of each folder and request.
    pub fn visit_scripts_mut(&mut self, visit: &mut impl FnMut(&mut Vec<Capture>, &mut Vec<Capture>)) {
        visit(&mut self.presets, &mut self.captures);
        self.operations.iter_mut().for_each(|operation| visit(&mut operation.presets, &mut operation.captures));
        self.folders.iter_mut().for_each(|inner| inner.visit_scripts_mut(visit));
    }
}

/// A folder whose requests belong to the folder around it.
#[derive(Clone, Debug)]
pub struct JoinedFolder {
    pub name: String,
    /// Empty if it is that of its request.
    pub description: String,
}

impl Operation {
    /// Returns the method and the path, which requests that differ in their queries or bodies have in common.
    pub fn endpoint(&self) -> (String, String) {
        (self.method.clone(), self.url.base.trim_end_matches('/').to_owned())
    }

    /// Returns the keys and values of the query that are sent.
    pub fn query_values(&self) -> impl Iterator<Item = (&str, &str)> {
        let sent = self.url.query.iter().filter(|row| !row.disabled);
        sent.filter_map(|row| Some((row.key.as_str(), row.value.as_deref()?)))
    }

    /// Returns the names and texts of the fields of a form that are sent.
    pub fn field_values(&self) -> impl Iterator<Item = (&str, &str)> {
        let sent = self.body.as_ref().map(Body::form).unwrap_or_default().iter().filter(|field| !field.disabled);
        sent.filter_map(|field| Some((field.key.as_str(), field.text()?)))
    }

    /// Returns the keys and values of the query and of a form that are sent.
    pub fn sent_values(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query_values().chain(self.field_values())
    }

    /// Returns what scripts set before the request, within these folders, the outermost first. Those of folders do not run for a request that a
    /// script sends.
    pub fn presets_within<'a>(&'a self, around: &[&'a Folder]) -> impl Iterator<Item = &'a Capture> {
        let around = if self.position.is_some() { around } else { &[] };
        around.iter().flat_map(|folder| &folder.presets).chain(&self.presets)
    }
}

/// A request as it is sent.
#[derive(Clone, Debug)]
pub struct Operation {
    pub place: Place,
    /// The position in a run of the collection; `None` for a request that a script sends.
    pub position: Option<usize>,
    pub id: Option<String>,
    pub name: String,
    pub description: String,
    pub method: String,
    pub url: Url,
    pub headers: Vec<Header>,
    /// `None` also when Postman would prune it.
    pub body: Option<Body>,
    pub auth: AuthInEffect,
    pub behavior: Behavior,
    pub examples: Vec<Example>,
    /// The presets of its own scripts.
    pub presets: Vec<Capture>,
    /// The captures of its own scripts.
    pub captures: Vec<Capture>,
    /// Claims of its own scripts about the answer.
    pub claims: Vec<Claim>,
}

/// A variable that a script sets.
#[derive(Clone, Debug, PartialEq)]
pub struct Capture {
    pub variable: String,
    pub value: Value,
    /// The condition under which it is set; `None` if it is always set when there is a value.
    pub guard: Option<Condition>,
}

impl Capture {
    /// Returns `true` if it leaves the variable without a value, as a logout does.
    pub fn clears(&self) -> bool {
        matches!(&self.value, Value::Constant(Constant::Text(text)) if text.is_empty())
    }
}

/// The URL as a template, the query apart from it.
#[derive(Clone, Debug, Default)]
pub struct Url {
    /// `{{url}}/accounts/:region`; empty when the item has no URL at all.
    pub base: String,
    pub query: Vec<QueryParam>,
    /// The `:name` segments in order, each once, with what is saved for them.
    pub path_variables: Vec<PathVariable>,
    /// The names of those that the collection has as literal values.
    pub literal_values: Vec<String>,
}

#[derive(Clone, Debug)]
pub enum AuthInEffect {
    None,
    /// The auth of the folder `up` levels above the operation's own (0: that folder itself).
    Inherited {
        up: usize,
    },
    Own(Auth),
}

impl AuthInEffect {
    /// Returns the auth of a request within these folders, the outermost first.
    pub fn within<'a>(&'a self, around: &[&'a Folder]) -> Option<&'a Auth> {
        match self {
            Self::None => None,
            Self::Own(auth) => Some(auth),
            Self::Inherited { up } => around.iter().rev().nth(*up)?.auth.as_ref(),
        }
    }
}

/// A `{{variable}}` that the collection declares or uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    pub name: String,
    pub description: String,
    /// `None` for a secret, and when nothing gives it a value.
    pub value: Option<String>,
    pub secret: bool,
    /// `true` if it is a secret for its name alone: nothing else, such as its value or a place where it is used, says so.
    pub secret_by_name: bool,
    /// `true` if no request uses it; a script or another variable may.
    pub unused: bool,
    /// `true` if the collection or an environment declares it.
    pub declared: bool,
    /// `true` for a declared variable that may be read though no request names it: a script contains its name, and one that is not carried needs its
    /// value to be done by hand, or a text puts names together (`{{x{{n}}}}`).
    pub may_be_read: bool,
}

/// The values of an environment; secret ones are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvironmentValues {
    pub name: String,
    /// Variable and value, by name; of two equal names the last.
    pub values: BTreeMap<String, String>,
}

/// A credential found in the collection, or the placeholder of another value that callers have to set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// The variable that replaces it.
    pub variable: String,
    pub value: String,
    /// The place that it was found at: `Folder/Name: header Authorization`.
    pub found: String,
    /// `true` if the variable is no credential: the text is only the placeholder of a value that the collection leaves blank.
    pub open: bool,
}
