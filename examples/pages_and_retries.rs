//! A list that comes in pages, from a server that is out of order at first.

use std::time::Duration;

use generated::bookshop::books::ListBooksOptions;
use generated::bookshop::{Client, Error, Variables, books};
use postman_client::{NextPage, Retry};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let server = examples::bookshop().await;
    let variables = Variables::default().base_url(server.uri()).token("t1");
    let retry = Retry::standard().backoff(Duration::from_millis(10), Duration::from_secs(1));
    let client = Client::builder(variables).retry(retry).timeout(Duration::from_secs(10)).build();

    let mut books = books::list_books(&client)
        .with(ListBooksOptions::new().limit(2).in_stock(true))
        .pages(|page, _| page.next.as_ref()?.as_str().map(|cursor| NextPage::query("cursor", cursor)))
        .items(|page| page.books);
    let mut titles = Vec::new();
    while let Some(book) = books.next().await {
        titles.extend(book?.title);
    }
    println!("{titles:?}");
    assert_eq!(titles, ["Volume 1", "Volume 2", "Volume 3"]);
    Ok(())
}

#[test]
fn it_runs() -> Result<(), Error> {
    main()
}
