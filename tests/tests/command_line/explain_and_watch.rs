//! `explain` and `generate --watch` from end to end.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use conformance::command::{binary, collection, folder, run};
use postman_codegen::Code;

#[test]
fn every_code_is_explained() {
    let folder = folder();
    let list = run(&folder, &["explain"]);
    assert_eq!(list.status, 0, "{}", list.stderr);
    for code in Code::ALL {
        let line =
            list.stdout.lines().find(|line| line.starts_with(&format!("{code} "))).expect("a line for each code");
        assert!(line.ends_with(code.title()), "{line}");
    }
    let one = run(&folder, &["explain", "PC0120"]);
    assert_eq!(one.status, 0, "{}", one.stderr);
    assert!(one.stdout.starts_with("PC0120: "), "{}", one.stdout);
    assert!(one.stdout.lines().nth(2).is_some_and(|line| !line.is_empty()), "an explanation: {}", one.stdout);
    // as people type it
    for spelled in ["pc0120", "0120", "120"] {
        let other = run(&folder, &["explain", spelled]);
        assert_eq!((other.status, other.stdout), (0, one.stdout.clone()), "{spelled}: {}", other.stderr);
    }
}

#[test]
fn a_code_that_is_none_is_an_error() {
    let output = run(&folder(), &["explain", "PC9999"]);
    assert_eq!((output.status, output.stdout.as_str()), (2, ""));
    assert!(
        output.stderr.contains("there is no code `PC9999`") && output.stderr.contains("lists all codes"),
        "{}",
        output.stderr
    );
}

/// A process that ends with the test, whatever its outcome.
struct Watching(Child);

impl Drop for Watching {
    fn drop(&mut self) {
        let _ended = self.0.kill();
        let _status = self.0.wait();
    }
}

/// Far longer than it takes: only a failure waits so long.
const LIMIT: Duration = Duration::from_secs(120);

fn eventually(what: &str, holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < LIMIT, "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_change_of_the_collection_is_generated_and_a_broken_one_is_survived() {
    let folder = folder();
    let input = folder.path().join("weather.json");
    let client = folder.path().join("weather.rs");
    let original = fs::read_to_string(collection("weather")).expect("a collection");
    fs::write(&input, &original).expect("a file");
    let mut command = Command::new(binary());
    command.args(["generate", "weather.json", "-o", "weather.rs", "--watch", "--quiet"]).current_dir(folder.path());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let _watching = Watching(command.spawn().expect("the command runs"));
    let has = |text: &str| fs::read_to_string(&client).is_ok_and(|client| client.contains(text));
    eventually("it generates at once", || has("pub fn forecast("));

    // replaced at once, as editors do it; half a file is an error that the next look repairs
    let replace = |text: &str| {
        let beside = folder.path().join("weather.json.new");
        fs::write(&beside, text).and_then(|()| fs::rename(&beside, &input)).expect("a file");
    };
    replace(&original.replace("\"Forecast\"", "\"Outlook for days\""));
    eventually("it generates again", || has("pub fn outlook_for_days("));
    replace("{ broken");
    std::thread::sleep(Duration::from_millis(700));
    assert!(has("pub fn outlook_for_days("), "what was there stays");
    replace(&original);
    eventually("it goes on after an error", || has("pub fn forecast("));
}
