//! What the process forbids itself before anything else: on Linux, every socket that is not a local one. The filter
//! holds for all threads and children and cannot be taken off again.

use std::io::Write as _;

/// Why the filter is not in place.
#[derive(Debug, thiserror::Error)]
#[error("the network filter could not be installed: {0}")]
pub struct GuardError(String);

/// Lets `socket` and `socketpair` through for `AF_UNIX` alone and denies `io_uring_setup`, which could open sockets past
/// the filter. TCP, UDP, name look-ups and netlink then fail with «permission denied».
#[cfg(target_os = "linux")]
pub fn forbid_network() -> Result<(), GuardError> {
    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
        apply_filter_all_threads,
    };

    let failed = |error: &dyn std::fmt::Display| GuardError(error.to_string());
    let arch = std::env::consts::ARCH.try_into().map_err(|error: seccompiler::BackendError| failed(&error))?;
    let numbers = Numbers::of_this_machine().ok_or_else(|| failed(&std::env::consts::ARCH))?;
    let not_local =
        SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, AF_UNIX).map_err(|error| failed(&error))?;
    let rule = SeccompRule::new(vec![not_local]).map_err(|error| failed(&error))?;
    let rules = [
        (numbers.socket, vec![rule.clone()]),
        (numbers.socketpair, vec![rule]),
        // No rule: always.
        (numbers.io_uring_setup, Vec::new()),
    ];
    let filter =
        SeccompFilter::new(rules.into_iter().collect(), SeccompAction::Allow, SeccompAction::Errno(EACCES), arch)
            .map_err(|error| failed(&error))?;
    let program: BpfProgram = filter.try_into().map_err(|error: seccompiler::BackendError| failed(&error))?;
    apply_filter_all_threads(&program).map_err(|error| failed(&error))
}

/// Elsewhere nothing is installed: the program has no network code, and the build imports no socket library.
#[cfg(not(target_os = "linux"))]
pub fn forbid_network() -> Result<(), GuardError> {
    Ok(())
}

/// A panic closes the vault as it unwinds and is told in a sentence, not as a trace. Parsers of foreign files that are
/// expected to give up stay silent: their caller says what is wrong with the file.
pub fn speak_on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        if crate::exchange::read::is_expected_panic() {
            return;
        }
        // Where it happened, not what was in hand: a message could hold what should not be on a screen.
        let cause = panic.location().map(ToString::to_string).unwrap_or_default();
        let _said = writeln!(std::io::stderr(), "{}", crate::tr!("panicked", cause));
    }));
}

#[cfg(target_os = "linux")]
const AF_UNIX: u64 = 1;

#[cfg(target_os = "linux")]
const EACCES: u32 = 13;

/// The numbers of three system calls; they differ between machines.
#[cfg(target_os = "linux")]
struct Numbers {
    socket: i64,
    socketpair: i64,
    io_uring_setup: i64,
}

#[cfg(target_os = "linux")]
impl Numbers {
    fn of_this_machine() -> Option<Self> {
        match std::env::consts::ARCH {
            "x86_64" => Some(Self { socket: 41, socketpair: 53, io_uring_setup: 425 }),
            "aarch64" | "riscv64" => Some(Self { socket: 198, socketpair: 199, io_uring_setup: 425 }),
            _ => None,
        }
    }
}
