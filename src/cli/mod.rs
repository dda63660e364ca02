//! The subcommands: each a few lines over `registry`, `print` and `exchange`. Scripts, tests and benchmarks use the
//! same verbs as the window.
//!
//! Exit codes: 0 done, 1 refused or a check failed, 2 wrong usage, 3 locked (password, in use), 4 damaged.

mod arguments;
mod demo;
mod journal;
mod ledgers;
mod paper;
mod reading;
mod sheets_posts;
mod vault;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;

use crate::registry::keys::KeysError;
use crate::registry::{Error, OpenError, StoreOpenError};
use crate::{exchange, explain, print, tr};

pub use arguments::Task;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// It is done.
    Done,
    /// A rule said no, or a check failed.
    Refused,
    /// The command line was wrong.
    Usage,
    /// Wrong password, or somebody else has the vault open.
    Locked,
    /// A file is damaged.
    Damaged,
}

impl Exit {
    /// The code for the shell.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Refused => 1,
            Self::Usage => 2,
            Self::Locked => 3,
            Self::Damaged => 4,
        }
    }
}

/// Why a command failed; its sentence is found where it is shown.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The vault did not open.
    Open(Box<OpenError>),
    /// A verb failed.
    Verb(Box<Error>),
    /// A ledger could not be read.
    Read(PathBuf, exchange::read::ReadError),
    /// A table could not be written.
    Table(exchange::write::WriteError),
    /// Something cannot be put on paper.
    Print(Box<print::PrintError>),
    /// A file could not be read or written.
    File(PathBuf, std::io::Error),
    /// The answer could not be written out.
    Out(std::io::Error),
    /// The command line asks for something there is not.
    Usage(String),
    /// Something the books do not have.
    Nothing(String),
}

macro_rules! failures {
    ($($error:ty => $make:expr),* $(,)?) => {$(
        impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                $make(error)
            }
        }
    )*};
}

failures! {
    OpenError => |error| Self::Open(Box::new(error)),
    Error => |error| Self::Verb(Box::new(error)),
    exchange::write::WriteError => Self::Table,
    print::PrintError => |error| Self::Print(Box::new(error)),
    std::io::Error => Self::Out,
    serde_json::Error => |error: serde_json::Error| Self::Out(error.into()),
}

impl Failure {
    fn exit(&self) -> Exit {
        match self {
            Self::Open(error) => open_exit(error),
            Self::Usage(_) => Exit::Usage,
            Self::Verb(_)
            | Self::Read(..)
            | Self::Table(_)
            | Self::Print(_)
            | Self::File(..)
            | Self::Out(_)
            | Self::Nothing(_) => Exit::Refused,
        }
    }

    fn sentence(&self) -> String {
        match self {
            Self::Open(error) => explain::open_error(error),
            Self::Verb(error) => explain::error(error),
            Self::Read(path, error) => {
                tr!("ledger-unreadable", cause = exchange::explain::read_error(error), path = path.display())
            }
            Self::Table(error) => exchange::explain::write_error(error),
            Self::Print(error) => explain::print_error(error),
            Self::File(path, error) => tr!("file-named-failed", cause = error.to_string(), path = path.display()),
            Self::Out(error) => tr!("file-failed", cause = error.to_string()),
            Self::Usage(sentence) | Self::Nothing(sentence) => sentence.clone(),
        }
    }
}

fn open_exit(error: &OpenError) -> Exit {
    match error {
        OpenError::InUse(_) => Exit::Locked,
        OpenError::Keys(error) => match error {
            KeysError::WrongPassword | KeysError::NoAccount => Exit::Locked,
            KeysError::Damaged | KeysError::Foreign | KeysError::Missing => Exit::Damaged,
            KeysError::Newer { .. } | KeysError::Crypto | KeysError::Io(_) => Exit::Refused,
        },
        OpenError::Store(error) => match error {
            StoreOpenError::InUse => Exit::Locked,
            StoreOpenError::Missing | StoreOpenError::Locked | StoreOpenError::Foreign | StoreOpenError::Damaged(_) => {
                Exit::Damaged
            }
            StoreOpenError::Newer { .. } | StoreOpenError::NotEncrypted | StoreOpenError::Store(_) => Exit::Refused,
        },
        OpenError::Missing(_) | OpenError::Check(_) => Exit::Damaged,
        OpenError::NoVault(_) | OpenError::Exists(_) | OpenError::Io(_) | OpenError::Verb(_) => Exit::Refused,
    }
}

/// What main is to do after the arguments are read.
pub enum Next {
    /// Nothing more.
    Exit(Exit),
    /// Open the window, on a vault where one is named, with its password where the command line had one.
    Window(Option<PathBuf>, Option<crate::registry::keys::Password>),
}

/// Reads the arguments and does what they say; what a person or a program reads goes to `out`, sentences about
/// failures to `err`.
pub fn run(arguments: impl IntoIterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> Next {
    let task = match arguments::read(arguments) {
        Ok(task) => task,
        Err(answer) => {
            let (to, exit): (&mut dyn Write, _) = if answer.is_help { (out, Exit::Done) } else { (err, Exit::Usage) };
            // Nobody listens if this cannot be written.
            let _said = writeln!(to, "{}", answer.text.trim_end());
            return Next::Exit(exit);
        }
    };
    let json = task.json();
    match perform(task, out, err) {
        Ok(next) => next,
        Err(failure) => {
            let _said = if json {
                writeln!(out, "{}", serde_json::json!({ "error": failure.sentence() }))
            } else {
                writeln!(err, "{}", failure.sentence())
            };
            Next::Exit(failure.exit())
        }
    }
}

fn perform(task: Task, out: &mut dyn Write, err: &mut dyn Write) -> Result<Next, Failure> {
    let exit = match task {
        Task::Window(vault) => return Ok(Next::Window(vault.map(|dir| vault::folder(&dir)), None)),
        Task::Demo(demo) => return demo::run(&demo, out),
        Task::Init(init) => vault::init(&init, out, err)?,
        Task::Account(account) => vault::account(&account, out)?,
        Task::Password(password) => vault::change_password(&password, out, err)?,
        Task::Import(import) => ledgers::import(&import, out)?,
        Task::Export(export) => ledgers::export(&export, out)?,
        Task::Record(record) => journal::record(&record, out)?,
        Task::Print(print) => paper::print(&print, out)?,
        Task::Search(search) => reading::search(&search, out)?,
        Task::Due(due) => reading::due(&due, out)?,
        Task::Journal(journal) => journal::export(&journal, out)?,
        Task::Verify(verify) => journal::verify(&verify, out)?,
    };
    Ok(Next::Exit(exit))
}
