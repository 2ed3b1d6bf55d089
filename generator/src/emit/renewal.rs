//! The function of an operation that logs in.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, literal, print};
use crate::lower::model::{Operation, Renewal, RenewalBody, SavedHome};

/// `pub fn renew_login() -> Renewal<Variables> { Renewal::new("token", login) }`. With the path, because `Renewal` may be
/// a type of the collection.
pub(super) fn define(renewal: &Renewal, operation: &Operation) -> TokenStream {
    let docs = docs::outer(&renewal.docs);
    let (ident, login) = (print::ident(&renewal.ident), print::ident(&operation.ident));
    let variable = literal::string(&renewal.variable);
    let body = match &renewal.body {
        RenewalBody::None => None,
        RenewalBody::Form(form) => {
            let form = print::ident(form);
            Some(quote!(&#form::saved()))
        }
        RenewalBody::DefaultForm(form) => {
            let form = print::ident(form);
            Some(quote!(&#form::default()))
        }
        RenewalBody::Saved(saved) => Some(match &saved.home {
            SavedHome::Type(ty) => {
                let ty = print::ident(ty);
                quote!(#ty::saved())
            }
            SavedHome::Function(function) => {
                let function = print::ident(function);
                quote!(#function())
            }
        }),
    };
    let login = match body {
        None => quote!(#login),
        Some(body) => quote!(|client| #login(client, #body)),
    };
    quote! {
        #docs
        pub fn #ident() -> postman_client::Renewal<Variables> {
            postman_client::Renewal::new(#variable, #login)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::define;
    use crate::emit::{print, sample};
    use crate::lower::model::{Renewal, RenewalBody};

    #[test]
    fn a_login_with_and_without_a_body() {
        let text = |body| {
            let renewal = Renewal { ident: "renew_login".into(), docs: vec![], variable: "token".into(), body };
            print::text([define(&renewal, &sample::operation("login"))])
        };
        let with = |login: &str| {
            format!(
                "\npub fn renew_login() -> postman_client::Renewal<Variables> {{\n    postman_client::Renewal::new(\"token\", {login})\n}}\n"
            )
        };
        assert_eq!(text(RenewalBody::None), with("login"));
        assert_eq!(text(RenewalBody::Form("LoginForm".into())), with("|client| login(client, &LoginForm::saved())"));
        assert_eq!(text(RenewalBody::DefaultForm("F".into())), with("|client| login(client, &F::default())"));
        assert_eq!(
            text(RenewalBody::Saved(sample::saved_by("login_saved", "{}"))),
            with("|client| login(client, login_saved())")
        );
    }
}
