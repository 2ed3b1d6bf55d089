//! Measures the runtime where a service lives on it, against servers on this machine:
//!
//! ```text
//! cargo run --release -p postman-client --features http2,retry,stream,tracing --example production -- calls    # what one call costs, beside reqwest
//! cargo run --release -p postman-client --features http2,retry,stream,tracing --example production -- memory   # 400 MB down and up: the peak of memory
//! cargo run --release -p postman-client --features http2,retry,stream,tracing --example production -- faults   # 1,000 calls for each fault of a server
//! cargo run --release -p postman-client --features http2,retry,stream,tracing --example production -- row      # 50,000 calls in a row: memory on the way
//! cargo run --release -p postman-client --features http2,retry,stream,tracing --example production -- flight   # 256 calls in flight
//! ```
//!
//! `docs/production.md` has what it said. Memory is that of the whole process, servers included, and is known on Linux only.

mod calls;
mod faults;
mod flight;
mod http2;
mod memory;
mod process;
mod row;
mod server;

use postman_client::{ClientBuilder, Variable};

type Failed = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<(), Failed> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    match std::env::args().nth(1).as_deref() {
        Some("calls") => calls::measure(&runtime),
        Some("memory") => runtime.block_on(memory::measure()),
        Some("faults") => runtime.block_on(faults::measure()),
        Some("row") => runtime.block_on(row::measure()),
        Some("flight") => runtime.block_on(flight::measure()),
        _ => Err("one of: calls, memory, faults, row, flight".into()),
    }
}

type Client = postman_client::Client<Variables>;

#[derive(Clone, Default)]
struct Variables {
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

/// A client of a server on this machine.
fn client(url: &str) -> ClientBuilder<Variables> {
    Client::builder(Variables { url: url.into() })
}
