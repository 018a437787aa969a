//! Much work of one kind, on all processors: what is to be done is taken a few at a time, so that
//! neither it nor what comes of it need fit into memory.

use std::num::NonZero;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

/// So many things are taken at once: enough that nobody waits for his turn, few enough that all
/// end at about the same time.
const AT_ONCE: usize = 32;

/// Does `work` on some of `things` at a time, on as many threads as there are processors, until
/// none is left. `gather` gets what comes of it one by one, in no order.
pub(crate) fn each<T: Send, R>(
    things: impl Iterator<Item = T> + Send,
    work: impl Fn(Vec<T>) -> R + Sync,
    gather: impl FnMut(R) + Send,
) {
    let things = Mutex::new(things.fuse());
    let gather = Mutex::new(gather);
    let some = || -> Vec<T> { held(&things).by_ref().take(AT_ONCE).collect() };
    let done = |some| {
        let result = work(some);
        held(&gather)(result);
    };
    let until_none_is_left = || {
        loop {
            let some = some();
            if some.is_empty() {
                return;
            }
            done(some);
        }
    };
    let first = some();
    if first.len() < AT_ONCE {
        return done(first);
    }
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        for _ in 1..processors {
            // Where no more thread is to be had, those that are there do the work.
            let _ = thread::Builder::new().spawn_scoped(scope, until_none_is_left);
        }
        done(first);
        until_none_is_left();
    });
}

/// A thread that panics takes the whole down with it, so nobody sees what it left half done.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_done_once_however_much_there_is() {
        for many in [0, 1, AT_ONCE, AT_ONCE + 1, 10_000] {
            let mut sum = 0;
            let mut seen = 0;
            each(
                0..many,
                |some| some,
                |some| {
                    seen += some.len();
                    sum += some.iter().sum::<usize>();
                },
            );
            assert_eq!((seen, sum), (many, many * many.saturating_sub(1) / 2));
        }
    }
}
