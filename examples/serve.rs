//! The server of a bookshop at port 8080, for the first call of the README. It runs until it is stopped.

use std::net::TcpListener;

const ADDRESS: &str = "127.0.0.1:8080";

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let server = examples::bookshop_at(TcpListener::bind(ADDRESS)?).await;
    println!("{} answers for the bookshop; stop it with Ctrl-C", server.uri());
    std::future::pending().await
}
