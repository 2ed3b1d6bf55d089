//! Expands the tables of `postman_client::codegen::options!`, `form!`, `body!` and `variables!` to the items that they declare.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Ident, Item, LitStr, Token, Type, braced, token};

/// Replaces the tables among the items of a module by the items that they declare. A table that cannot be read was edited.
pub(super) fn expanded(items: &[Item]) -> Vec<Item> {
    items.iter().filter_map(expand).flatten().collect()
}

fn expand(item: &Item) -> Option<Vec<Item>> {
    let Item::Macro(item) = item else { return None };
    let kind = item.mac.path.segments.last()?.ident.to_string();
    let tokens = item.mac.tokens.clone();
    let items = match kind.as_str() {
        "options" => syn::parse2::<Table>(tokens).ok()?.inputs(&quote!(postman_client::codegen::Options)),
        "form" => syn::parse2::<Table>(tokens).ok()?.inputs(&quote!(postman_client::codegen::Form)),
        "body" => syn::parse2::<Table>(tokens).ok()?.body(),
        "variables" => syn::parse2::<Table>(tokens).ok()?.variables(),
        _ => return None,
    };
    Some(syn::parse2::<syn::File>(items).ok()?.items)
}

struct Table {
    attributes: Vec<Attribute>,
    name: Ident,
    rows: Vec<Row>,
    /// The environments of variables.
    environments: Vec<(Vec<Attribute>, Ident, TokenStream)>,
}

/// `pub field: Type = …`, in a body `pub field?: Type`, or `_ = …`, in a body `const field = …`, for constants.
struct Row {
    attributes: Vec<Attribute>,
    field: Option<(Ident, Type)>,
    /// The name of a constant of a body.
    constant: Option<Ident>,
    /// `true` if the name has a `?`.
    marked: bool,
    what: TokenStream,
}

impl Parse for Table {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        input.parse::<Token![pub]>()?;
        input.parse::<Token![struct]>()?;
        let name = input.parse()?;
        // `from "SHOP_" with COMMON`
        while !input.is_empty() && !input.peek(token::Brace) {
            input.parse::<proc_macro2::TokenTree>()?;
        }
        let content;
        braced!(content in input);
        let mut rows = Vec::new();
        while !content.is_empty() {
            rows.push(content.parse()?);
        }
        let mut environments = Vec::new();
        while !input.is_empty() {
            let attributes = input.call(Attribute::parse_outer)?;
            let name = input.parse()?;
            let values;
            braced!(values in input);
            environments.push((attributes, name, values.parse()?));
        }
        Ok(Self { attributes, name, rows, environments })
    }
}

impl Parse for Row {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let (mut marked, mut constant) = (false, None);
        let field = if input.parse::<Option<Token![pub]>>()?.is_some() {
            let name = input.parse()?;
            marked = input.parse::<Option<Token![?]>>()?.is_some();
            input.parse::<Token![:]>()?;
            Some((name, input.parse()?))
        } else if input.parse::<Option<Token![const]>>()?.is_some() {
            constant = Some(input.call(Ident::parse_any)?);
            None
        } else {
            input.parse::<Token![_]>()?;
            None
        };
        input.parse::<Option<Token![=]>>()?;
        let mut what = TokenStream::new();
        while !input.is_empty() && !input.peek(Token![,]) {
            what.extend([input.parse::<proc_macro2::TokenTree>()?]);
        }
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
        Ok(Self { attributes, field, constant, marked, what })
    }
}

impl Table {
    /// Expands to a struct with optional inputs; the implementation of the trait contains what it sends.
    fn inputs(&self, of: &TokenStream) -> TokenStream {
        let Self { attributes, name, .. } = self;
        let fields = self.rows.iter().filter_map(|row| {
            let (attributes, (field, ty)) = (&row.attributes, row.field.as_ref()?);
            let place = row.what.clone().into_iter().next().map(|first| first.to_string()).unwrap_or_default();
            let ty = if place.ends_with("_list") { quote!(Vec<#ty>) } else { quote!(Option<#ty>) };
            Some(quote!(#(#attributes)* pub #field: #ty))
        });
        let sent = self.rows.iter().map(|row| {
            let (field, what) = (row.field.as_ref().map(|(field, _)| field), &row.what);
            quote!(row!(#field #what);)
        });
        // functions that share the type send it in their own order
        let mut sent: Vec<TokenStream> = sent.collect();
        sent.sort_by_key(ToString::to_string);
        quote! {
            #(#attributes)*
            #[derive(Clone, Debug, Default)]
            #[non_exhaustive]
            pub struct #name { #(#fields,)* }
            impl #of for #name { fn sent() { #(#sent)* } }
        }
    }

    /// Expands to a struct with `new`; setters follow from the types of their fields.
    fn body(&self) -> TokenStream {
        let Self { attributes, name, .. } = self;
        let fields = self.rows.iter().filter_map(|row| {
            let (attributes, (field, ty), key) = (&row.attributes, row.field.as_ref()?, &row.what);
            let ty = if row.marked { quote!(Option<#ty>) } else { quote!(#ty) };
            let rename = (!key.is_empty()).then(|| quote!(#[serde(rename = #key)]));
            Some(quote!(#(#attributes)* #rename pub #field: #ty))
        });
        let arguments = self.rows.iter().filter(|row| !row.marked).filter_map(|row| {
            let (field, ty) = row.field.as_ref()?;
            Some(quote!(#field: impl Into<#ty>))
        });
        // private fields, which only change how the body is written
        let constants = self.rows.iter().filter_map(|row| {
            let (name, text) = (row.constant.as_ref()?, &row.what);
            Some(quote!(#[serde(#name = #text)]))
        });
        quote! {
            #(#attributes)*
            #(#constants)*
            #[derive(Clone, Debug, Serialize)]
            #[non_exhaustive]
            pub struct #name { #(#fields,)* }
            impl #name { pub fn new(#(#arguments),*) -> Self {} }
        }
    }

    fn variables(&self) -> TokenStream {
        let Self { attributes, name, .. } = self;
        let fields = self.rows.iter().filter_map(|row| {
            let (attributes, (field, ty)) = (&row.attributes, row.field.as_ref()?);
            let first: TokenStream = row.what.clone().into_iter().take(1).collect();
            let name = format!("`{{{{{}}}}}`", syn::parse2::<LitStr>(first).ok()?.value());
            Some(quote!(#[doc = #name] #(#attributes)* pub #field: postman_client::#ty))
        });
        let defaults = self.rows.iter().filter_map(|row| {
            let mut what = row.what.clone().into_iter().skip(1).peekable();
            what.peek()?;
            let (field, what) = (&row.field.as_ref()?.0, what.collect::<TokenStream>());
            Some(quote!(row!(#field #what);))
        });
        let environments = self
            .environments
            .iter()
            .map(|(attributes, name, values)| quote!(#(#attributes)* pub fn #name() -> Self { row!(#values) }));
        quote! {
            #(#attributes)*
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub struct #name { #(#fields,)* }
            impl Default for #name { fn default() { #(#defaults)* } }
            impl #name { #(#environments)* }
            impl postman_client::Variables for #name {}
        }
    }
}
