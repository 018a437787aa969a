//! All processors for one command that reads many files.

use std::num::NonZero;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{env, thread};

use rayon::ThreadPoolBuilder;

use crate::cli::error::CommandError;

const MOST: usize = 64;

/// Does some work where whatever can be shared is shared by all processors.
///
/// # Errors
/// That of the work.
pub(crate) fn on_all_processors<R: Send>(
    work: impl FnOnce() -> Result<R, CommandError> + Send,
) -> Result<R, CommandError> {
    let wanted = |name: &str| env::var(name).ok()?.parse().ok();
    let wanted = wanted("RAYON_NUM_THREADS").filter(|number| *number > 0);
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    // More threads than processors are of no use, and each takes memory that may not be there.
    let number = wanted.unwrap_or(processors).min(MOST);
    let all = ThreadPoolBuilder::new().num_threads(number).build();
    // Where no more thread is to be had, the one that is there does the work.
    let alone = || ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
    match all.or_else(|_| alone()) {
        Ok(pool) => pool.install(work),
        Err(error) => Err(CommandError::new(format!("cannot share the work: {error}"))),
    }
}

/// A thread that panics takes the whole down with it, so nobody sees what it left half done.
pub(crate) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
