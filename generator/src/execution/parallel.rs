//! Work on all cores, with the same result as on one thread.

extern crate proc_macro;

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::Mutex;
use std::thread;

/// The size of a thread's stack, as large as that of the main thread; only the used part takes memory.
const STACK: usize = 8 * 1024 * 1024;

/// Returns the results of `work` on each item, in the order of the items. Each thread has a `state` of its own.
///
/// `is_much` is `true` if the work takes longer than starting a thread, which is about 50 microseconds.
pub(crate) fn map<T: Send, S, R: Send>(
    items: Vec<T>,
    is_much: bool,
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, T) -> R + Sync,
) -> Vec<R> {
    // tokens of a procedural macro belong to the thread that it runs on
    let cores = if is_much && items.len() > 1 && !proc_macro::is_available() {
        thread::available_parallelism().map_or(1, NonZero::get).min(items.len())
    } else {
        1
    };
    let count = items.len();
    let queue = Mutex::new(items.into_iter().enumerate());
    let take_all = || {
        let (mut state, mut done) = (state(), Vec::new());
        loop {
            // a thread that panics ends the work of all
            let next = queue.lock().ok().and_then(|mut queue| queue.next());
            let Some((at, item)) = next else { return done };
            done.push((at, work(&mut state, item)));
        }
    };
    let mut results: Vec<Option<R>> = Vec::new();
    results.resize_with(count, || None);
    let mut put = |done: Vec<(usize, R)>| done.into_iter().for_each(|(at, result)| results[at] = Some(result));
    thread::scope(|scope| {
        let spawn = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, take_all).ok();
        // if no thread is available, this one does all the work
        let others: Vec<_> = (1..cores).filter_map(spawn).collect();
        put(take_all());
        for other in others {
            put(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
    });
    results.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn results_are_in_the_order_of_the_items() {
        let numbers: Vec<usize> = (0..1000).collect();
        let expected: Vec<usize> = numbers.iter().map(|number| 2 * number).collect();
        for is_much in [false, true] {
            assert_eq!(map(numbers.clone(), is_much, || 2, |two, number| *two * number), expected);
        }
        assert!(map(Vec::<u8>::new(), true, || (), |(), number| number).is_empty());
    }

    #[test]
    #[should_panic(expected = "seven")]
    fn a_panic_is_that_of_the_caller() {
        map((0..100).collect(), true, || (), |(), number| assert_ne!(number, 7, "seven"));
    }
}
