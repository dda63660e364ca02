//! The window's state and what commands do to it. `logic` is what happens without drawing; `ui` draws and collects
//! commands, which are run when the frame is drawn.

use std::io;
use std::path::{Path, PathBuf};

use egui::{Context, Ui, ViewportCommand};

use super::command::{self, Command};
use super::desk::Desk;
use super::dialogs::{Dialog, Palette};
use super::door::Door;
use super::forms::Begin;
use super::founding::Founding;
use super::idle::Idle;
use super::jobs::{Job, Progress};
use super::pick;
use super::screens::{Away, Check, Choose, SignIn};
use super::session::Session;
use super::situation::Situation;
use super::taste::Taste;
use super::theme;
use super::widgets::{TableKeys, Tone};
use crate::registry::clock::SystemClock;
use crate::registry::keys::Password;
use crate::registry::{OpenError, Registry};
use crate::{explain, i18n, tr};

/// The window.
pub struct App {
    pub(super) session: Session,
    pub(super) dialog: Option<Dialog>,
    pub(super) opening: Option<Job<Result<Registry, OpenError>>>,
    picking: Option<Job<Option<PathBuf>>>,
    pub(super) founding: Option<Founding>,
    pub(super) door: Door,
    pub(super) idle: Idle,
}

impl App {
    /// The window at the door of a vault, or, with a password, already opening it for its first account. It remembers
    /// nothing beyond itself.
    pub fn new(ctx: &Context, vault: Option<PathBuf>, password: Option<Password>) -> Self {
        Self::at_the_door(ctx, None, vault, password)
    }

    /// The window as [`App::new`] makes it, but it remembers in the folder `config` which vaults were opened, and goes
    /// to the door of the last one where none is named.
    pub fn at_the_door(
        ctx: &Context,
        config: Option<PathBuf>,
        vault: Option<PathBuf>,
        password: Option<Password>,
    ) -> Self {
        let door = Door::at(config);
        door.dress(ctx);
        let vault = vault.or_else(|| door.latest());
        let mut app = Self {
            session: Session::Choose(Choose { vaults: door.vaults(), ..Choose::default() }),
            dialog: None,
            opening: None,
            picking: None,
            founding: None,
            door,
            idle: Idle::new(Idle::MINUTES),
        };
        if let Some(folder) = vault {
            app.go_to(folder.clone(), None);
            if let Some(password) = password {
                app.open(folder, None, password, ctx);
            }
        }
        app
    }

    /// What happens without drawing: work that is done, and the lock that closes by itself.
    pub fn think(&mut self, ctx: &Context) {
        self.see_opening(ctx);
        self.see_picking();
        self.see_founding(ctx);
        self.see_check(ctx);
        self.see_away(ctx);
        self.at_desk(|desk| desk.think_of_paper(ctx));
        let wants_trial = if let Session::Open(desk) = &mut self.session { desk.think_of_ledger(ctx) } else { false };
        if wants_trial {
            self.bring_in(true, ctx);
        }
        if matches!(self.session, Session::Open(_) | Session::Check(_) | Session::Away(_)) && self.idle.is_over(ctx) {
            self.lock(ctx);
        }
    }

    /// Draws a frame and runs what was asked for in it.
    pub fn draw(&mut self, ui: &mut Ui) {
        self.idle.watch(ui);
        let mut commands = Vec::new();
        let at = self.situation();
        let Self { session, dialog, picking, idle, .. } = self;
        let keys = keys_of_screen(ui, dialog.as_ref());
        let in_front = dialog.is_none() && !egui::Popup::is_any_open(ui);
        if dialog.is_none() {
            commands.extend(command::pressed(ui, &at));
        }
        match session {
            Session::Choose(screen) => screen.ui(ui, picking.is_some(), &mut commands),
            Session::FirstStart(screen) => screen.ui(ui, picking.is_some(), &mut commands),
            Session::SignIn(screen) => screen.ui(ui, picking.is_some(), &mut commands),
            Session::Open(desk) => desk.ui(ui, (keys, in_front), idle, &mut commands),
            Session::Check(check) => check.ui(ui, &mut commands),
            Session::Away(away) => away.ui(ui),
        }
        if let Some(dialog) = dialog {
            dialog.ui(ui, &at, &mut commands);
        }
        if !commands.is_empty() {
            for command in commands {
                self.run(command, ui);
            }
            // What was asked for is seen in the next frame.
            ui.request_repaint();
        }
    }

    /// What is true now.
    fn situation(&self) -> Situation {
        match &self.session {
            Session::Choose(_) | Session::FirstStart(_) | Session::SignIn(_) => Situation::at_the_door(),
            Session::Open(desk) => desk.situation(),
            Session::Check(_) | Session::Away(_) => Situation::at_the_check(),
        }
    }

    fn run(&mut self, command: Command, ctx: &Context) {
        match command {
            Command::PickVault => self.pick(ctx),
            Command::Doors => self.show_doors(ctx, None),
            Command::Enter(folder) => self.go_to(folder, None),
            Command::Forget(folder) => {
                self.door.forget(&folder);
                self.show_doors(ctx, None);
            }
            Command::NewVault => self.set_up(ctx),
            Command::PickPlace => self.pick_folder(pick::Folder::place(), ctx),
            Command::Found(plan) => self.found(*plan, ctx),
            Command::Sample => self.look_at_sample(ctx),
            Command::SignIn { folder, user, password } => self.open(folder, Some(user), password, ctx),
            Command::Lock => self.lock(ctx),
            Command::Verify => self.verify(ctx),
            Command::StopVerifying => self.stop_verifying(),
            Command::Set { key, value } => self.ask(|desk| desk.set(key, value)),
            Command::OpenAccount => self.ask(|desk| Some(desk.ask_account())),
            Command::AddAccount(key) => self.ask(|desk| desk.add_account(*key)),
            Command::ChangePassword => self.ask(|desk| Some(desk.ask_password())),
            Command::KeepPassword(wrapped) => self.ask(|desk| desk.keep_password(*wrapped)),
            Command::Speak(lang) => {
                i18n::choose(lang);
                self.door.speak(lang);
                ctx.send_viewport_cmd(ViewportCommand::Title(tr!("ui-window-title")));
                self.keep(Taste::LANGUAGE, lang.tag());
                self.return_to_password();
            }
            Command::Wear(look) => {
                theme::wear(ctx, look);
                self.door.wear(look);
                self.keep(Taste::LOOK, look.code());
                self.return_to_password();
            }
            Command::Size(size) => {
                ctx.set_zoom_factor(size.zoom());
                self.door.size(size);
                self.keep(Taste::SIZE, size.code());
                self.return_to_password();
            }
            Command::LockAfter(minutes) => {
                self.idle = Idle::new(minutes);
                self.keep(Taste::MINUTES, &minutes.to_string());
            }
            Command::Go(section) => self.at_desk(|desk| desk.go(section)),
            Command::Find => self.at_desk(Desk::find),
            Command::Open(document) => self.at_desk(|desk| desk.open(document)),
            Command::OpenCard(card) => self.at_desk(|desk| desk.open_card(card)),
            Command::OpenMatter(matter) => self.at_desk(|desk| desk.open_matter(matter)),
            Command::Scan(matter) => self.at_desk(|desk| desk.scan(matter)),
            Command::PrintPaper(paper) => self.at_desk(|desk| desk.preview_paper(paper, ctx)),
            Command::SpotCheck => self.at_desk(|desk| desk.preview_spot_check(ctx)),
            Command::PrintMatter(matter) => self.at_desk(|desk| desk.print_matter(matter, ctx)),
            Command::ShowPlace(place) => self.at_desk(|desk| desk.show_place(place)),
            Command::PostPaper(paper, place) => self.at_desk(|desk| desk.preview_post(paper, place, ctx)),
            Command::Perform(act) => self.at_desk(|desk| desk.perform(&act)),
            Command::Back => self.at_desk(Desk::back),
            Command::Preview => self.at_desk(|desk| desk.preview(None, ctx)),
            Command::PreviewOf(what) => self.at_desk(|desk| desk.preview(Some(what), ctx)),
            Command::PrintNew => self.at_desk(|desk| desk.preview_new(ctx)),
            Command::Slip(seq) => self.at_desk(|desk| desk.preview_slip(seq, ctx)),
            Command::Worklist => self.at_desk(|desk| desk.preview_worklist(ctx)),
            Command::Labels => self.at_desk(Desk::labels),
            Command::PreviewLabels { grid } => self.at_desk(|desk| desk.preview_labels(grid, ctx)),
            Command::Print => self.at_desk(|desk| desk.print(ctx)),
            Command::PrintTest { order, size_mm } => self.at_desk(|desk| desk.print_test(order, size_mm, ctx)),
            Command::SavePdf => self.at_desk(|desk| desk.save_pdf(ctx)),
            Command::StopPrinting => self.at_desk(Desk::stop_printing),
            Command::BringIn => self.at_desk(|desk| desk.pick_ledger(ctx)),
            Command::EnterLedger => self.bring_in(false, ctx),
            Command::SaveRejects => self.at_desk(Desk::save_rejects),
            Command::Begin(begin) => self.at_desk(|desk| desk.begin(begin)),
            Command::Record => self.record(|desk| desk.record(false)),
            Command::RecordAndNext => self.record(|desk| desk.record(true)),
            Command::RecordWith { present, next } => self.record(|desk| desk.record_with(present, next)),
            Command::Hint(why) => self.at_desk(|desk| desk.say(Tone::Caution, why)),
            Command::Palette => self.dialog = Some(Dialog::Palette(Palette::default())),
            Command::Help => self.at_desk(Desk::help),
            Command::SaveManual => self.at_desk(|desk| desk.save_manual(ctx)),
            Command::Ask(dialog) => self.dialog = Some(dialog),
            Command::Close => {
                self.dialog = None;
                self.return_to_password();
            }
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    /// Keeps what the person at the desk prefers.
    fn keep(&mut self, key: &str, value: &str) {
        self.at_desk(|desk| desk.prefer(key, value));
    }

    /// Shows what is in a ledger, as if it had been picked.
    #[doc(hidden)]
    pub fn read_ledger(&mut self, path: PathBuf, ctx: &Context) {
        self.at_desk(|desk| desk.open_ledger(path, ctx));
    }

    /// At the door, the cursor goes back to where it is needed.
    fn return_to_password(&mut self) {
        if let Session::SignIn(screen) = &mut self.session {
            screen.focus();
        }
    }

    /// Records something; where others have to stand by, a dialog asks them.
    fn record(&mut self, act: impl FnOnce(&mut Desk) -> Option<Dialog>) {
        if let Session::Open(desk) = &mut self.session
            && let Some(dialog) = act(desk)
        {
            self.dialog = Some(dialog);
        }
    }

    /// Does something, after which this dialog or none is open.
    fn ask(&mut self, act: impl FnOnce(&mut Desk) -> Option<Dialog>) {
        if let Session::Open(desk) = &mut self.session {
            self.dialog = act(desk);
        }
    }

    fn at_desk(&mut self, act: impl FnOnce(&mut Desk)) {
        if let Session::Open(desk) = &mut self.session {
            act(desk);
        }
    }

    /// Goes to the door of the vault in `folder`.
    fn go_to(&mut self, folder: PathBuf, user: Option<&str>) {
        self.dialog = None;
        self.session = match SignIn::new(folder, user) {
            Ok(screen) => Session::SignIn(screen),
            Err(error) => Session::Choose(self.choose(Some(explain::keys_error(&error)))),
        };
    }

    /// Opens the vault on a thread of its own: deriving the key takes up to a second.
    fn open(&mut self, folder: PathBuf, user: Option<String>, password: Password, ctx: &Context) {
        if self.opening.is_some() {
            return;
        }
        let job = Job::start("open", ctx, move || {
            let registry = Registry::open(&folder, user.as_deref(), &password, Box::new(SystemClock))?;
            // What searches and forms look through is read here, where nobody waits for a frame; what cannot be read
            // finds and teaches nothing.
            registry.prepare_search().ok();
            registry.learn().ok();
            Ok(registry)
        });
        let Session::SignIn(screen) = &mut self.session else { return };
        match job {
            Ok(job) => {
                screen.wait();
                self.opening = Some(job);
            }
            Err(error) => screen.fail(job_failed(&error)),
        }
    }

    fn see_opening(&mut self, ctx: &Context) {
        let Some(job) = &self.opening else { return };
        let desk = match job.poll() {
            Progress::Working => return,
            Progress::Done(Ok(registry)) => self.sit_down(registry, ctx),
            Progress::Done(Err(error)) => Err(explain::open_error(&error)),
            Progress::Lost => Err(tr!("ui-job-lost")),
        };
        self.opening = None;
        match (desk, &mut self.session) {
            (Ok(desk), Session::SignIn(_)) => {
                self.session = Session::Open(Box::new(desk));
            }
            (Err(trouble), Session::SignIn(screen)) => screen.fail(trouble),
            // The door was left meanwhile: the vault closes again.
            (
                Ok(_) | Err(_),
                Session::Choose(_) | Session::FirstStart(_) | Session::Open(_) | Session::Check(_) | Session::Away(_),
            ) => {}
        }
    }

    /// Lets a person pick the folder of a vault.
    fn pick(&mut self, ctx: &Context) {
        let beside = match &self.session {
            Session::Choose(_) | Session::FirstStart(_) => None,
            Session::SignIn(screen) => Some(screen.folder().to_path_buf()),
            Session::Open(desk) => Some(desk.door().0),
            Session::Check(_) | Session::Away(_) => return,
        };
        self.pick_folder(pick::Folder::vault(beside.as_deref()), ctx);
    }

    /// Lets a person pick a folder; once at a time.
    fn pick_folder(&mut self, ask: pick::Folder, ctx: &Context) {
        if self.picking.is_some() || self.opening.is_some() {
            return;
        }
        match Job::start("folder", ctx, move || ask.ask()) {
            Ok(job) => self.picking = Some(job),
            Err(error) => {
                self.dialog = Some(Dialog::Tell { title: tr!("ui-command-pick-vault"), text: job_failed(&error) });
            }
        }
    }

    fn see_picking(&mut self) {
        let Some(job) = &self.picking else { return };
        let folder = match job.poll() {
            Progress::Working => return,
            Progress::Done(folder) => folder,
            Progress::Lost => None,
        };
        self.picking = None;
        let Some(folder) = folder else { return };
        if let Session::FirstStart(screen) = &mut self.session {
            screen.put_into(&folder);
        } else if Registry::is_vault(&folder) {
            self.go_to(folder, None);
        } else {
            let trouble = explain::open_error(&OpenError::NoVault(folder));
            match &mut self.session {
                Session::Choose(screen) => screen.trouble = Some(trouble),
                Session::FirstStart(screen) => screen.fail(trouble),
                Session::SignIn(screen) => screen.fail(trouble),
                Session::Open(_) | Session::Check(_) | Session::Away(_) => {
                    self.dialog = Some(Dialog::Tell { title: tr!("ui-command-pick-vault"), text: trouble });
                }
            }
        }
    }

    /// Closes the vault, wipes what egui remembers of it, and goes back to its door.
    pub(super) fn lock(&mut self, ctx: &Context) {
        if let Session::Check(check) = &mut self.session {
            check.then_lock = true;
            check.stop();
        }
        if let Session::Away(away) = &mut self.session {
            away.then_lock = true;
        }
        let Session::Open(desk) = &self.session else { return };
        let (folder, user) = desk.door();
        self.go_to(folder, Some(&user));
        ctx.memory_mut(|memory| {
            memory.data.clear();
            memory.caches = egui::cache::CacheStorage::default();
        });
        ctx.request_repaint();
    }

    /// The folder of the vault at whose door or desk the person is.
    pub fn vault(&self) -> Option<&Path> {
        match &self.session {
            Session::Choose(_) | Session::FirstStart(_) => None,
            Session::SignIn(screen) => Some(screen.folder()),
            Session::Open(desk) => Some(desk.folder()),
            Session::Check(check) => Some(check.folder()),
            Session::Away(away) => Some(away.folder()),
        }
    }

    /// For tests: at the desk of books that are open.
    #[doc(hidden)]
    pub fn seated(registry: Registry) -> Result<Self, crate::registry::Error> {
        Ok(Self {
            session: Session::Open(Box::new(Desk::new(registry)?)),
            dialog: None,
            opening: None,
            picking: None,
            founding: None,
            door: Door::at(None),
            idle: Idle::new(Idle::MINUTES),
        })
    }

    /// For tests: begins what is kept under such a name, as in `lend/d1/c3`.
    #[doc(hidden)]
    pub fn begin(&mut self, name: &str) {
        if let Some(begin) = Begin::from_name(name) {
            self.at_desk(|desk| desk.begin(begin));
        }
    }

    /// For tests: as it looks while the vault is checked, when this many entries were found to hold.
    #[doc(hidden)]
    pub fn stand_checking(&mut self, entries: u64) {
        if let Session::Open(desk) = &self.session {
            self.session = Session::Check(Box::new(Check::standing(desk, entries)));
        }
    }

    /// For tests: as it looks while this many rows of a ledger are brought in, or only tried.
    #[doc(hidden)]
    pub fn stand_bringing_in(&mut self, rehearsal: bool, rows: usize) {
        if let Session::Open(desk) = &self.session {
            self.session = Session::Away(Box::new(Away::standing(desk, rehearsal, rows)));
        }
    }

    /// For tests: the books at whose desk it is.
    #[doc(hidden)]
    pub fn books(&self) -> Option<&Registry> {
        match &self.session {
            Session::Open(desk) => Some(desk.books()),
            Session::Choose(_) | Session::FirstStart(_) | Session::SignIn(_) | Session::Check(_) | Session::Away(_) => {
                None
            }
        }
    }

    /// As if nobody had touched anything for this long.
    #[doc(hidden)]
    pub fn wait(&mut self, time: std::time::Duration) {
        self.idle.age(time);
    }
}

/// Whether keys without Ctrl are the screen's: nothing is in front of it, and no field or button has the focus.
fn keys_of_screen(ui: &Ui, dialog: Option<&Dialog>) -> TableKeys {
    let popup = ui.any_popup_open() || egui::Popup::is_any_open(ui);
    let elsewhere = dialog.is_some() || popup || ui.memory(|memory| memory.focused().is_some());
    if elsewhere { TableKeys::Elsewhere } else { TableKeys::Table }
}

pub(super) fn job_failed(error: &io::Error) -> String {
    tr!("ui-job-failed", reason = error.to_string())
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.think(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
