//! Group commit: callers queue up while a transaction is made durable, and the next one takes them
//! all.
//!
//! A queue answers every job once, also when its thread is ending; it never answers before its
//! worker has.

use std::collections::VecDeque;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

/// Does jobs, several in one go.
pub(crate) trait Worker: Send + 'static {
    /// What is asked.
    type Job: Send + 'static;
    /// What is answered.
    type Answer: Send + 'static;

    /// Does these jobs and answers each, in the same order.
    fn work(&mut self, jobs: &[Self::Job]) -> Vec<Self::Answer>;
}

struct Waiting<W: Worker> {
    jobs: VecDeque<(W::Job, SyncSender<W::Answer>)>,
    closed: bool,
}

struct Shared<W: Worker> {
    waiting: Mutex<Waiting<W>>,
    arrived: Condvar,
    most: usize,
}

impl<W: Worker> Shared<W> {
    fn waiting(&self) -> MutexGuard<'_, Waiting<W>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is there to do, as soon as there is something; nothing once the queue is closed.
    fn take(&self) -> Vec<(W::Job, SyncSender<W::Answer>)> {
        let mut waiting = self.waiting();
        while waiting.jobs.is_empty() && !waiting.closed {
            waiting = self.arrived.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
        let many = waiting.jobs.len().min(self.most);
        waiting.jobs.drain(..many).collect()
    }
}

/// Jobs waiting for one or several workers.
pub(crate) struct Queue<W: Worker> {
    shared: Arc<Shared<W>>,
    threads: Vec<JoinHandle<()>>,
}

impl<W: Worker> Queue<W> {
    /// Starts a thread a worker, each taking at most so many jobs in one go.
    pub(crate) fn start(name: &str, workers: Vec<W>, most: usize) -> std::io::Result<Self> {
        let waiting = Mutex::new(Waiting { jobs: VecDeque::new(), closed: false });
        let shared = Arc::new(Shared { waiting, arrived: Condvar::new(), most });
        let mut queue = Self { shared, threads: Vec::new() };
        for worker in workers {
            let shared = Arc::clone(&queue.shared);
            let thread = thread::Builder::new().name(name.to_owned());
            queue.threads.push(thread.spawn(move || serve(&shared, worker))?);
        }
        Ok(queue)
    }

    /// Asks and waits for the answer; `None` when every worker has died.
    pub(crate) fn ask(&self, job: W::Job) -> Option<W::Answer> {
        let (sender, answer) = sync_channel(1);
        let mut waiting = self.shared.waiting();
        if waiting.closed {
            return None;
        }
        waiting.jobs.push_back((job, sender));
        drop(waiting);
        self.shared.arrived.notify_one();
        answer.recv().ok()
    }
}

impl<W: Worker> Drop for Queue<W> {
    fn drop(&mut self) {
        self.shared.waiting().closed = true;
        self.shared.arrived.notify_all();
        for thread in self.threads.drain(..) {
            // A worker that panicked has closed the queue; there is nothing left to say here.
            let _ended = thread.join();
        }
    }
}

fn serve<W: Worker>(shared: &Shared<W>, mut worker: W) {
    let _closing = Closing(shared);
    loop {
        let (jobs, senders): (Vec<_>, Vec<_>) = shared.take().into_iter().unzip();
        if jobs.is_empty() {
            return;
        }
        for (sender, answer) in senders.iter().zip(worker.work(&jobs)) {
            // Who no longer waits for the answer will send the command again.
            let _gone = sender.send(answer);
        }
    }
}

/// Closes the queue when a worker's thread ends, however it ends: nobody waits for the dead.
struct Closing<'a, W: Worker>(&'a Shared<W>);

impl<W: Worker> Drop for Closing<'_, W> {
    fn drop(&mut self) {
        let mut waiting = self.0.waiting();
        waiting.closed = true;
        waiting.jobs.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    /// Says how many jobs it was given in one go; dies of a zero.
    struct Counts;

    impl Worker for Counts {
        type Job = u32;
        type Answer = (u32, usize);

        fn work(&mut self, jobs: &[u32]) -> Vec<(u32, usize)> {
            thread::sleep(Duration::from_millis(5));
            jobs.iter().map(|job| (600 / job, jobs.len())).collect()
        }
    }

    #[test]
    fn jobs_that_arrive_together_are_done_together() {
        let queue = Queue::start("test", vec![Counts], 8).unwrap();
        let together = thread::scope(|scope| {
            let ask = |job| queue.ask(job).unwrap();
            let asked: Vec<_> = (1..=30).map(|job| scope.spawn(move || (job, ask(job)))).collect();
            let answers = asked.into_iter().map(|asked| asked.join().unwrap());
            answers.inspect(|(job, (answer, _))| assert_eq!(*answer, 600 / job)).collect::<Vec<_>>()
        });
        let most = together.iter().map(|(_, (_, many))| *many).max();
        assert_eq!(most, Some(8));
    }

    #[test]
    fn nobody_waits_for_a_dead_worker() {
        let queue = Queue::start("test", vec![Counts], 8).unwrap();
        assert_eq!(queue.ask(0), None);
        assert_eq!(queue.ask(1), None);
    }
}
