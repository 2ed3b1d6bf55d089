//! The function that returns the next page of a list.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::operations::captures::expression;
use crate::emit::text::block::Block;
use crate::emit::text::{literal, print};
use crate::emit::types::reference;
use crate::lower::model::{Expr, More, NextPage, Page, Paging};
use crate::lower::runtime::functions::next_page;
use crate::lower::runtime::types::{ANSWER, NEXT_PAGE};

/// `pub fn next_list(page: &Answer<T>, _: usize) -> Option<NextPage>`
pub fn define(paging: &Paging) -> Block {
    let ident = print::ident(&paging.ident);
    let (generics, ty) = match &paging.page {
        Page::Type(page) => (quote!(), reference::reference(page)),
        Page::AnyList => (quote!(<T>), quote!(Vec<T>)),
        Page::Any => (quote!(<T>), quote!(T)),
    };
    let more = paging.more.as_ref().map(more);
    let next = next(&paging.next);
    let function = quote! {
        pub fn #ident #generics(page: &#ANSWER<#ty>, _: usize) -> Option<#NEXT_PAGE> {
            #more
            #NEXT_PAGE::#next
        }
    };
    Block::documented(&paging.docs, function)
}

fn more(more: &More) -> TokenStream {
    let flag = expression::write(&more.flag);
    let ended = if more.optional { quote!(#flag == Some(false)) } else { quote!(!#flag) };
    quote!(if #ended { return None; })
}

fn next(next: &NextPage) -> TokenStream {
    let (function, arguments) = match next {
        NextPage::Link => (next_page::LINK, quote!(page)),
        NextPage::Url(url) => (next_page::URL_IF_ANY, expression::write(url)),
        NextPage::Cursor { parameter, value } => {
            let (parameter, value) = (literal::string(parameter), expression::write(value));
            (next_page::CURSOR, quote!(#parameter, #value))
        }
        NextPage::Number { parameter, first, items } => (next_page::NUMBER, counted(parameter, *first, items)),
        NextPage::Offset { parameter, first, items } => (next_page::OFFSET, counted(parameter, *first, items)),
    };
    quote!(#function(#arguments))
}

fn counted(parameter: &str, first: u64, items: &Expr) -> TokenStream {
    let (parameter, first) = (literal::string(parameter), Literal::u64_unsuffixed(first));
    let items = expression::write(items);
    quote!(#parameter, #first, #items)
}

#[cfg(test)]
mod tests {
    use super::define;
    use crate::emit::sample;
    use crate::emit::text::print;
    use crate::lower::model::{Expr, More, NextPage, Page, Paging};
    use crate::lower::runtime::functions::standard;

    fn text(next: NextPage, more: Option<More>) -> String {
        of_page(Page::Type(sample::named("Books")), next, more)
    }

    fn of_page(page: Page, next: NextPage, more: Option<More>) -> String {
        print::text([define(&Paging { ident: "next_list".into(), docs: vec![], page, more, next })])
    }

    fn field(name: &str) -> Expr {
        Expr::Field(Box::new(Expr::Local("page".into())), name.into())
    }

    #[test]
    fn a_cursor_ends_where_a_flag_says_so() {
        let value = Expr::Try(Box::new(Expr::Method(Box::new(field("next")), standard::AS_REF, vec![])));
        let more = Some(More { flag: field("has_more"), optional: true });
        assert_eq!(
            text(NextPage::Cursor { parameter: "after".into(), value }, more),
            r#"
pub fn next_list(page: &Answer<Books>, _: usize) -> Option<NextPage> {
    if page.has_more == Some(false) {
        return None;
    }
    NextPage::cursor("after", page.next.as_ref()?)
}
"#
        );
    }

    #[test]
    fn a_function_for_several_operations_is_generic() {
        let items = Expr::Method(Box::new(Expr::Local("page".into())), standard::LEN, vec![]);
        let offset = NextPage::Offset { parameter: "offset".into(), first: 0, items };
        assert_eq!(
            of_page(Page::AnyList, offset, None),
            r#"
pub fn next_list<T>(page: &Answer<Vec<T>>, _: usize) -> Option<NextPage> {
    NextPage::offset("offset", 0, page.len())
}
"#
        );
        assert!(of_page(Page::Any, NextPage::Link, None).contains("next_list<T>(page: &Answer<T>, _: usize)"));
    }

    #[test]
    fn the_other_kinds() {
        let items = Expr::Method(Box::new(field("items")), standard::LEN, vec![]);
        for (next, line) in [
            (NextPage::Link, "link(page)"),
            (NextPage::Url(Expr::Ref(Box::new(field("next")))), "url_if_any(&page.next)"),
            (
                NextPage::Number { parameter: "page".into(), first: 1, items: items.clone() },
                "number(\"page\", 1, page.items.len())",
            ),
            (NextPage::Offset { parameter: "skip".into(), first: 0, items }, "offset(\"skip\", 0, page.items.len())"),
        ] {
            let text = text(next, None);
            assert!(text.contains(&format!("    NextPage::{line}\n")), "{text}");
        }
    }
}
