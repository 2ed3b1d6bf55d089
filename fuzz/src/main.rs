//! The runner for stable Rust: mutated inputs with a fixed seed.
//!
//! `cargo run --release --manifest-path fuzz/Cargo.toml -- [TARGET|all] [SEED] [COUNT]` tries COUNT inputs for a target, or for each. An
//! input that panics, or takes longer than two seconds, is kept in `fuzz/artifacts`, and the exit status is 1.

use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use fastrand::Rng;
use fuzz::mutate::mutated;
use fuzz::targets::{TARGETS, Target};

/// For inputs of up to 100 KB.
const LONGEST: Duration = Duration::from_secs(2);

/// One that has not ended by then never will.
const HANGS: Duration = Duration::from_secs(120);

/// As many are kept of one target.
const MOST_KEPT: usize = 20;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let target = arguments.first().map_or("all", String::as_str);
    let number = |at: usize, default: u64| arguments.get(at).and_then(|text| text.parse().ok()).unwrap_or(default);
    let (seed, count) = (number(1, 1), number(2, 1000));
    let chosen: Vec<&Target> = TARGETS.iter().filter(|one| target == "all" || one.name == target).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        eprintln!("there is no target `{target}`: all, {}", names.join(", "));
        return ExitCode::from(2);
    }
    // a panic is told once, with the input that gives it
    std::panic::set_hook(Box::new(|_| {}));
    let mut faults = 0;
    for target in chosen {
        faults += run(target, seed, count);
    }
    if let Some(peak) = peak_memory() {
        eprintln!("peak memory: {peak}");
    }
    ExitCode::from(u8::from(faults > 0))
}

/// Returns the number of inputs of a target that show a fault. On a thread, whose stack is that of the threads of most programs.
fn run(target: &'static Target, seed: u64, count: u64) -> usize {
    let current = Arc::new(Mutex::new((Instant::now(), Vec::new())));
    let watched = Arc::clone(&current);
    let worker = std::thread::spawn(move || {
        let seeds = (target.seeds)();
        let mut dice = Rng::with_seed(seed);
        let (mut panics, mut slow, mut longest, mut bytes) = (0, 0, Duration::ZERO, 0);
        for _ in 0..count {
            let input = mutated(&seeds, target.words, &mut dice);
            bytes += input.len();
            *current.lock().expect("no panic") = (Instant::now(), input.clone());
            // a stack that overflows ends the process: the input is here then
            std::fs::write(std::env::temp_dir().join(format!("fuzz-{}", target.name)), &input).expect("room");
            let (start, started) = (Instant::now(), on_processor());
            let outcome = catch_unwind(|| (target.run)(&input));
            let taken = match (started, on_processor()) {
                (Some(before), Some(after)) => after - before,
                _ => start.elapsed(),
            };
            longest = longest.max(taken);
            if let Err(panic) = outcome {
                panics += 1;
                let told = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
                keep(target, "panic", panics, &input, told.unwrap_or_default());
            } else if taken > LONGEST {
                slow += 1;
                keep(target, "slow", slow, &input, &format!("{taken:?}"));
            }
        }
        eprintln!(
            "{}: {count} inputs, {bytes} bytes, {panics} panics, {slow} slow, the longest takes {longest:?}",
            target.name
        );
        panics + slow
    });
    while !worker.is_finished() {
        std::thread::sleep(Duration::from_millis(20));
        let (since, input) = &*watched.lock().expect("no panic");
        if since.elapsed() > HANGS {
            keep(target, "hang", 1, input, "it does not end");
            std::process::exit(1);
        }
    }
    worker.join().expect("panics are caught")
}

fn keep(target: &Target, what: &str, number: usize, input: &[u8], told: &str) {
    if number > MOST_KEPT {
        return;
    }
    let path = artifacts().join(format!("{}-{what}-{number}", target.name));
    std::fs::create_dir_all(artifacts()).expect("room");
    std::fs::write(&path, input).expect("room");
    let told: String = told.chars().take(600).collect();
    eprintln!("{what}: {} ({} bytes): {told}", path.display(), input.len());
}

fn artifacts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("artifacts")
}

/// Returns the time that this thread has run, where Linux has it: a machine that is busy with others makes no input slow.
fn on_processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// Returns the peak of memory, where Linux has it.
fn peak_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    Some(
        status.lines().find(|line| line.starts_with("VmHWM"))?.split_whitespace().skip(1).collect::<Vec<_>>().join(" "),
    )
}
