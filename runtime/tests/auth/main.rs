//! Every kind of auth against Newman, from the table that `recordings/record.js` recorded (`docs/postman-behavior.md`,
//! 7), and against challenges of a server.

mod cancelled;
mod challenges;
mod grant;
mod hidden;
mod newman;
#[cfg(feature = "retry")]
mod retries;
mod vectors;

use postman_client::codegen::Auth;

use postman_client::{Client, Request, Response, Variable};

/// A client without variables, whose clock stands at the recording's time and whose random numbers
/// repeat.
#[derive(Clone, Debug, Default)]
pub(crate) struct Variables {
    url: Variable,
}

impl postman_client::codegen::Collection for Variables {}

impl postman_client::Variables for Variables {
    fn get(&self, name: &str) -> Option<&str> {
        if name == "url" { self.url.get() } else { None }
    }

    fn set(&mut self, _: &str, _: &str) -> bool {
        false
    }
}

pub(crate) fn client() -> Client<Variables> {
    let now = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_795_374_184);
    Client::builder(Variables::default())
        .transport(|_: Request| Response::new(200, ""))
        .clock(move || now)
        .seed(1)
        .build()
}

pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    runtime.unwrap_or_else(|error| panic!("{error}")).block_on(future)
}

/// A text that lives as long as the program, as those of generated code do.
pub(crate) fn text(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

/// The `Authorization` of a `GET` with this auth.
pub(crate) fn authorization(auth: Auth, url: &'static str) -> Result<String, String> {
    let call: postman_client::Call<()> = client().get(url).auth(auth).call();
    let request = call.request().map_err(|error| error.to_string())?;
    request.header("authorization").map(str::to_owned).ok_or_else(|| "it is not signed".to_owned())
}
