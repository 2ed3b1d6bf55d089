//! A client, a call, its answer, and what goes wrong.

use generated::bookshop::{Client, Error, Variables, books};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let server = examples::bookshop().await;
    let client = Client::new(Variables::default().base_url(server.uri()).token("t1"));

    let book = books::get_book(&client, "b-1").await?;
    println!("{:?} costs {:?}", book.title, book.price);

    match books::get_book(&client, "none").await {
        Ok(book) => println!("{:?}", book.title),
        // what the API says of a failure is typed from the saved examples, too
        Err(error) => match error.failure() {
            Some(failure) => println!("{:?}: {:?}", error.status(), failure.error),
            None => println!("{error}"),
        },
    }
    Ok(())
}

#[test]
fn it_runs() -> Result<(), Error> {
    main()
}
