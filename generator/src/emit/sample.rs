//! Small models for tests.

use crate::infer::model::Presence;
use crate::lower::cargo::manifest;
use crate::lower::imports;
use crate::lower::model::{
    Answer, Arity, AuthUse, Client, Common, Derive, Derives, Field, Gates, InputField, InputType, InputValue, Method,
    Module, Operation, Said, Saved, SavedHome, Spelling, Strictness, TypeDef, TypeKind, TypeRef,
};
use crate::lower::runtime::functions::client::GET;

pub(super) const ANSWER: Derives = Derives { deserialize: Derive::Yes, serialize: Derive::Feature };
pub(super) const BODY: Derives = Derives { deserialize: Derive::Feature, serialize: Derive::Yes };

pub(super) fn client(root: Module) -> Client {
    let manifest = manifest::of(&root);
    let mut client = Client {
        source: "shop.json".into(),
        package: "shop-client".into(),
        root,
        common: Common::default(),
        env_prefix: "SHOP_".into(),
        variables: Vec::new(),
        environments: Vec::new(),
        failure: None,
        strictness: Strictness::default(),
        examples: Vec::new(),
        answers: None,
        example_uses: Vec::new(),
        replay_uses: Vec::new(),
        manifest,
        features: Vec::new(),
        gates: Gates::default(),
        saved: false,
    };
    imports::settle(&mut client);
    client
}

pub(super) fn operation(ident: &str) -> Operation {
    Operation {
        ident: ident.into(),
        docs: vec![format!("The request {ident}.")],
        item: format!("Folder/{ident}"),
        position: Some(0),
        method: Method::Named(GET),
        url: "{{url}}/a".into(),
        written_url: "{{url}}/a".into(),
        path_args: Vec::new(),
        body: None,
        headers: Vec::new(),
        header_tables: Vec::new(),
        said: Said::default(),
        without_headers: Vec::new(),
        auth: AuthUse::None,
        auth_if_set: false,
        behavior: Vec::new(),
        options: None,
        answer: Answer::Untyped,
        answer_from: Vec::new(),
        could_be_from: Vec::new(),
        origins: Vec::new(),
        preset: None,
        capture: None,
        script_names: Vec::new(),
        renewal: None,
        paging: None,
        without_presets: false,
        presets: Vec::new(),
        captures: Vec::new(),
        types: Vec::new(),
        deprecated: None,
        former: Vec::new(),
    }
}

pub(super) fn input(ident: &str, ty: InputType, arity: Arity, saved: Vec<InputValue>) -> InputField {
    InputField {
        ident: ident.into(),
        key: ident.into(),
        docs: Vec::new(),
        ty,
        arity,
        saved,
        unfit: Vec::new(),
        content_type: None,
    }
}

pub(super) fn template(text: &str) -> InputValue {
    InputValue::Template(text.into())
}

pub(super) fn saved_by(function: &str, template: &str) -> Saved {
    Saved {
        template: template.into(),
        spelling: Spelling::Text,
        whole: false,
        home: Some(SavedHome::Function(function.into())),
    }
}

pub(super) fn saved_of(ident: &str, template: &str) -> Saved {
    Saved {
        template: template.into(),
        spelling: Spelling::Text,
        whole: false,
        home: Some(SavedHome::Type(ident.into())),
    }
}

pub(super) fn structure(ident: &str, fields: Vec<Field>) -> TypeDef {
    define(ident, ANSWER, TypeKind::Struct { default: true, casing: None, fields })
}

pub(super) fn define(ident: &str, derives: Derives, kind: TypeKind) -> TypeDef {
    TypeDef { ident: ident.into(), docs: Vec::new(), derives, kind }
}

pub(super) fn field(ident: &str, ty: TypeRef, presence: Presence) -> Field {
    Field { ident: ident.into(), rename: None, docs: Vec::new(), ty, presence, constant: None, flatten: false }
}

pub(super) fn named(ident: &str) -> TypeRef {
    TypeRef::Named(ident.into())
}

/// Returns a field of each presence; the list has this type.
pub(super) fn fields(list: Presence) -> Vec<Field> {
    let texts = TypeRef::List(Box::new(TypeRef::Option(Box::new(TypeRef::String))));
    vec![
        field("id", TypeRef::I64, Presence::Required),
        Field {
            docs: vec!["Such as `x`.".into()],
            rename: Some("a \"b\"".into()),
            ..field("a_b", TypeRef::Object, Presence::Optional)
        },
        field("none", TypeRef::Boxed("A".into()), Presence::Nullable),
        field("both", TypeRef::Map(Box::new(TypeRef::F64)), Presence::OptionalNullable),
        field("r#type", texts, list),
    ]
}
