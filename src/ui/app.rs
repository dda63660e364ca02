//! The window's state and what commands do to it. `logic` is what happens without drawing; `ui` draws and collects
//! commands, which are run when the frame is drawn.

use std::io;
use std::path::{Path, PathBuf};

use egui::{Context, Ui, ViewportCommand};

use super::command::{self, Command};
use super::desk::Desk;
use super::dialogs::Dialog;
use super::idle::Idle;
use super::jobs::{Job, Progress};
use super::pick;
use super::screens::{Choose, SignIn};
use super::session::Session;
use super::widgets::TableKeys;
use crate::registry::clock::SystemClock;
use crate::registry::keys::Password;
use crate::registry::{OpenError, Registry};
use crate::{explain, i18n, tr};

/// The window.
pub struct App {
    session: Session,
    dialog: Option<Dialog>,
    opening: Option<Job<Result<Registry, OpenError>>>,
    picking: Option<Job<Option<PathBuf>>>,
    idle: Idle,
}

impl App {
    /// The window at the door of a vault, or, with a password, already opening it for its first account.
    pub fn new(ctx: &Context, vault: Option<PathBuf>, password: Option<Password>) -> Self {
        let mut app = Self {
            session: Session::Choose(Choose::default()),
            dialog: None,
            opening: None,
            picking: None,
            idle: Idle::new(),
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
        self.see_opening();
        self.see_picking();
        if let Session::Open(desk) = &mut self.session {
            desk.think(ctx);
        }
        if matches!(self.session, Session::Open(_)) && self.idle.is_over(ctx) {
            self.lock(ctx);
        }
    }

    /// Draws a frame and runs what was asked for in it.
    pub fn draw(&mut self, ui: &mut Ui) {
        self.idle.watch(ui);
        let mut commands = Vec::new();
        let Self { session, dialog, picking, idle, .. } = self;
        let keys = keys_of_screen(ui, dialog.as_ref());
        if dialog.is_none() {
            commands.extend(command::pressed(ui));
        }
        match session {
            Session::Choose(screen) => screen.ui(ui, picking.is_some(), &mut commands),
            Session::SignIn(screen) => screen.ui(ui, picking.is_some(), &mut commands),
            Session::Open(desk) => desk.ui(ui, keys, idle, &mut commands),
        }
        if let Some(dialog) = dialog {
            dialog.ui(ui, &mut commands);
        }
        if !commands.is_empty() {
            for command in commands {
                self.run(command, ui);
            }
            // What was asked for is seen in the next frame.
            ui.request_repaint();
        }
    }

    fn run(&mut self, command: Command, ctx: &Context) {
        match command {
            Command::PickVault => self.pick(ctx),
            Command::SignIn { folder, user, password } => self.open(folder, Some(user), password, ctx),
            Command::Lock => self.lock(ctx),
            Command::Speak(lang) => {
                i18n::choose(lang);
                ctx.send_viewport_cmd(ViewportCommand::Title(tr!("ui-window-title")));
                self.return_to_password();
            }
            Command::Wear(theme) => {
                ctx.set_theme(theme);
                self.return_to_password();
            }
            Command::Go(section) => self.at_desk(|desk| desk.go(section)),
            Command::Find => self.at_desk(Desk::find),
            Command::Open(document) => self.at_desk(|desk| desk.open(document)),
            Command::Back => self.at_desk(Desk::back),
            Command::Preview => self.at_desk(|desk| desk.preview(None, ctx)),
            Command::PreviewOf(what) => self.at_desk(|desk| desk.preview(Some(what), ctx)),
            Command::PrintNew => self.at_desk(|desk| desk.preview_new(ctx)),
            Command::Print => self.at_desk(|desk| desk.print(ctx)),
            Command::PrintTest { order, size_mm } => self.at_desk(|desk| desk.print_test(order, size_mm, ctx)),
            Command::SavePdf => self.at_desk(|desk| desk.save_pdf(ctx)),
            Command::StopPrinting => self.at_desk(Desk::stop_printing),
            Command::Begin(begin) => self.at_desk(|desk| desk.begin(begin)),
            Command::Record | Command::RecordAndNext => {}
            Command::Ask(dialog) => self.dialog = Some(dialog),
            Command::Close => {
                self.dialog = None;
                self.return_to_password();
            }
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    /// At the door, the cursor goes back to where it is needed.
    fn return_to_password(&mut self) {
        if let Session::SignIn(screen) = &mut self.session {
            screen.focus();
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
            Err(error) => Session::Choose(Choose { trouble: Some(explain::keys_error(&error)) }),
        };
    }

    /// Opens the vault on a thread of its own: deriving the key takes up to a second.
    fn open(&mut self, folder: PathBuf, user: Option<String>, password: Password, ctx: &Context) {
        if self.opening.is_some() {
            return;
        }
        let job =
            Job::start("open", ctx, move || Registry::open(&folder, user.as_deref(), &password, Box::new(SystemClock)));
        let Session::SignIn(screen) = &mut self.session else { return };
        match job {
            Ok(job) => {
                screen.wait();
                self.opening = Some(job);
            }
            Err(error) => screen.fail(job_failed(&error)),
        }
    }

    fn see_opening(&mut self) {
        let Some(job) = &self.opening else { return };
        let desk = match job.poll() {
            Progress::Working => return,
            Progress::Done(Ok(registry)) => Desk::new(registry).map_err(|error| explain::error(&error)),
            Progress::Done(Err(error)) => Err(explain::open_error(&error)),
            Progress::Lost => Err(tr!("ui-job-lost")),
        };
        self.opening = None;
        match (desk, &mut self.session) {
            (Ok(desk), Session::SignIn(_)) => {
                self.idle = Idle::new();
                self.session = Session::Open(Box::new(desk));
            }
            (Err(trouble), Session::SignIn(screen)) => screen.fail(trouble),
            // The door was left meanwhile: the vault closes again.
            (Ok(_) | Err(_), Session::Choose(_) | Session::Open(_)) => {}
        }
    }

    /// Lets a person pick the folder of a vault; once at a time.
    fn pick(&mut self, ctx: &Context) {
        if self.picking.is_some() || self.opening.is_some() {
            return;
        }
        let beside = match &self.session {
            Session::Choose(_) => None,
            Session::SignIn(screen) => Some(screen.folder().to_path_buf()),
            Session::Open(desk) => Some(desk.door().0),
        };
        let ask = pick::Folder::vault(beside.as_deref());
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
        if Registry::is_vault(&folder) {
            self.go_to(folder, None);
        } else {
            let trouble = explain::open_error(&OpenError::NoVault(folder));
            match &mut self.session {
                Session::Choose(screen) => screen.trouble = Some(trouble),
                Session::SignIn(screen) => screen.fail(trouble),
                Session::Open(_) => {
                    self.dialog = Some(Dialog::Tell { title: tr!("ui-command-pick-vault"), text: trouble });
                }
            }
        }
    }

    /// Closes the vault, wipes what egui remembers of it, and goes back to its door.
    fn lock(&mut self, ctx: &Context) {
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
            Session::Choose(_) => None,
            Session::SignIn(screen) => Some(screen.folder()),
            Session::Open(desk) => Some(desk.folder()),
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
    let elsewhere = dialog.is_some() || ui.any_popup_open() || ui.memory(|memory| memory.focused().is_some());
    if elsewhere { TableKeys::Elsewhere } else { TableKeys::Table }
}

fn job_failed(error: &io::Error) -> String {
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
