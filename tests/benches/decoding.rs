//! Measures the decoding of a large answer: a list of 10 MB into generated types, through a call, beside serde_json into structs by hand.
//!
//! `cargo bench -p conformance --bench decoding [ROUNDS]` prints the medians of one run, in turns, and their ratio.

use std::time::{Duration, Instant};

use conformance::bookshop_variables;
use generated::bookshop::books::list_books;
use generated::bookshop::{Client, Variables};
use postman_client::{Bytes, Request, Response};
use serde::Deserialize;

type Failed = Box<dyn std::error::Error>;

const SIZE: usize = 10_000_000;
const BOOK: &str = r#"{"id":"b-17","title":"The Left Hand of Darkness","isbn":9780441478125,"price":{"amount":12.5,"currency":"EUR"},"tags":["scifi","classic"],"type":"paperback","stock":{"berlin":3,"paris":null},"published_at":"1969-03-01","sequel":null}"#;

/// As a good engineer writes them.
#[allow(dead_code, reason = "they are decoded, and that is all")]
mod by_hand {
    use serde::Deserialize;

    #[derive(Deserialize)]
    pub struct List {
        pub books: Vec<Book>,
        pub next: Option<serde_json::Value>,
    }

    #[derive(Deserialize)]
    pub struct Book {
        pub id: Option<String>,
        pub title: Option<String>,
        pub isbn: Option<i64>,
        pub price: Option<Price>,
        #[serde(default)]
        pub tags: Vec<String>,
        pub r#type: Option<String>,
        pub stock: Option<Stock>,
        pub published_at: Option<String>,
        pub sequel: Option<String>,
    }

    #[derive(Deserialize)]
    pub struct Price {
        pub amount: Option<f64>,
        pub currency: Option<String>,
    }

    #[derive(Deserialize)]
    pub struct Stock {
        pub berlin: Option<i64>,
        pub paris: Option<i64>,
    }
}

#[allow(clippy::print_stdout, reason = "the result of the benchmark")]
fn main() -> Result<(), Failed> {
    // cargo passes `--bench`
    let rounds = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(15);
    let count = SIZE / BOOK.len();
    let body = Bytes::from(format!("{{\"books\":[{}],\"next\":null}}", vec![BOOK; count].join(",")));
    let client = client(body.clone());
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;

    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let start = Instant::now();
        let list = runtime.block_on(async { list_books(&client).await })?;
        ours.push(start.elapsed());
        check(list.books.len(), count)?;
        drop(list);

        let start = Instant::now();
        let list = by_hand::List::deserialize(&mut serde_json::Deserializer::from_slice(&body))?;
        theirs.push(start.elapsed());
        check(list.books.len(), count)?;
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!(
        "{} bytes, {count} items: generated {ours:?}, by hand {theirs:?}, ratio {:.3}",
        body.len(),
        ours.as_secs_f64() / theirs.as_secs_f64()
    );
    Ok(())
}

fn client(body: Bytes) -> Client {
    let variables: Variables = bookshop_variables();
    Client::with_transport(variables, move |_: Request| Response::new(200, body.clone()))
}

fn check(found: usize, expected: usize) -> Result<(), Failed> {
    if found == expected { Ok(()) } else { Err(format!("{found} of {expected} items").into()) }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
