//! The client as Rust: every name, type, text and import is decided here. Emission only writes it down.

use std::collections::BTreeMap;

use crate::infer::model::{Parsed, Presence};

/// A Rust identifier as it is written: `name`, `r#type`, `self_`.
pub type Ident = String;

/// The generated client of one collection.
#[derive(Clone, Debug)]
pub struct Client {
    /// The file name of the collection, for the header of each file.
    pub source: String,
    /// The package of the crate layout.
    pub package: String,
    pub root: Module,
    pub variables: Vec<VariableField>,
    pub environments: Vec<Environment>,
    /// The type of the bodies of 4xx and 5xx answers, declared in the root or in `types`.
    pub failure: Option<TypeRef>,
    pub examples: Vec<ExampleTest>,
    /// The features of the runtime that the client needs, sorted.
    pub features: Vec<&'static str>,
    pub gates: Gates,
}

/// What is behind a cargo feature.
#[derive(Clone, Debug, Default)]
pub struct Gates {
    /// The modules of the root, and the feature of each.
    pub modules: BTreeMap<Ident, String>,
    /// Those of the shared types that only one folder at the top uses.
    pub types: BTreeMap<Ident, String>,
}

/// Sanitised Markdown, one line each, without `///`.
pub type Docs = Vec<String>;

#[derive(Clone, Debug, Default)]
pub struct Module {
    /// Never `lib`, `main` or `mod`, whose files have a meaning, nor a crate that generated code names: `std`, `serde`,
    /// `postman_client`.
    pub ident: Ident,
    pub docs: Docs,
    pub imports: Vec<Import>,
    /// Declared as `fn auth()`: what the requests of this module and those below inherit.
    pub auth: Option<Auth>,
    /// For each request of this module and those below.
    pub preset: Option<Capture>,
    pub capture: Option<Capture>,
    pub operations: Vec<Operation>,
    /// Types that several operations of this module share, or that belong to no operation.
    pub types: Vec<TypeDef>,
    pub modules: Vec<Module>,
    /// Names that it had before: deprecated modules beside it that have its items.
    pub former: Vec<Ident>,
    /// What was here before and is in other modules now.
    pub moved: Vec<Moved>,
    /// Its folder is no more: it is deprecated, and has only `moved`.
    pub gone: bool,
}

/// `pub use super::module::{name, name as before};`
#[derive(Clone, Debug)]
pub struct Moved {
    /// From the client's root.
    pub module: Vec<Ident>,
    /// Each name, and what it was here.
    pub names: Vec<(Ident, Ident)>,
}

/// A name that an operation had before, and the names that its types had with it: deprecated.
#[derive(Clone, Debug)]
pub struct Former {
    pub ident: Ident,
    /// Former name and name.
    pub types: Vec<(Ident, Ident)>,
}

/// `use path::{names};`, as far as the module names them. Only types of the client: what comes from the runtime, from
/// serde and from the root (`Call`, `Client`, `Variables`) is imported where it is used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    /// `postman_client`, `serde`, `super::super`, `super::types`.
    pub path: String,
    /// Sorted.
    pub names: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct VariableField {
    pub ident: Ident,
    /// The environment variable that `from_env()` reads.
    pub env: String,
    /// The name in Postman.
    pub name: String,
    pub docs: Docs,
    pub secret: bool,
    /// Never present for a secret.
    pub default: Option<String>,
}

/// `pub fn production() -> Variables`
#[derive(Clone, Debug)]
pub struct Environment {
    pub ident: Ident,
    pub docs: Docs,
    /// Field and value.
    pub values: Vec<(Ident, String)>,
}

/// One request item, with everything that only it uses, in the order of writing:
/// function, saved body function, capture, options, form, types.
#[derive(Clone, Debug)]
pub struct Operation {
    pub ident: Ident,
    pub docs: Docs,
    /// The item path for the replay: `Folder/Name`.
    pub item: String,
    /// The replay's order; `None` for what is not in the replay, which scripts send in Postman.
    pub position: Option<usize>,
    pub method: Method,
    /// The URL template, without the query when `options` writes it.
    pub url: String,
    pub path_args: Vec<PathArg>,
    pub body: Option<Body>,
    /// Templates.
    pub headers: Vec<(String, String)>,
    pub auth: AuthUse,
    pub behavior: Vec<(&'static str, BehaviorValue)>,
    pub options: Option<Options>,
    pub answer: Answer,
    /// Its own.
    pub preset: Option<Capture>,
    /// Its own.
    pub capture: Option<Capture>,
    /// When it logs in.
    pub renewal: Option<Renewal>,
    /// Presets and captures that run for it, the outermost folder's first.
    pub scripts: Vec<CaptureUse>,
    pub types: Vec<TypeDef>,
    pub former: Vec<Former>,
}

#[derive(Clone, Debug)]
pub enum Method {
    /// A method of the client: `get`, `post`, `put`, `patch`, `delete`, `head`, `options`.
    Named(&'static str),
    /// `client.request(template, url)`
    Other(String),
}

#[derive(Clone, Debug)]
pub struct PathArg {
    pub ident: Ident,
    /// The name after the colon.
    pub key: String,
    /// The template that the collection has saved, for the replay.
    pub saved: String,
}

#[derive(Clone, Debug)]
pub enum AuthUse {
    None,
    /// `.auth(super::super::auth())`: the path to the module that declares it, empty for this one.
    Inherited(String),
    Own(Auth),
}

/// `Auth::constructor("template", …)`
#[derive(Clone, Debug, Default)]
pub struct Auth {
    pub constructor: &'static str,
    pub args: Vec<String>,
    /// Instead of `args`, for kinds with many parameters.
    pub settings: Option<AuthSettings>,
    /// What the runtime needs for it.
    pub features: Vec<&'static str>,
}

/// `Digest { username: "template", ..Digest::DEFAULT }`
#[derive(Clone, Debug)]
pub struct AuthSettings {
    pub ty: &'static str,
    /// Those that are not absent.
    pub fields: Vec<(&'static str, AuthValue)>,
    /// Every field is in `fields`.
    pub complete: bool,
}

#[derive(Clone, Debug)]
pub enum AuthValue {
    Text(String),
    Flag,
    /// `&[TokenParameter::Body("name", "value"), …]`
    Parameters(Vec<TokenParameter>),
}

/// A variant of the runtime's `TokenParameter` with name and value.
#[derive(Clone, Debug)]
pub struct TokenParameter {
    pub variant: &'static str,
    pub name: String,
    pub value: String,
}

#[derive(Clone, Debug)]
pub enum BehaviorValue {
    Bool(bool),
    /// `&["content-type"]`
    Names(Vec<String>),
    Number(u64),
}

/// The last argument of the function, or a constant part of the request.
#[derive(Clone, Debug)]
pub enum Body {
    /// `body: impl Into<Body<T>>`, `.json(body)`
    Json { ty: TypeRef, declared: Declared, saved: Saved },
    /// `body: impl Into<Text>`, `.text("application/xml", body)`
    Text { content_type: String, saved: Saved },
    /// `.urlencoded(&[("key", "template")])` or `.multipart(&[…])`
    Fixed { form: FormKind, fields: Vec<(String, String)> },
    /// `body: &CreateForm`, `.urlencoded_form(body)` or `.multipart_form(body)`
    Form { form: FormKind, def: FormDef },
    /// `body: impl Into<File>`, `.file(body)`
    File { saved: Option<Saved> },
    /// `.graphql("query", Some("name"), body)` with `body: impl Into<Body<T>>`, or `.graphql_query("query", None)`.
    Graphql { query: String, operation_name: Option<String>, variables: Option<(TypeRef, Saved)> },
}

/// What a collection says that a body of JSON is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Declared {
    /// `.json(body)`
    Json,
    /// `.undeclared_json(body)`
    Nothing,
    /// A text with this content type: `.json_as("text/plain", body)`.
    Other(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormKind {
    Urlencoded,
    Multipart,
}

/// What the collection has saved for a body.
#[derive(Clone, Debug)]
pub struct Saved {
    pub template: String,
    pub spelling: Spelling,
    /// Where `saved()` is declared.
    pub home: SavedHome,
}

/// How a template is written in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// As it stands.
    Text,
    /// With `\n` where the wire has `\r\n`, which no literal of several lines can hold.
    Crlf,
    /// A JSON value, whose variables are substituted in its strings.
    Value,
}

#[derive(Clone, Debug)]
pub enum SavedHome {
    /// `impl Type { pub fn saved() }`
    Type(Ident),
    /// `pub fn create_saved()`
    Function(Ident),
}

#[derive(Clone, Debug)]
pub struct FormDef {
    pub ident: Ident,
    pub docs: Docs,
    pub fields: Vec<Input>,
}

#[derive(Clone, Debug)]
pub struct Options {
    pub ident: Ident,
    pub docs: Docs,
    pub inputs: Vec<Input>,
}

/// One step of `Options::apply` or `Form::fields`; those with a `field` are fields of the struct too.
#[derive(Clone, Debug)]
pub enum Input {
    /// `to.fixed_query("a=1&b={{c}}")`
    FixedQuery(String),
    /// `to.fixed_header("X-A", "{{c}}")`
    FixedHeader(String, String),
    /// `form.fixed("grant_type", "password")`
    FixedField(String, String),
    /// `to.query("key", &self.field)`
    Query(InputField),
    /// `to.header("key", &self.field)`
    Header(InputField),
    /// `form.text_as("key", "content type", &Text::saved("template"))`
    FixedPart { key: String, content_type: String, template: String },
    /// `form.text("key", &self.field)`, or `form.file(..)` when its type is `File`.
    Field(InputField),
}

#[derive(Clone, Debug)]
pub struct InputField {
    pub ident: Ident,
    pub key: String,
    pub docs: Docs,
    pub ty: InputType,
    pub arity: Arity,
    /// What `saved()` gives it; empty leaves the default.
    pub saved: Vec<InputValue>,
    /// The template of a multipart part's own content type.
    pub content_type: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputType {
    Text,
    I64,
    Bool,
    File,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arity {
    /// `T`
    One,
    /// `Option<T>`
    Optional,
    /// `Vec<T>`
    Many,
}

#[derive(Clone, Debug)]
pub enum InputValue {
    I64(i64),
    Bool(bool),
    /// `Text::saved("template")` or `File::saved("template")`
    Template(String),
    /// `File::saved("path").name(Text::saved("name"))`
    NamedFile {
        path: String,
        name: String,
    },
}

/// The type parameter `T` of the operation's `Call<T, O>`.
#[derive(Clone, Debug)]
pub enum Answer {
    /// `Json<T>`
    Json(TypeRef),
    /// `String`
    Text,
    /// `Bytes`
    Bytes,
    /// `()`
    Empty,
    /// `Response`: nothing is known about the answer.
    Untyped,
    /// An enum of this operation, by status.
    ByStatus(Ident),
}

/// `pub fn capture_name(variables: &mut Variables, answer: &T) { … }`, or a preset.
#[derive(Clone, Debug)]
pub struct Capture {
    pub ident: Ident,
    pub docs: Docs,
    pub reads: Reads,
    /// Whether the second argument is named at all.
    pub reading: bool,
    /// `let name = value;`
    pub locals: Vec<(Ident, Expr)>,
    pub blocks: Vec<CaptureBlock>,
}

/// The second argument of a capture, and how an operation is given it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// A preset: `sources: &Sources`, `.preset(..)`
    Sources,
    /// `answer: &T`, `.capture(..)`
    Value,
    /// `answer: &Answer<T>`, `.capture_answer(..)`
    Answer,
    /// `answer: &Response`, `.capture_response(..)`
    Response,
}

/// `pub fn renew_name() -> Renewal<Variables>`
#[derive(Clone, Debug)]
pub struct Renewal {
    pub ident: Ident,
    pub docs: Docs,
    /// The name in Postman.
    pub variable: String,
    pub body: RenewalBody,
}

/// What the operation is called with, beside the client.
#[derive(Clone, Debug)]
pub enum RenewalBody {
    None,
    /// `Type::saved()` or `name_saved()`
    Saved(Saved),
    /// `&NameForm::saved()`
    Form(Ident),
    /// `&NameForm::default()`
    DefaultForm(Ident),
}

/// What is set under one condition.
#[derive(Clone, Debug)]
pub struct CaptureBlock {
    pub guard: Option<Expr>,
    pub steps: Vec<CaptureStep>,
}

#[derive(Clone, Debug)]
pub struct CaptureStep {
    /// The field of `Variables`.
    pub variable: Ident,
    /// `variables.x.capture(&value)`; `variables.x.unset()` without one.
    pub value: Option<Expr>,
}

/// A call of a capture or preset from an operation: the path to the module that declares it, empty for its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaptureUse {
    pub module: String,
    pub ident: Ident,
    pub reads: Reads,
}

/// A Rust expression, as far as captures need them.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    Local(Ident),
    Text(String),
    Integer(i64),
    Float(f64),
    Bool(bool),
    /// `of.field`
    Field(Box<Expr>, Ident),
    /// `of.method(args)`
    Method(Box<Expr>, &'static str, Vec<Expr>),
    /// `Found::function(args)`
    Found(&'static str, Vec<Expr>),
    /// `Sources::system()`
    SystemSources,
    /// `|name| body`
    Closure(Ident, Box<Expr>),
    Array(Vec<Expr>),
    Tuple(Vec<Expr>),
    Ref(Box<Expr>),
    /// `of?`
    Try(Box<Expr>),
    Some(Box<Expr>),
    None,
    If {
        test: Box<Expr>,
        then: Box<Expr>,
        otherwise: Box<Expr>,
    },
    Not(Box<Expr>),
    All(Vec<Expr>),
    Any(Vec<Expr>),
    /// `status == 200`, `(200..=204).contains(&status)`
    Status(Box<Expr>, u16, u16),
}

#[derive(Clone, Debug)]
pub struct TypeDef {
    pub ident: Ident,
    pub docs: Docs,
    pub derives: Derives,
    pub kind: TypeKind,
}

/// Which serde traits the type has; `Clone`, `Debug` always, `Default` where it is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Derives {
    pub deserialize: Derive,
    pub serialize: Derive,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derive {
    No,
    Yes,
    /// Behind the generated crate's feature `serialize` or `deserialize`, which its own tests turn on.
    Feature,
}

#[derive(Clone, Debug)]
pub enum TypeKind {
    /// Received structs are `#[non_exhaustive]`.
    Struct { non_exhaustive: bool, fields: Vec<Field> },
    /// One variant a JSON kind: `Bool`, `Integer`, `Unsigned`, `Float`, `Text`, `List`, `Object`, and always `Other(Value)`.
    Union(Vec<(&'static str, TypeRef)>),
    /// Variants and their texts, and always `Other(String)`.
    Enum(Vec<(Ident, String)>),
    /// By status, implements `Decode`; the last arm takes every other 2xx.
    ByStatus(Vec<StatusVariant>),
}

#[derive(Clone, Debug)]
pub struct StatusVariant {
    pub ident: Ident,
    pub status: u16,
    pub docs: Docs,
    pub answer: VariantAnswer,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VariantAnswer {
    Json(TypeRef),
    Text,
    Bytes,
    Empty,
}

#[derive(Clone, Debug)]
pub struct Field {
    pub ident: Ident,
    /// The JSON key, when serde's own name for the field differs.
    pub rename: Option<String>,
    pub docs: Docs,
    pub ty: TypeRef,
    pub presence: Presence,
}

/// A type in the place where it is used: the name is in scope there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeRef {
    Bool,
    I64,
    U64,
    F64,
    Number,
    String,
    Value,
    /// `Map<String, Value>`
    Object,
    List(Box<TypeRef>),
    /// `BTreeMap<String, T>`
    Map(Box<TypeRef>),
    Option(Box<TypeRef>),
    Boxed(Ident),
    /// `Parsed<T>`
    Parsed(Parsed),
    /// A type of the caller's, as it is written.
    Path(String),
    Named(Ident),
}

/// One saved JSON example or body, for `tests/examples.rs` of the crate layout.
#[derive(Clone, Debug)]
pub struct ExampleTest {
    /// The test function.
    pub ident: Ident,
    pub docs: Docs,
    /// The type from the crate root: `salesforce::auth::RefreshToken`, lists and all.
    pub ty: ExampleType,
    /// File name below `tests/examples/`.
    pub file: String,
    pub body: String,
}

#[derive(Clone, Debug)]
pub struct ExampleType {
    pub ty: TypeRef,
    /// The module path from the crate's root in which the names of `ty` are in scope: `auth::tokens`.
    pub module: Vec<Ident>,
}
