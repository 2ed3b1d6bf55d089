//! Many calls that are safe to repeat, to a server that closes connections whenever it likes: none fails.
//!
//! `cargo test --release -p postman-client --all-features --test client -- --ignored many_calls` makes 50,000 in a row and 1,000 at once,
//! awaited and blocking.

use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use tokio::runtime::Builder;

use super::connections::{Failed, Server, answer, asked};

/// Answers one to five requests; then closes at once, after a moment, or when the next request has come. Never before its first answer: a
/// new connection that fails is not tried again.
fn closing_at_random(stream: &TcpStream) {
    for _ in 0..fastrand::u8(1..=5) {
        if answer(stream).is_err() {
            return;
        }
    }
    match fastrand::u8(0..3) {
        0 => {}
        1 => thread::sleep(Duration::from_micros(fastrand::u64(0..3000))),
        _ => _ = asked(stream),
    }
}

fn in_a_row(server: &Server, calls: usize) -> Result<(), Failed> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    for call in 0..calls {
        let answer = runtime.block_on(server.get().send()).map_err(|error| format!("awaited call {call}: {error}"))?;
        assert_eq!(*answer, "hi");
        let answer = server.get().send_blocking().map_err(|error| format!("blocking call {call}: {error}"))?;
        assert_eq!(*answer, "hi");
    }
    Ok(())
}

fn at_once(server: &Server, calls: usize) -> Result<(), Failed> {
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let calls: Vec<_> = (0..calls).map(|_| tokio::spawn(server.get().send())).collect();
        for call in calls {
            assert_eq!(*call.await??, "hi");
        }
        Ok::<(), Failed>(())
    })?;
    thread::scope(|scope| {
        let calls: Vec<_> = (0..calls).map(|_| scope.spawn(|| server.get().send_blocking())).collect();
        for call in calls {
            assert_eq!(*call.join().expect("no panic")?, "hi");
        }
        Ok(())
    })
}

fn calls(in_a_row: usize, at_once: usize) -> Result<(), Failed> {
    let server = Server::start(closing_at_random)?;
    self::in_a_row(&server, in_a_row)?;
    assert!(server.connections() > in_a_row / 5, "{} connections", server.connections());
    for _ in 0..3 {
        self::at_once(&server, at_once)?;
    }
    Ok(())
}

#[test]
fn calls_survive_a_server_that_closes_connections_at_random() -> Result<(), Failed> {
    calls(300, 60)
}

#[test]
#[ignore = "a measurement: it takes a minute"]
fn many_calls_survive_a_server_that_closes_connections_at_random() -> Result<(), Failed> {
    calls(50_000, 1_000)
}
