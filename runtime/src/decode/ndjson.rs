//! The lines of NDJSON (JSON Lines).

use serde::de::IgnoredAny;

use super::error::DecodeError;

/// Reads the values of the lines with `value`, which gets the position of each.
pub(super) fn read<T>(
    body: &[u8],
    mut value: impl FnMut(usize, &[u8]) -> Result<T, DecodeError>,
) -> Result<Vec<T>, DecodeError> {
    let lines = || body.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    // a single document on several lines
    let is_one = lines().nth(1).is_some() && serde_json::from_slice::<IgnoredAny>(body).is_ok();
    if is_one {
        return Ok(vec![value(0, body)?]);
    }
    lines().enumerate().map(|(index, line)| value(index, line).map_err(|error| error.within(index))).collect()
}
