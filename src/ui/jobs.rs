//! Work that would hold up a frame: on a thread with a name, its outcome by channel, and a frame when it is there.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use egui::Context;

/// Something that a thread is doing.
#[derive(Debug)]
pub(crate) struct Job<T>(Receiver<T>);

/// How far a job is.
#[derive(Debug)]
pub(crate) enum Progress<T> {
    /// Still at it.
    Working,
    /// Finished.
    Done(T),
    /// The thread is gone without an outcome.
    Lost,
}

/// Asks for a frame when it goes, whether the work ended well or not.
struct Bell(Context);

impl Drop for Bell {
    fn drop(&mut self) {
        self.0.request_repaint();
    }
}

impl<T: Send + 'static> Job<T> {
    /// Starts `work` on a thread called `name`.
    pub(crate) fn start(name: &str, ctx: &Context, work: impl FnOnce() -> T + Send + 'static) -> io::Result<Self> {
        let (sender, receiver) = channel();
        let bell = Bell(ctx.clone());
        thread::Builder::new().name(name.to_owned()).spawn(move || {
            // Captured first, dropped last: when it rings, the outcome is in the channel.
            let _bell = bell;
            let outcome = work();
            // Nobody listens any more when the screen was left meanwhile.
            sender.send(outcome).ok();
        })?;
        Ok(Self(receiver))
    }

    /// A job that is never done: what is shown meanwhile stands still.
    pub(crate) fn standing() -> Self {
        let (sender, receiver) = channel();
        // A sender that was dropped would say that the thread is gone.
        std::mem::forget(sender);
        Self(receiver)
    }

    /// Looks whether it is done.
    pub(crate) fn poll(&self) -> Progress<T> {
        match self.0.try_recv() {
            Ok(outcome) => Progress::Done(outcome),
            Err(TryRecvError::Empty) => Progress::Working,
            Err(TryRecvError::Disconnected) => Progress::Lost,
        }
    }

    /// Waits until it is done, but no longer than this.
    pub(crate) fn wait(&self, most: Duration) -> Progress<T> {
        match self.0.recv_timeout(most) {
            Ok(outcome) => Progress::Done(outcome),
            Err(RecvTimeoutError::Timeout) => Progress::Working,
            Err(RecvTimeoutError::Disconnected) => Progress::Lost,
        }
    }
}
