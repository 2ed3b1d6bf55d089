//! A small client, written as the generator writes them.

use postman_client::{Call, Client, FromJson, Json, Request, Response, Secret, Variable};

pub(crate) type Shop = Client<Variables>;

/// A call whose answer and failure are of no interest.
pub(crate) type Plain = Call<()>;

#[derive(Clone, Debug)]
pub(crate) struct Variables {
    pub(crate) url: Variable,
    pub(crate) a: Variable,
    pub(crate) b: Variable,
    pub(crate) token: Secret,
}

impl Default for Variables {
    fn default() -> Self {
        Self { url: "http://h".into(), a: Variable::default(), b: Variable::default(), token: Secret::default() }
    }
}

impl postman_client::codegen::Collection for Variables {}

impl postman_client::Variables for Variables {
    fn get(&self, name: &str) -> Option<&str> {
        match name {
            "url" => self.url.get(),
            "a" => self.a.get(),
            "b" => self.b.get(),
            "token" => self.token.get(),
            _ => None,
        }
    }

    fn set(&mut self, name: &str, value: &str) -> bool {
        match name {
            "url" => self.url = value.into(),
            "a" => self.a = value.into(),
            "b" => self.b = value.into(),
            "token" => self.token = value.into(),
            _ => return false,
        }
        true
    }

    fn secrets(&self) -> Vec<&Secret> {
        vec![&self.token]
    }
}

#[derive(Debug, FromJson)]
pub(crate) struct Failure {
    pub(crate) code: String,
}

#[derive(Debug, FromJson)]
pub(crate) struct Token {
    pub(crate) access_token: Option<String>,
    pub(crate) expires_in: Option<i64>,
}

pub(crate) fn refresh(client: &Shop) -> Call<Json<Token>, Json<Failure>> {
    client
        .post("{{url}}/token")
        .urlencoded([("grant_type", "refresh_token")])
        .call()
        .capture(|variables: &mut Variables, answer: &Token| variables.token.capture(&answer.access_token))
}

/// A client with these values of `{{a}}` and `{{b}}` that answers everything with 200.
pub(crate) fn shop(a: &str, b: &str) -> Shop {
    Client::with_transport(Variables { a: a.into(), b: b.into(), ..Variables::default() }, |_: Request| {
        Response::new(200, "")
    })
}

/// A client that gives this answer to everything.
pub(crate) fn answering(status: u16, body: &'static str) -> Shop {
    Client::with_transport(Variables::default(), move |_: Request| Response::new(status, body))
}

/// Returns the request that would be sent, or the error.
pub(crate) fn built(call: Plain) -> Result<Request, String> {
    call.request().map_err(|error| error.to_string())
}

/// The target of a call, or why there is none.
pub(crate) fn target(call: Plain) -> String {
    built(call).map_or_else(|error| error, |request| request.target().to_owned())
}
