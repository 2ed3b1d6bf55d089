//! The public Rust API of a client, as plain data.

use std::collections::BTreeMap;

/// All items that callers can name, by their paths from the client's root: `books::get_book`; the path of the root itself is empty.
///
/// Types are written with full paths: `postman_client::Json<crate::books::Book>`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surface {
    pub(crate) modules: BTreeMap<String, Module>,
    pub(crate) functions: BTreeMap<String, Function>,
    pub(crate) types: BTreeMap<String, TypeItem>,
    /// `type Client = …`
    pub(crate) aliases: BTreeMap<String, Alias>,
    /// Former names that still compile, with their items.
    pub(crate) former: Former,
}

/// Former names of a client by their paths, each with its item, which may be another former name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Former {
    /// Former names of functions and types.
    pub(crate) items: BTreeMap<String, String>,
    /// Former modules, which have the items of another.
    pub(crate) modules: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Module {
    pub(crate) docs: String,
    /// The auth that its requests inherit.
    pub(crate) auth: Option<String>,
    /// The headers that its requests share, as the arguments of `.header(…)`.
    pub(crate) headers: Vec<(String, String)>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Alias {
    pub(crate) docs: String,
    pub(crate) ty: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Function {
    pub(crate) docs: String,
    /// The note of a deprecated function, which may be empty.
    pub(crate) deprecated: Option<String>,
    pub(crate) params: Vec<Param>,
    /// The type of the call; empty for `()`.
    pub(crate) answer: String,
    /// The request of an operation; `None` for every other function.
    pub(crate) sends: Option<Sends>,
    /// The tokens of the body, for functions that send nothing.
    pub(crate) body: String,
    /// Postman's id of the request; unknown for a client that was read from its code.
    pub(crate) id: Option<String>,
    /// The request by its folders and name; unknown for a client that was read from its code.
    pub(crate) item: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Param {
    pub(crate) name: String,
    pub(crate) ty: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sends {
    pub(crate) method: String,
    pub(crate) url: String,
    pub(crate) auth: Option<String>,
    /// The functions that set variables before it is sent, from the operation's module: `super :: preset_all`.
    pub(crate) presets: Vec<String>,
    /// The functions that set variables from the answer.
    pub(crate) captures: Vec<String>,
    /// The other steps: headers, constants, settings, the encoding of the body.
    pub(crate) steps: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TypeItem {
    pub(crate) docs: String,
    pub(crate) non_exhaustive: bool,
    /// The traits that are derived or implemented, with the tokens of the implementation.
    pub(crate) traits: BTreeMap<String, String>,
    pub(crate) shape: Shape,
    /// `saved()`, and the environments of `Variables`.
    pub(crate) functions: BTreeMap<String, Function>,
    /// The serde attributes of the type.
    pub(crate) serde: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Struct(Vec<Member>),
    Enum(Vec<Member>),
}

/// A field of a struct or a variant of an enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) docs: String,
    /// The type of a field, or the content `(…)` of a variant, which may be empty.
    pub(crate) ty: String,
    /// Its serde attributes.
    pub(crate) serde: String,
}

impl Surface {
    /// Returns the auth of the function at a path, resolving `super :: auth ()` and `crate :: auth ()`.
    pub(crate) fn auth<'s>(&'s self, path: &'s str, auth: &'s str) -> &'s str {
        let Some(module) = auth.strip_suffix("auth ()") else { return auth };
        self.modules.get(declaring(path, module)).and_then(|module| module.auth.as_deref()).unwrap_or(auth)
    }
}

/// Returns the module that `super :: ` or `crate :: ` means in the function at a path.
pub(super) fn declaring<'s>(path: &'s str, module: &str) -> &'s str {
    let up = if module.contains("crate") { usize::MAX } else { module.matches("super").count() };
    path.rmatch_indices("::").map(|(at, _)| &path[..at]).nth(up).unwrap_or_default()
}

impl TypeItem {
    /// Returns `true` if callers build it: options, forms and bodies.
    pub(crate) fn is_input(&self) -> bool {
        let has = |name: &str| self.traits.keys().any(|known| known.rsplit("::").next() == Some(name));
        self.shape.is_struct() && (["Options", "Form", "Serialize"].into_iter().any(has) || !self.non_exhaustive)
    }
}

impl Shape {
    pub(crate) fn members(&self) -> &[Member] {
        match self {
            Self::Struct(members) | Self::Enum(members) => members,
        }
    }

    pub(crate) fn is_struct(&self) -> bool {
        matches!(self, Self::Struct(_))
    }
}
