//! The memory of this process, as Linux tells it.

use std::fs;

/// Forgets the peak of memory up to now.
pub(crate) fn forget_peak() {
    // Without it the peaks add up.
    let _ = fs::write("/proc/self/clear_refs", "5");
}

/// The peak of memory in MB; `None` where it is not told.
pub(crate) fn peak() -> Option<u64> {
    field("VmHWM:")
}

/// The memory in MB; `None` where it is not told.
pub(crate) fn resident() -> Option<u64> {
    field("VmRSS:")
}

fn field(name: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes / 1024)
}

/// Formats it for the report.
pub(crate) fn shown(memory: Option<u64>) -> String {
    memory.map_or_else(|| "unknown".to_owned(), |megabytes| format!("{megabytes} MB"))
}
