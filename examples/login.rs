//! A client that logs in by itself, and once more when its token has ended.

use generated::salesforce::{Client, Error, Variables, auth, rest};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let server = examples::salesforce().await;
    let variables = Variables::default()
        .url(server.uri())
        .site("")
        .endpoint(server.uri())
        .version("64.0")
        .client_id("app")
        .client_secret("secret of the app")
        .refresh_token("long-lived")
        .access_token("ended");
    let client = Client::builder(variables).renew(auth::renew_refresh_token()).build();

    // 401, a login, and the same request with the new token: all in one call
    let limits = rest::limits(&client).await?;
    println!("{:?}", limits.daily_api_requests);
    // a secret does not show
    println!("{:?}", client.variables().access_token);
    Ok(())
}

#[test]
fn it_runs() -> Result<(), Error> {
    main()
}
