//! The function of an operation that logs in.

use quote::quote;

use crate::emit::operations::function;
use crate::emit::operations::inputs::saved;
use crate::emit::text::block::Block;
use crate::emit::text::{literal, print};
use crate::lower::model::{Operation, Renewal, RenewalBody};
use crate::lower::runtime::functions::renewal::NEW;
use crate::lower::runtime::types::{RENEWAL, VARIABLES};

/// `pub fn renew_login() -> Renewal<Variables> { Renewal::new("token", login) }`, with an argument `body` if callers give it.
pub fn define(renewal: &Renewal, operation: &Operation) -> Block {
    let (ident, login) = (print::ident(&renewal.ident), print::ident(&operation.ident));
    let variable = literal::string(&renewal.variable);
    let name = |name: &str| {
        let ident = print::ident(name);
        quote!(#ident)
    };
    let saved = match &renewal.body {
        RenewalBody::Saved => operation.body.as_ref().and_then(|body| saved::let_body(body, &name)),
        RenewalBody::None | RenewalBody::Given(_) => None,
    };
    let (argument, login) = match (&renewal.body, saved) {
        (RenewalBody::Given(ty), _) => {
            let ty = print::ident(ty);
            (Some(quote!(body: #ty)), quote!(move |client| #login(client, &body)))
        }
        (_, Some(body)) => {
            let saved_fields = saved::unfit_fields(operation.body.as_ref());
            let login = quote! {
                |client| {
                    #body
                    #login(client, body) #saved_fields
                }
            };
            (None, login)
        }
        (_, None) => (None, quote!(#login)),
    };
    let deprecated = operation.deprecated.as_ref().map(|deprecated| {
        let (deprecated, expected) = (function::deprecated(deprecated), function::expect_deprecated());
        quote!(#deprecated #expected)
    });
    let function = quote! {
        #deprecated
        pub fn #ident(#argument) -> #RENEWAL<#VARIABLES> {
            #RENEWAL::#NEW(#variable, #login)
        }
    };
    Block::documented(&renewal.docs, function)
}

#[cfg(test)]
mod tests {
    use super::define;
    use crate::emit::sample;
    use crate::emit::text::print;
    use crate::lower::model::{Body, Declared, Operation, Renewal, RenewalBody};

    #[test]
    fn a_login_with_and_without_a_body() {
        let text = |body| {
            let renewal = Renewal { ident: "renew_login".into(), docs: vec![], variable: "token".into(), body };
            let json = Body::Json {
                ty: sample::named("Login"),
                declared: Declared::Json,
                saved: sample::saved_by("login_saved", "{}"),
            };
            print::text([define(&renewal, &Operation { body: Some(json), ..sample::operation("login") })])
        };
        let with = |login: &str| {
            format!("\npub fn renew_login() -> Renewal<Variables> {{\n    Renewal::new(\"token\", {login})\n}}\n")
        };
        assert_eq!(text(RenewalBody::None), with("login"));
        let lines = [
            "\"token\",",
            "|client| {",
            "    let body: Body<Login> = Body::saved(\"{}\");",
            "    login(client, body)",
            "},",
        ];
        let saved = lines.map(|line| format!("\n        {line}")).concat() + "\n    ";
        assert_eq!(text(RenewalBody::Saved), with("login").replace("\"token\", login", &saved));
        let given = with("move |client| login(client, &body)").replace("renew_login()", "renew_login(body: Login)");
        assert_eq!(text(RenewalBody::Given("Login".into())), given);
    }
}
