//! Many calls in a row.

use std::io::Write;

use postman_client::Call;

use crate::process::{resident, shown};
use crate::{Failed, client, server};

const CALLS: usize = 50_000;

#[allow(clippy::print_stdout, reason = "the result")]
pub(crate) async fn measure() -> Result<(), Failed> {
    let url = server::serve(|received, reader| {
        server::discard(received, reader)?;
        reader.get_mut().write_all(b"HTTP/1.1 200 OK\r\nSet-Cookie: id=7\r\nContent-Length: 2\r\n\r\nok")?;
        Ok(true)
    })?;
    let client = client(&url).build();
    for number in 1..=CALLS {
        let call: Call<String> = client.get("{{url}}/ok").call();
        call.query("number", number).await?;
        if number == 1_000 || number % 10_000 == 0 {
            println!("after {number} calls: {}", shown(resident()));
        }
    }
    Ok(())
}
