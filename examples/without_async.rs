//! A program without an async runtime: each call waits on its thread.

use generated::bookshop::{Client, Variables, books};
use postman_client::{NextPage, Retry};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // only the server needs a runtime; it answers on a thread of its own
    let server = tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(examples::bookshop());
    let client = Client::new(Variables::default().base_url(server.uri()).token("t1"));

    let answer = books::get_book(&client, "b-1").send_blocking()?;
    println!("{}: {:?} costs {:?}", answer.status, answer.title, answer.price);

    match books::get_book(&client, "none").send_blocking() {
        Ok(book) => println!("{:?}", book.title),
        Err(error) => println!("{error}"),
    }

    let mut books = books::list_books(&client)
        .retry(Retry::standard())
        .pages(|page, _| NextPage::cursor("cursor", page.next.as_ref()?.as_str()?))
        .items(|page| page.books);
    let mut titles = Vec::new();
    while let Some(book) = books.next_blocking() {
        titles.extend(book?.title);
    }
    assert_eq!(titles, ["Volume 1", "Volume 2", "Volume 3"]);
    Ok(())
}

#[test]
fn it_runs() -> Result<(), Box<dyn std::error::Error>> {
    main()
}
