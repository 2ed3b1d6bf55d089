//! The auth that a module declares, and the paths to it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::operations::headers;
use crate::emit::text::block::Block;
use crate::emit::text::{docs, literal, print};
use crate::lower::model::{Auth, AuthSettings, AuthValue, Common, Module};
use crate::lower::runtime::types::{AUTH, COMMON, TOKEN_PARAMETER, VARIABLES};

/// Writes `fn auth() -> Auth`, unless nothing inherits it.
pub fn define(module: &Module) -> Option<TokenStream> {
    let folder = module.auth.as_ref().filter(|folder| folder.inherited)?;
    let auth = construct(&folder.auth);
    let unused = folder.may_be_unused.then(|| quote!(#[allow(dead_code, reason = "its folders may be off")]));
    let docs = docs::outer(&folder.docs);
    Some(quote! {
        #unused
        #docs
        fn auth() -> #AUTH {
            #auth
        }
    })
}

/// Writes `const COMMON: Common`, to which the table of variables refers.
pub fn common(common: &Common) -> Option<Block> {
    if common.is_empty() {
        return None;
    }
    let base = common.base.as_ref().map(|base| {
        let base = literal::string(base);
        quote!(base: #base)
    });
    let auth = common.auth.as_ref().map(|auth| {
        let auth = construct(auth);
        quote!(auth: #auth)
    });
    let headers = (!common.headers.is_empty()).then(|| {
        let headers = headers::list(&common.headers);
        quote!(headers: #headers)
    });
    let preset = common.preset.as_ref().map(|ident| {
        let ident = print::ident(ident);
        quote!(preset: Some(#ident))
    });
    let fields: Vec<_> = [base, auth, headers, preset].into_iter().collect();
    let rest = fields.iter().any(Option::is_none).then(|| quote!(..#COMMON::NONE));
    let fields = fields.into_iter().flatten().chain(rest);
    let docs = ["The settings of all requests, unless a function has its own.".to_owned()];
    let constant = quote! {
        const COMMON: #COMMON<#VARIABLES> = #COMMON { #(#fields),* };
    };
    Some(Block::documented(&docs, constant))
}

/// `Auth::bearer("…")` or `Auth::digest(Digest { … })`
pub fn construct(auth: &Auth) -> TokenStream {
    let constructor = auth.constructor;
    if let Some(settings) = &auth.settings {
        let settings = construct_settings(settings);
        return quote!(#AUTH::#constructor(#settings));
    }
    let args = auth.args.iter().map(|arg| literal::string(arg));
    quote!(#AUTH::#constructor(#(#args),*))
}

fn construct_settings(settings: &AuthSettings) -> TokenStream {
    let ty = settings.ty;
    let fields = settings.fields.iter().map(|(field, value)| {
        let field = print::ident(field);
        match value {
            AuthValue::Text(text) => {
                let text = literal::string(text);
                quote!(#field: #text)
            }
            AuthValue::Flag => quote!(#field: true),
            AuthValue::Parameters(parameters) => {
                let parameters = parameters.iter().map(|parameter| {
                    let variant = parameter.variant;
                    let [name, value] = [&parameter.name, &parameter.value].map(|text| literal::string(text));
                    quote!(#TOKEN_PARAMETER::#variant(#name, #value))
                });
                quote!(#field: &[#(#parameters),*])
            }
        }
    });
    let rest = (!settings.complete).then(|| quote!(..#ty::DEFAULT));
    quote!(#ty { #(#fields,)* #rest })
}

/// Returns the path of the function of a module: `super::auth`; of this module if the path is empty.
pub fn path(module: &str) -> TokenStream {
    match module {
        "" | "self" => quote!(auth),
        _ => {
            let module = print::path(module);
            quote!(#module::auth)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{common, define};
    use crate::emit::text::print;
    use crate::lower::model::{Auth, Common, FolderAuth, Module};
    use crate::lower::runtime::functions::auth::BEARER;

    #[test]
    fn auth_is_declared_where_it_is_inherited() {
        let declaring = |inherited| Module {
            auth: Some(FolderAuth {
                auth: Auth::simple(BEARER, vec!["{{t}}".into()]),
                docs: vec!["The auth of the requests in this module.".into()],
                inherited,
                may_be_unused: false,
            }),
            ..Module::default()
        };
        assert_eq!(
            print::text(define(&declaring(true))),
            r#"
/// The auth of the requests in this module.
fn auth() -> Auth {
    Auth::bearer("{{t}}")
}
"#
        );
        assert!(define(&declaring(false)).is_none());
    }

    #[test]
    fn what_requests_have_in_common_is_a_constant() {
        let auth = Auth::simple(BEARER, vec!["{{t}}".into()]);
        let both = Common {
            base: Some("{{host}}/{{version}}".into()),
            auth: Some(auth),
            headers: vec![("Accept".into(), "application/json".into())],
            preset: Some("preset_all".into()),
        };
        assert_eq!(
            print::text(common(&both)),
            r#"
/// The settings of all requests, unless a function has its own.
const COMMON: Common<Variables> = Common {
    base: "{{host}}/{{version}}",
    auth: Auth::bearer("{{t}}"),
    headers: &[("Accept", "application/json")],
    preset: Some(preset_all),
};
"#
        );
        let headers = Common { auth: None, ..both };
        assert!(print::text(common(&headers)).contains("..Common::NONE"));
        assert!(common(&Common::default()).is_none());
    }
}
