//! Chooses where a client calls, and as whom: an environment of Postman, the process's environment, another value for some calls.

use generated::bookshop::login::TokenForm;
use generated::bookshop::{Client, Error, Variables, login};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let server = examples::bookshop().await;
    // the environment file “Staging”; BOOKSHOP_PASSWORD and the like come from `Variables::from_env()`
    let variables = Variables::staging().base_url(server.uri()).password("of the reader");
    let client = Client::new(variables);

    // a test script of the collection keeps the token, and so does the client
    login::token(&client, &TokenForm::new().username("reader")).await?;
    assert!(client.variables().token.get().is_some());

    // the same connections, other variables
    let other = client.with_variables(|variables| variables.shop_id = "paris".into());
    println!("{:?} and {:?}", client.variables().shop_id, other.variables().shop_id);
    Ok(())
}

#[test]
fn it_runs() -> Result<(), Error> {
    main()
}
