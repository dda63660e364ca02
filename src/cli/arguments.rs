//! The arguments: which command, on which vault, and how it is to answer. The words of the help are in the locales.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::civil::Date;

use crate::i18n::{self, Lang};
use crate::labels::LabelsOf;
use crate::model::person::Post;
use crate::model::register::Register;
use crate::paper::Paper;
use crate::print::labels::Stock;
use crate::registry::names::DocumentName;
use crate::registry::verify::Anchor;
use crate::tr;

/// How a vault is opened.
#[derive(Debug, Clone, Default)]
pub struct Open {
    /// The vault's folder.
    pub vault: PathBuf,
    /// The account.
    pub user: Option<String>,
    /// The file with the password.
    pub password_file: Option<PathBuf>,
    /// Whether a program reads the answer.
    pub json: bool,
}

/// What is to be done.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the commands are described in the help and in the README")]
pub enum Task {
    Window(Option<PathBuf>),
    Demo(Demo),
    Init(Init),
    Account(NewAccount),
    Password(NewPassword),
    Import(Import),
    Export(Export),
    Record(Record),
    Print(Print),
    Search(Search),
    Due(Due),
    Journal(Journal),
    Verify(Verify),
}

/// What is to be printed.
#[derive(Debug, Clone)]
pub enum PrintWhat {
    /// The books of a register, or its cards; of one year, or of one document where they are named.
    Register(Register, Option<i16>, Option<DocumentName>),
    /// The slips of a journal entry.
    Slip(u64),
    /// A paper of 三专 or 三铁.
    Post(crate::post_papers::PaperJob),
    /// Labels, of one year or of one document where they are named.
    Labels(Sheets, Option<i16>, Option<DocumentName>),
    /// The papers of matters: of a year, or of one matter by year and number, where they are named.
    Matters(Paper, Option<i16>, Option<(i16, u32)>),
}

/// Which labels, and on which sheets.
#[derive(Debug, Clone, Copy)]
pub struct Sheets {
    /// What gets a label.
    pub of: LabelsOf,
    /// The sheets.
    pub stock: Stock,
    /// The first label that is still on the first sheet, from 1.
    pub first: usize,
    /// Whether only where the labels lie is drawn.
    pub grid: bool,
    /// The destruction whose bags get one, by year and number.
    pub matter: Option<(i16, u32)>,
}

macro_rules! tasks {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $kind:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name {
            pub open: Open,
            $(pub $field: $kind,)*
        }
    )*};
}

tasks! {
    /// Make the sample vault.
    Demo { dir: Option<PathBuf>, window: bool }
    /// Found a vault.
    Init { unit: String }
    /// Open a further account.
    NewAccount { name: String, post: Post, new_password_file: Option<PathBuf> }
    /// Change the password of the account.
    NewPassword { new_password_file: Option<PathBuf> }
    /// Bring a ledger in.
    Import { register: Register, file: PathBuf, dry_run: bool }
    /// Write a register as a table.
    Export { register: Register, year: Option<i16>, out: PathBuf }
    /// Do verbs from a file or from standard input.
    Record { file: Option<PathBuf>, present: Vec<(String, PathBuf)> }
    /// Print a register.
    Print { what: PrintWhat, spell_out: bool, out: PathBuf }
    /// Find documents.
    Search { words: String }
    /// What should be back.
    Due { on: Option<Date> }
    /// Write the journal out.
    Journal { out: PathBuf }
    /// Check everything.
    Verify { anchor: Option<Anchor> }
}

impl Task {
    /// Whether a program reads the answer.
    pub fn json(&self) -> bool {
        match self {
            // The answers of `record` are JSON in any case; a vault that does not open is told in words.
            Self::Window(_) | Self::Record(_) => false,
            Self::Demo(task) => task.open.json,
            Self::Init(task) => task.open.json,
            Self::Account(task) => task.open.json,
            Self::Password(task) => task.open.json,
            Self::Import(task) => task.open.json,
            Self::Export(task) => task.open.json,
            Self::Print(task) => task.open.json,
            Self::Search(task) => task.open.json,
            Self::Due(task) => task.open.json,
            Self::Journal(task) => task.open.json,
            Self::Verify(task) => task.open.json,
        }
    }
}

/// What is said instead of doing anything.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) is_help: bool,
    pub(super) text: String,
}

/// Reads the arguments, the program's name first.
pub(super) fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Task, Answer> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // The language first: the help and the complaints are in it.
    if let Some(lang) = language_of(&arguments) {
        i18n::choose(lang);
    }
    let matches = command().try_get_matches_from(arguments).map_err(|error| answer(&error))?;
    task_of(&matches)
}

fn language_of(arguments: &[OsString]) -> Option<Lang> {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let after = texts.iter().position(|text| *text == "--lang").and_then(|at| texts.get(at + 1)).copied();
    after.or_else(|| texts.iter().find_map(|text| text.strip_prefix("--lang="))).and_then(Lang::from_tag)
}

const IMPORTED: &[&str] = &["receiving", "issuing", "lending"];
const EXPORTED: &[&str] = &["receiving", "issuing", "lending", "circulation"];
const PRINTED: &[&str] = &["receiving", "issuing", "lending", "circulation", LABELS];
/// Labels are printed like a register, and are none.
const LABELS: &str = "labels";

/// All that is printed: registers, labels, the papers of matters.
fn printed() -> PossibleValuesParser {
    let papers = Paper::ALL.map(Paper::code).into_iter().chain(super::sheets_posts::NAMES);
    PossibleValuesParser::new(PRINTED.iter().copied().chain(papers))
}

fn command() -> Command {
    let vault = || Arg::new("vault").long("vault").value_name("DIR").value_parser(value_parser!(PathBuf));
    let needed = || vault().required(true).help(tr!("help-vault"));
    let register = |names: &'static [&'static str]| {
        let parser = PossibleValuesParser::new(names).try_map(|name| Register::parse(&name).ok_or("register"));
        Arg::new("register")
            .long("register")
            .value_name("REGISTER")
            .value_parser(parser)
            .hide_possible_values(true)
            .help(tr!("help-register"))
    };
    let year = || Arg::new("year").long("year").value_name("Y").value_parser(value_parser!(i16)).help(tr!("help-year"));
    let path = |name: &'static str| Arg::new(name).value_name("FILE").value_parser(value_parser!(PathBuf));
    let out = || path("out").long("out").required(true).help(tr!("help-out"));
    let text = |name: &'static str, value: &'static str| Arg::new(name).long(name).value_name(value);
    let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
    let sub = |name: &'static str, about: String| layout(Command::new(name).about(about));
    layout(Command::new("tiegui").about(tr!("help-about")).version(env!("CARGO_PKG_VERSION")))
        .disable_version_flag(true)
        .arg(Arg::new("version").long("version").action(ArgAction::Version).help(tr!("help-version")))
        .subcommand_help_heading(tr!("help-commands"))
        .disable_help_subcommand(true)
        .arg(vault().help(tr!("help-window-vault")))
        .args([
            text("user", "NAME").global(true).help(tr!("help-user")),
            path("password-file").long("password-file").global(true).help(tr!("help-password-file")),
            flag("json").global(true).help(tr!("help-json")),
            text("lang", "LANG")
                .global(true)
                .value_parser(["zh-CN", "en"])
                .hide_possible_values(true)
                .help(tr!("help-lang")),
        ])
        .subcommands([
            sub("demo", tr!("help-demo")).args([
                path("dir").long("dir").value_name("DIR").help(tr!("help-dir")),
                flag("no-window").help(tr!("help-no-window")),
            ]),
            sub("init", tr!("help-init")).args([needed(), text("unit", "NAME").required(true).help(tr!("help-unit"))]),
            sub("account", tr!("help-account")).args([
                needed(),
                text("name", "NAME").required(true).help(tr!("help-name")),
                text("post", "POST")
                    .value_parser(["secretary", "leader", "witness"])
                    .default_value("leader")
                    .help(tr!("help-post")),
                path("new-password-file").long("new-password-file").help(tr!("help-new-password-file")),
            ]),
            sub("password", tr!("help-password"))
                .args([needed(), path("new-password-file").long("new-password-file").help(tr!("help-new-password"))]),
            sub("import", tr!("help-import")).args([
                needed(),
                register(IMPORTED).required(true),
                path("file").required(true).help(tr!("help-ledger")),
                flag("dry-run").help(tr!("help-dry-run")),
            ]),
            sub("record", tr!("help-record")).args([
                needed(),
                path("file").help(tr!("help-record-file")),
                text("present", "NAME=FILE")
                    .action(ArgAction::Append)
                    .value_parser(|text: &str| standing_by(text).ok_or("present"))
                    .help(tr!("help-present")),
            ]),
            sub("print", tr!("help-print"))
                .args([
                    needed(),
                    text("register", "REGISTER")
                        .value_parser(printed())
                        .hide_possible_values(true)
                        .required_unless_present("slip")
                        .help(tr!("help-printed")),
                    year(),
                    text("document", "N").help(tr!("help-document")),
                    text("matter", "Y-N")
                        .conflicts_with("document")
                        .value_parser(matter_named)
                        .help(tr!("help-matter")),
                    text("slip", "SEQ")
                        .value_parser(value_parser!(u64))
                        .conflicts_with_all(["register", "year", "document", "matter"])
                        .help(tr!("help-slip")),
                    text("place", "PATH").help(tr!("help-place")),
                    text("month", "YYYY-MM").help(tr!("help-month")),
                    flag("spell-out").help(tr!("help-spell-out")),
                    out(),
                ])
                .args(label_args()),
            sub("export", tr!("help-export")).args([needed(), register(EXPORTED).required(true), year(), out()]),
            sub("search", tr!("help-search"))
                .args([needed(), Arg::new("words").required(true).num_args(1..).help(tr!("help-words"))]),
            sub("due", tr!("help-due")).args([needed(), text("on", "DATE").help(tr!("help-on"))]),
            sub("journal", tr!("help-journal")).args([needed(), out()]),
            sub("verify", tr!("help-verify")).args([needed(), text("anchor", "SEQ:DIGEST").help(tr!("help-anchor"))]),
        ])
}

/// What is asked of labels.
fn label_args() -> [Arg; 4] {
    let text = |name: &'static str, value: &'static str| Arg::new(name).long(name).value_name(value);
    [
        text("of", "WHAT")
            .value_parser(PossibleValuesParser::new(LabelsOf::ALL.map(LabelsOf::code)))
            .default_value(LabelsOf::Copies.code())
            .hide_possible_values(true)
            .help(tr!("help-labels-of")),
        text("sheet", "SHEET")
            .default_value("3x8")
            .value_parser(|text: &str| Stock::parse(text).ok_or("sheet"))
            .help(tr!("help-sheet")),
        text("first", "N").default_value("1").value_parser(value_parser!(u16).range(1..)).help(tr!("help-first")),
        Arg::new("grid").long("grid").action(ArgAction::SetTrue).help(tr!("help-grid")),
    ]
}

/// The frame of a help page, in the language in force.
fn layout(command: Command) -> Command {
    command
        .help_template(format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}\n", tr!("help-usage")))
        .disable_help_flag(true)
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .action(ArgAction::Help)
                .help(tr!("help-help"))
                .help_heading(tr!("help-options"))
                .global(false),
        )
        .next_help_heading(tr!("help-options"))
}

fn answer(error: &clap::Error) -> Answer {
    let is_help = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    if is_help {
        return Answer { is_help, text: error.render().to_string() };
    }
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    };
    let (argument, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    let text = match error.kind() {
        ErrorKind::MissingRequiredArgument => tr!("usage-missing", argument),
        ErrorKind::ValueValidation if argument.starts_with("--sheet") => {
            let names: Vec<&str> = Stock::sold().map(|(name, _)| name).collect();
            tr!("usage-sheet", names = names.join(" "))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => tr!("usage-value", argument, value),
        ErrorKind::InvalidSubcommand => tr!("usage-command", command = said(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => tr!("usage-unknown", argument),
        _ => tr!("usage-wrong"),
    };
    Answer { is_help, text: format!("{text}\n{}", tr!("usage-see-help")) }
}

fn task_of(matches: &ArgMatches) -> Result<Task, Answer> {
    let vault = |matches: &ArgMatches| matches.get_one::<PathBuf>("vault").cloned();
    let Some((name, matches)) = matches.subcommand() else {
        return Ok(Task::Window(vault(matches)));
    };
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let path = |name: &str| matches.get_one::<PathBuf>(name).cloned();
    let open = Open {
        vault: if name == "demo" { None } else { vault(matches) }.unwrap_or_default(),
        user: text("user"),
        password_file: path("password-file"),
        json: matches.get_flag("json"),
    };
    let register = || matches.get_one::<Register>("register").copied().unwrap_or(Register::Receiving);
    let year = || matches.get_one::<i16>("year").copied();
    let out = || path("out").unwrap_or_default();
    Ok(match name {
        "demo" => Task::Demo(Demo { open, dir: path("dir"), window: !matches.get_flag("no-window") }),
        "init" => Task::Init(Init { open, unit: text("unit").unwrap_or_default() }),
        "account" => Task::Account(NewAccount {
            open,
            name: text("name").unwrap_or_default(),
            post: text("post").and_then(|post| Post::from_code(&post)).unwrap_or(Post::Leader),
            new_password_file: path("new-password-file"),
        }),
        "password" => Task::Password(NewPassword { open, new_password_file: path("new-password-file") }),
        "import" => Task::Import(Import {
            open,
            register: register(),
            file: path("file").unwrap_or_default(),
            dry_run: matches.get_flag("dry-run"),
        }),
        "record" => Task::Record(Record {
            open,
            file: path("file"),
            present: matches.get_many("present").into_iter().flatten().cloned().collect(),
        }),
        "print" => {
            let document = text("document").map(|document| match document.parse() {
                Ok(id) => DocumentName::Id(id),
                Err(_) => DocumentName::Words(document),
            });
            let name = text("register");
            let paper = name.as_deref().and_then(Paper::from_code);
            if let (Some(_), Some(document)) = (paper, text("document")) {
                return Err(wrong("--document", &document));
            }
            let what = match (matches.get_one::<u64>("slip"), name.as_deref()) {
                (Some(seq), _) => PrintWhat::Slip(*seq),
                (None, _) if let Some(paper) = paper => PrintWhat::Matters(paper, year(), matter(matches)),
                (None, Some(LABELS)) => PrintWhat::Labels(sheets(matches), year(), document),
                (None, Some(name)) if matter(matches).is_some() => return Err(wrong("--register", name)),
                (None, name) if let Some(job) = super::sheets_posts::job(matches, name) => PrintWhat::Post(job),
                (None, name) => {
                    let register = name.and_then(Register::parse).unwrap_or(Register::Receiving);
                    PrintWhat::Register(register, year(), document)
                }
            };
            Task::Print(Print { open, what, spell_out: matches.get_flag("spell-out"), out: out() })
        }
        "export" => Task::Export(Export { open, register: register(), year: year(), out: out() }),
        "search" => {
            let words: Vec<String> = matches.get_many("words").into_iter().flatten().cloned().collect();
            Task::Search(Search { open, words: words.join(" ") })
        }
        "due" => Task::Due(Due { open, on: text("on").map(|text| day(&text)).transpose()? }),
        "journal" => Task::Journal(Journal { open, out: out() }),
        _ => {
            let anchor = text("anchor").map(|text| text.parse().map_err(|_not_an_anchor| wrong("--anchor", &text)));
            Task::Verify(Verify { open, anchor: anchor.transpose()? })
        }
    })
}

/// Somebody who stands by, and the file with their password.
fn standing_by(text: &str) -> Option<(String, PathBuf)> {
    let (name, file) = text.split_once('=')?;
    (!name.is_empty() && !file.is_empty()).then(|| (name.to_owned(), PathBuf::from(file)))
}

fn day(text: &str) -> Result<Date, Answer> {
    crate::model::date::parse_date(text, None).map_err(|_no_day| wrong("--on", text))
}

fn wrong(argument: &str, value: &str) -> Answer {
    let text = format!("{}\n{}", tr!("usage-value", argument, value), tr!("usage-see-help"));
    Answer { is_help: false, text }
}

/// A matter's year and number.
fn matter_named(text: &str) -> Result<(i16, u32), &'static str> {
    let named = text.split_once('-').and_then(|(year, number)| Some((year.parse().ok()?, number.parse().ok()?)));
    named.ok_or("matter")
}

fn matter(matches: &ArgMatches) -> Option<(i16, u32)> {
    matches.get_one("matter").copied()
}

fn sheets(matches: &ArgMatches) -> Sheets {
    let of = matches.get_one::<String>("of").and_then(|of| LabelsOf::from_code(of));
    Sheets {
        of: of.unwrap_or(LabelsOf::Copies),
        stock: matches.get_one("sheet").copied().unwrap_or_else(Stock::usual),
        first: matches.get_one::<u16>("first").map_or(1, |first| usize::from(*first)),
        grid: matches.get_flag("grid"),
        matter: matter(matches),
    }
}
