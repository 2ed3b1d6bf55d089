//! Lists that an API gives page by page.

use std::sync::{Arc, Mutex, PoisonError};

use postman_client::codegen::Auth;
use postman_client::{Call, Client, Error, FromJson, Json, NextPage, Request, Response};

use crate::shop::Variables;

#[derive(Debug, Default, FromJson)]
struct Books {
    items: Vec<u32>,
    cursor: Option<String>,
    next: Option<String>,
}

type Targets = Arc<Mutex<Vec<String>>>;

/// Answers each target as the table says, and everything else with 404.
fn books(table: &'static [(&'static str, &'static str, &'static str)]) -> (Call<Json<Books>>, Targets) {
    let targets = Targets::default();
    let seen = Arc::clone(&targets);
    let variables = Variables { token: "tok-1".into(), ..Variables::default() };
    let client = Client::with_transport(variables, move |request: Request| {
        assert_eq!(request.header("authorization"), Some("Bearer tok-1"));
        seen.lock().unwrap_or_else(PoisonError::into_inner).push(request.target().to_owned());
        match table.iter().find(|(target, ..)| *target == request.target()) {
            Some((_, body, link)) => Response::new(200, *body).with_header("link", link),
            None => Response::new(404, ""),
        }
    });
    (client.get("{{url}}/books").auth(Auth::bearer("{{token}}")).call(), targets)
}

async fn all(
    call: Call<Json<Books>>,
    next: impl FnMut(&postman_client::Answer<Books>, usize) -> Option<NextPage> + Send + 'static,
) -> Result<Vec<u32>, Error> {
    let mut items = call.pages(next).items(|page| page.items);
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        all.push(item?);
    }
    assert!(items.next().await.is_none());
    Ok(all)
}

fn seen(targets: &Targets) -> Vec<String> {
    targets.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

#[tokio::test]
async fn each_kind_of_pagination() -> Result<(), Error> {
    let (call, targets) = books(&[
        ("/books?size=2&cursor=a%26b", r#"{"items": [3]}"#, ""),
        ("/books?size=2", r#"{"items": [1, 2], "cursor": "a&b"}"#, ""),
    ]);
    let next =
        |page: &postman_client::Answer<Books>, _| page.cursor.as_ref().map(|cursor| NextPage::query("cursor", cursor));
    assert_eq!(all(call.query("size", 2), next).await?, [1, 2, 3]);
    assert_eq!(seen(&targets), ["/books?size=2", "/books?size=2&cursor=a%26b"]);

    let (call, _) = books(&[
        ("/books", r#"{"items": [1]}"#, r#"<http://h/books?page=2>; rel="next", <http://h/books?page=2>; rel="last""#),
        ("/books?page=2", r#"{"items": [2]}"#, r#"<http://h/books>; rel="prev""#),
    ]);
    assert_eq!(all(call, |page, _| NextPage::link(page)).await?, [1, 2]);

    for next in ["http://h:80/list?after=1", "/list?after=1", "//h/list?after=1"] {
        let body: &'static str = Box::leak(format!(r#"{{"items": [1], "next": "{next}"}}"#).into_boxed_str());
        let table = vec![("/books", body, ""), ("/list?after=1", r#"{"items": [2]}"#, "")];
        let (call, _) = books(Box::leak(table.into_boxed_slice()));
        assert_eq!(all(call, |page, _| page.next.clone().map(NextPage::url)).await?, [1, 2], "{next}");
    }

    let (call, targets) = books(&[
        ("/books?page=1", r#"{"items": [1]}"#, ""),
        ("/books?page=2", r#"{"items": [2]}"#, ""),
        ("/books?page=3", r#"{"items": []}"#, ""),
    ]);
    let next = |page: &postman_client::Answer<Books>, number: usize| {
        (!page.items.is_empty()).then(|| NextPage::query("page", number + 1))
    };
    assert_eq!(all(call.query("page", 1), next).await?, [1, 2]);
    assert_eq!(seen(&targets).len(), 3);

    let (call, _) =
        books(&[("/books", r#"{"items": [1, 2]}"#, ""), ("/books?offset=2&limit=2", r#"{"items": [3]}"#, "")]);
    let next = |page: &postman_client::Answer<Books>, number: usize| {
        (page.items.len() == 2).then(|| NextPage::query("offset", 2 * number).and_query("limit", 2))
    };
    assert_eq!(all(call, next).await?, [1, 2, 3]);
    Ok(())
}

#[tokio::test]
async fn credentials_go_to_no_other_origin() {
    for elsewhere in ["http://evil/books", "https://h/books", "http://h:81/books", "//evil/", "ftp://h/"] {
        let body: &'static str = Box::leak(format!(r#"{{"items": [1], "next": "{elsewhere}"}}"#).into_boxed_str());
        let (call, targets) = books(Box::leak(vec![("/books", body, "")].into_boxed_slice()));
        let mut pages = call.pages(|page, _| page.next.clone().map(NextPage::url));
        assert!(matches!(pages.next().await, Some(Ok(_))));
        let error = pages.next().await.and_then(Result::err).map(|error| error.to_string()).unwrap_or_default();
        assert!(error.contains("the next page") || error.contains("the URL of the next page"), "{elsewhere}: {error}");
        assert!(!error.contains("evil") && pages.next().await.is_none());
        assert_eq!(seen(&targets).len(), 1, "{elsewhere}");
    }
}

#[tokio::test]
async fn a_page_that_asks_for_itself_ends_the_list() {
    let (call, targets) = books(&[
        ("/books", r#"{"items": [1], "cursor": "c"}"#, ""),
        ("/books?cursor=c", r#"{"items": [2], "cursor": "c"}"#, ""),
    ]);
    let next =
        |page: &postman_client::Answer<Books>, _| page.cursor.as_ref().map(|cursor| NextPage::query("cursor", cursor));
    let error = all(call, next).await.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(error.contains("the page says that it is the next one itself"), "{error}");
    assert_eq!(seen(&targets).len(), 2);
}

#[tokio::test]
async fn an_error_ends_the_list() {
    let (call, _) = books(&[("/books", r#"{"items": [1], "cursor": "c"}"#, "")]);
    let mut pages = call.pages(|_, _| Some(NextPage::query("cursor", "c")));
    assert!(matches!(pages.next().await, Some(Ok(_))));
    assert!(matches!(pages.next().await, Some(Err(Error::Unexpected { .. }))));
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn numbers_and_offsets_go_on_from_where_the_call_is() -> Result<(), Error> {
    let (call, targets) = books(&[
        ("/books", r#"{"items": [1, 2]}"#, ""),
        ("/books?page=2", r#"{"items": [3]}"#, ""),
        ("/books?page=3", r#"{"items": []}"#, ""),
    ]);
    let next = |page: &postman_client::Answer<Books>, _| NextPage::number("page", 1, page.items.len());
    assert_eq!(all(call.clone(), next).await?, [1, 2, 3]);
    assert_eq!(all(call.query("page", 2), next).await?, [3]);
    assert_eq!(seen(&targets), ["/books", "/books?page=2", "/books?page=3", "/books?page=2", "/books?page=3"]);

    let (call, _) = books(&[
        ("/books?offset=1", r#"{"items": [2, 3, 4]}"#, ""),
        ("/books?offset=4", r#"{"items": [5]}"#, ""),
        ("/books?offset=5", r#"{"items": []}"#, ""),
    ]);
    let next = |page: &postman_client::Answer<Books>, _| NextPage::offset("offset", 0, page.items.len());
    assert_eq!(all(call.clone().query("offset", 1), next).await?, [2, 3, 4, 5]);
    let Err(error) = all(call.query("offset", "all"), next).await else { panic!("404") };
    assert!(error.status().is_some_and(|status| status == 404));
    Ok(())
}

#[test]
fn an_empty_cursor_or_url_is_the_end() {
    assert_eq!(NextPage::cursor("c", ""), None);
    assert_eq!(NextPage::cursor("c", 7), Some(NextPage::query("c", "7")));
    assert_eq!(NextPage::url_if_any(""), None);
}

#[cfg(feature = "stream")]
#[tokio::test]
async fn items_are_a_stream() -> Result<(), Error> {
    use futures_util::TryStreamExt;

    let (call, _) =
        books(&[("/books", r#"{"items": [1, 2], "cursor": "b"}"#, ""), ("/books?cursor=b", r#"{"items": [3]}"#, "")]);
    let next = |page: &postman_client::Answer<Books>, _| NextPage::cursor("cursor", page.cursor.as_ref()?);
    let items: Vec<u32> = call.pages(next).items(|page| page.items).try_collect().await?;
    assert_eq!(items, [1, 2, 3]);
    Ok(())
}

#[cfg(feature = "blocking")]
#[test]
fn items_without_a_runtime() -> Result<(), Error> {
    let (call, _) =
        books(&[("/books", r#"{"items": [1, 2], "cursor": "b"}"#, ""), ("/books?cursor=b", r#"{"items": [3]}"#, "")]);
    let next = |page: &postman_client::Answer<Books>, _| NextPage::cursor("cursor", page.cursor.as_ref()?);
    let mut items = call.pages(next).items(|page| page.items);
    let mut all = Vec::new();
    while let Some(item) = items.next_blocking() {
        all.push(item?);
    }
    assert_eq!(all, [1, 2, 3]);
    Ok(())
}
