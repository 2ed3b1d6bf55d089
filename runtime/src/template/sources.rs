//! [`Sources`]: the time and the random numbers of requests.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use fastrand::Rng;

use crate::clock;

pub(crate) type Clock = Arc<dyn Fn() -> SystemTime + Send + Sync>;

const DIGITS: &[u8] = b"0123456789";

/// The time and random numbers of dynamic variables, multipart boundaries, nonces and timestamps.
///
/// The random numbers are suitable to be unique, not to be secret. Presets get those
/// of their request; see [`ClientBuilder::clock`](crate::ClientBuilder::clock).
pub struct Sources {
    time: Time,
    random: Mutex<Rng>,
}

enum Time {
    System,
    /// The client's own clock.
    Clock(Clock),
    Still(SystemTime),
}

impl Sources {
    pub(crate) fn new(clock: Option<Clock>, seed: Option<u64>) -> Self {
        Self {
            time: clock.map_or(Time::System, Time::Clock),
            random: Mutex::new(seed.map_or_else(Rng::new, Rng::with_seed)),
        }
    }

    /// Returns the sources of one request, with a fixed time, so that all its values agree.
    /// With a seed, they depend on the number of previous requests, not
    /// on the values that those drew.
    pub(crate) fn fork(&self) -> Self {
        Self { time: Time::Still(self.now()), random: Mutex::new(self.draw(Rng::fork)) }
    }

    pub(crate) fn now(&self) -> SystemTime {
        match &self.time {
            Time::System => clock::now(),
            Time::Clock(clock) => clock(),
            Time::Still(now) => *now,
        }
    }

    /// Returns the time since 1970; zero before.
    pub(crate) fn unix_time(&self) -> Duration {
        self.now().duration_since(UNIX_EPOCH).unwrap_or_default()
    }

    /// Draws a value from random numbers.
    pub(crate) fn draw<T>(&self, draw: impl FnOnce(&mut Rng) -> T) -> T {
        draw(&mut self.random.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Characters of an alphabet, which must not be empty.
    pub(crate) fn text(&self, alphabet: &[u8], length: usize) -> String {
        self.draw(|random| (0..length).map(|_| char::from(alphabet[random.usize(..alphabet.len())])).collect())
    }

    /// A UUID, version 4.
    pub fn uuid(&self) -> String {
        let random = self.draw(|random| random.u128(..));
        let bits = (random & !(0xF << 76) & !(0x3 << 62)) | (0x4 << 76) | (0x2 << 62);
        let hex = format!("{bits:032x}");
        format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }

    /// The boundary of a multipart body: 24 digits after 26 dashes, as Postman's form library draws
    /// them.
    pub(crate) fn boundary(&self) -> String {
        format!("{}{}", "-".repeat(26), self.text(DIGITS, 24))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_and_requests_do_not_depend_on_each_other() {
        let [one, other] = [Sources::new(None, Some(7)), Sources::new(None, Some(7))];
        one.fork().uuid();
        let first = other.fork();
        first.text(b"ab", 100);
        assert_eq!(one.fork().uuid(), other.fork().uuid());
        assert_ne!(one.fork().uuid(), one.fork().uuid());
        assert_ne!(Sources::new(None, None).uuid(), Sources::new(None, None).uuid());
    }

    #[test]
    fn the_clock_is_asked_each_time() {
        let sources = Sources::new(Some(Arc::new(|| UNIX_EPOCH + Duration::from_millis(1_500))), None);
        assert_eq!(sources.fork().unix_time().as_millis(), 1_500);
        let before = Sources::new(Some(Arc::new(|| UNIX_EPOCH - Duration::from_secs(1))), None);
        assert_eq!(before.unix_time(), Duration::ZERO);
        assert!(SystemTime::now() <= Sources::new(None, None).now());
    }

    #[test]
    fn uuids_and_boundaries_have_their_formats() {
        let sources = Sources::new(None, None);
        let uuid = sources.uuid();
        let lengths: Vec<usize> = uuid.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
        assert_eq!(&uuid[14..15], "4");
        assert!(matches!(&uuid[19..20], "8" | "9" | "a" | "b"));
        let boundary = sources.boundary();
        assert_eq!(boundary.trim_start_matches('-').len(), 24);
        assert_eq!(boundary.len(), 50);
    }
}
