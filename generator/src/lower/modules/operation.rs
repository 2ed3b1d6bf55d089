//! Lowers a request to a function, with all items that only it uses.

use std::collections::BTreeSet;

use crate::description::required::without_required_mark;
use crate::diagnostic::{Code, Diagnostic};
use crate::infer::model::{Type, Types};
use crate::inputs::{Decision, RequestInputs, Role};
use crate::lower::docs::{self, Around};
use crate::lower::model::{
    Answer, AnswerOrigin, Body, Derive, Derives, Docs, Method, Operation, TypeDef, TypeKind, TypeRef,
};
use crate::lower::modules::lowering::Lowering;
use crate::lower::modules::prepared::Prepared;
use crate::lower::modules::protocol_behavior;
use crate::lower::naming::plan::{OperationPlan, link};
use crate::lower::operations::auth::renewal;
use crate::lower::operations::bodies::answer::{self, Typed};
use crate::lower::operations::bodies::body;
use crate::lower::operations::bodies::origin;
use crate::lower::operations::bodies::status_evidence::{self, StatusEvidence};
use crate::lower::operations::inputs::form;
use crate::lower::runtime::functions::client;
use crate::lower::types::definitions;
use crate::lower::types::typed_places::{self, OperationSites};
use crate::name::{self, title};
use crate::options::TypeSource;

pub fn lower(lowering: &mut Lowering<'_>, plan: &OperationPlan<'_>) -> Operation {
    let operation = plan.operation;
    let inputs = lowering.decided.inputs;
    let decided = inputs.of(operation);
    let Prepared { description, path_args, query, headers, said, options, left_out } = lowering.prepared(plan, decided);
    let own = lowering.decided.sites.of(plan);
    let (answer, mut types) = answer(lowering, plan, own);
    let body = body(lowering, plan, decided, own);
    types.extend(own.map(|own| types_of(lowering, own)).unwrap_or_default());
    report(lowering, plan, decided, own, left_out);
    let auth = lowering.auth(plan, decided);
    let root = answer_root(lowering.decided.types, &answer, own);
    let scripts = lowering.scripts(plan, root);
    lowering.note_used(plan, &decided.path);
    let mut lowered = Operation {
        ident: plan.ident.clone(),
        docs: operation_docs(&lowering.around, plan, &description, decided, &scripts.docs),
        item: operation.place.to_string(),
        position: operation.position,
        method: method(&operation.method),
        url: format!("{}{query}", decided.url),
        written_url: format!("{}{query}", decided.written_url()),
        path_args,
        body,
        headers,
        header_tables: Vec::new(),
        said,
        without_headers: decided.without_headers.clone(),
        auth,
        auth_if_set: lowering.comes_before_auth(plan, decided),
        behavior: protocol_behavior::lower(&operation.behavior, |name| decided.always_sends(operation, name)),
        options,
        answer_from: answer_from(own),
        could_be_from: could_be_from(&answer, own),
        answer,
        origins: own.map(|own| origins(own, &plan.operation.name)).unwrap_or_default(),
        preset: scripts.preset,
        capture: scripts.capture,
        renewal: None,
        paging: None,
        script_names: Vec::new(),
        without_presets: false,
        presets: scripts.presets,
        captures: scripts.captures,
        types,
        deprecated: lowering.deprecated(operation, &description),
        former: Vec::new(),
    };
    add_renewal(lowering, plan, &mut lowered);
    add_paging(lowering, plan, decided, root, &mut lowered);
    let sentences = answer_sentences(lowering.decided.types, own, &lowered.answer);
    lowered.docs.extend(sentences.into_iter().flat_map(|sentence| [String::new(), sentence]));
    lowered
}

fn body(
    lowering: &Lowering<'_>,
    plan: &OperationPlan<'_>,
    decided: &RequestInputs,
    own: Option<&OperationSites<'_>>,
) -> Option<Body> {
    let types = lowering.decided.types;
    let site = own.and_then(|own| own.body);
    body::lower(
        plan,
        decided,
        lowering.saved,
        site.and_then(|site| typed_places::root(types, site)),
        |ty| definitions::reference(types, ty),
        |ty: &Type| definitions::own_struct(types, ty, site?),
    )
}

/// Takes the types that only this operation uses, in the order in which they are written.
fn types_of(lowering: &mut Lowering<'_>, own: &OperationSites<'_>) -> Vec<TypeDef> {
    let sites = own.body.into_iter().chain(own.successes.iter().filter_map(|(_, site)| *site));
    sites.flat_map(|site| lowering.placed.of_site.remove(&site).unwrap_or_default()).collect()
}

/// Reports a URL that is missing, and what the operation leaves out.
fn report(
    lowering: &mut Lowering<'_>,
    plan: &OperationPlan<'_>,
    decided: &RequestInputs,
    own: Option<&OperationSites<'_>>,
    left_out: Vec<Diagnostic>,
) {
    let operation = plan.operation;
    if operation.url.base.is_empty() {
        let diagnostic =
            Diagnostic::new(Code::NoUrl, "the request has no URL: calling its function returns an error".to_owned());
        lowering
            .diagnostics
            .push(diagnostic.at(operation.place.clone()).help("give it a URL in Postman, or delete it"));
    }
    let of_form = form::left_out(&decided.form);
    let untyped = successes(own).iter().filter_map(|(group, _)| status_evidence::left_out(group));
    let behavior = protocol_behavior::not_carried(&operation.behavior);
    for diagnostic in behavior.into_iter().chain(left_out).chain(of_form).chain(untyped) {
        lowering.diagnostics.push(diagnostic.at(operation.place.clone()));
    }
}

/// Returns the type that captures and pagination read, unless the answer may be absent.
fn answer_root<'t>(types: &'t Types, answer: &Answer, own: Option<&OperationSites<'_>>) -> Option<&'t Type> {
    match (answer, successes(own)) {
        (Answer::Json(TypeRef::Option(_), _), _) => None,
        (Answer::Json(..) | Answer::Lines(..), [(_, Some(site)), ..]) => {
            typed_places::root(types, *site).map(|root| &root.ty)
        }
        _ => None,
    }
}

fn add_renewal(lowering: &mut Lowering<'_>, plan: &OperationPlan<'_>, operation: &mut Operation) {
    operation.renewal = lowering.renewal(plan, operation);
    if let Some(renewal) = &operation.renewal {
        operation.docs.extend([String::new(), renewal::sentence(renewal)]);
    }
}

fn add_paging(
    lowering: &mut Lowering<'_>,
    plan: &OperationPlan<'_>,
    decided: &RequestInputs,
    root: Option<&Type>,
    operation: &mut Operation,
) {
    if let (Some(root), Answer::Json(page, _)) = (root, &operation.answer)
        && let Some((sentence, paging)) = lowering.paging(plan, decided, root, page)
    {
        operation.docs.extend([String::new(), sentence]);
        operation.paging = paging;
    }
}

/// Returns how the answer can be streamed, and when it is absent.
fn answer_sentences(types: &Types, own: Option<&OperationSites<'_>>, answer: &Answer) -> Vec<String> {
    let streaming = successes(own).iter().filter_map(|(group, site)| {
        let root = site.and_then(|site| typed_places::root(types, site))?;
        answer::streaming(group, &definitions::reference(types, &root.ty), answer)
    });
    // several statuses may have the same sentence
    let streaming: BTreeSet<String> = streaming.collect();
    let absence = origin::absence(answer, successes(own).iter().map(|(group, _)| group));
    streaming.into_iter().chain(absence).collect()
}

/// Returns the answers of each status that is a success, with their sites.
fn successes<'o, 'a>(own: Option<&'o OperationSites<'a>>) -> &'o [(StatusEvidence<'a>, Option<usize>)] {
    own.map(|own| own.successes.as_slice()).unwrap_or_default()
}

fn answer(
    lowering: &Lowering<'_>,
    plan: &OperationPlan<'_>,
    own: Option<&OperationSites<'_>>,
) -> (Answer, Vec<TypeDef>) {
    let typed: Vec<Typed<'_>> = successes(own)
        .iter()
        .map(|(group, site)| Typed {
            status: group.status,
            content: group.content,
            root: site.and_then(|site| typed_places::root(lowering.decided.types, site)),
            label: origin::label(group),
        })
        .collect();
    let (answer, variants) =
        answer::lower(plan, &typed, lowering.strictness, |ty| definitions::reference(lowering.decided.types, ty));
    let by_status = match &answer {
        Answer::ByStatus(ident) => vec![TypeDef {
            ident: ident.clone(),
            docs: vec![format!("Answer of {}, by its status.", link(&plan.ident))],
            derives: Derives { deserialize: Derive::No, serialize: Derive::No },
            kind: TypeKind::ByStatus(variants),
        }],
        _ => Vec::new(),
    };
    (answer, by_status)
}

/// Returns the sources of the answer's type.
fn answer_from(own: Option<&OperationSites<'_>>) -> Vec<TypeSource> {
    let sources: BTreeSet<TypeSource> = successes(own).iter().flat_map(|(group, _)| origin::sources(group)).collect();
    sources.into_iter().collect()
}

/// Returns the disabled sources that would give a type to an answer without one.
fn could_be_from(answer: &Answer, own: Option<&OperationSites<'_>>) -> Vec<TypeSource> {
    let own = own.filter(|_| matches!(answer, Answer::Untyped));
    own.into_iter().flat_map(|own| &own.unbelieved).map(|by| origin::source(*by)).collect()
}

fn origins(own: &OperationSites<'_>, request: &str) -> Vec<AnswerOrigin> {
    let groups = own.successes.iter().map(|(group, _)| group).chain(&own.failures);
    groups.map(|group| AnswerOrigin { status: group.status, origin: origin::origin(group, request) }).collect()
}

fn method(method: &str) -> Method {
    match method {
        "GET" => Method::Named(client::GET),
        "POST" => Method::Named(client::POST),
        "PUT" => Method::Named(client::PUT),
        "PATCH" => Method::Named(client::PATCH),
        "DELETE" => Method::Named(client::DELETE),
        "HEAD" => Method::Named(client::HEAD),
        "OPTIONS" => Method::Named(client::OPTIONS),
        other => Method::Other(other.to_owned()),
    }
}

/// Returns `true` for a name that only repeats the line with the method and the URL: by default, Postman uses the URL, and some write the method before it.
fn is_address(name: &str, method: &str) -> bool {
    let name = name.trim();
    let behind = name
        .split_once(char::is_whitespace)
        .filter(|(first, _)| first.trim_end_matches(':').eq_ignore_ascii_case(method));
    title::is_address(name) || behind.is_some_and(|(_, rest)| title::is_address(rest))
}

/// Returns the description without a first line that is the request, such as `GET /orders`.
fn without_request<'d>(description: &'d [String], method: &str, url: &str) -> &'d [String] {
    let [first, rest @ ..] = description else { return description };
    let is_alone = rest.first().is_none_or(String::is_empty);
    let (first, url) = (name::words(first), name::words(url));
    let is_request = first
        .split_first()
        .is_some_and(|(verb, path)| verb.eq_ignore_ascii_case(method) && !path.is_empty() && url.ends_with(path));
    if is_alone && is_request && description[0].contains('/') { rest.get(1..).unwrap_or_default() } else { description }
}

/// Returns the docs of an operation: its title, its method and URL, its description, what its arguments are, and what its scripts do.
fn operation_docs(
    around: &Around,
    plan: &OperationPlan<'_>,
    description: &[String],
    decided: &RequestInputs,
    scripts: &[String],
) -> Docs {
    let operation = plan.operation;
    let mut lines = Vec::new();
    let mut description = description;
    let is_named = !title::is_unnamed(&operation.name, &operation.url.base) && !docs::says_nothing(&operation.name);
    if is_named && !is_address(&operation.name, &operation.method) {
        let title = docs::title(&operation.name);
        let title = if title.trim().is_empty() { plan.words.join(" ") } else { title };
        (lines, description) = around.titled(title, description);
        lines.push(String::new());
    }
    lines.push(docs::code(format!("{} {}", operation.method, decided.written_url()).trim_end()));
    around.push_description(&mut lines, without_request(description, &operation.method, &decided.url));
    let path = decided.path.iter().map(|input| (&input.name, &input.description));
    let is_argument = |decision: &Decision| decision.role == Role::Argument;
    let query = operation.url.query.iter().zip(&decided.query).filter(|(_, decision)| is_argument(decision));
    let query = query.map(|(row, _)| (&row.key, &row.description));
    let headers = operation.headers.iter().zip(&decided.headers).filter(|(_, decision)| is_argument(decision));
    let headers = headers.map(|(header, _)| (&header.key, &header.description));
    let described = path.chain(query).chain(headers).filter_map(|(name, description)| {
        // these arguments are always required
        let description = without_required_mark(description).unwrap_or(description.trim());
        let says = !description.is_empty() && !docs::only_repeats(description, name);
        says.then(|| format!("* {}: {}", docs::code(name), docs::line(description)))
    });
    let described: Vec<String> = described.collect();
    if !described.is_empty() {
        lines.push(String::new());
        lines.extend(described);
    }
    if !scripts.is_empty() {
        lines.push(String::new());
        lines.extend(scripts.iter().cloned());
    }
    lines
}
