//! 双人同屏确认: those who have to stand by give their own passwords, one after the other, before the same screen. What
//! was typed is wiped as soon as it was handed on; nothing of it is kept.

use std::fmt;
use std::path::PathBuf;

use egui::{Button, Id, Key, Label, RichText, Ui, vec2};
use zeroize::Zeroize as _;

use crate::explain;
use crate::registry::confirm::{Present, present};
use crate::registry::keys::{KeysError, Password};
use crate::tr;
use crate::ui::command::Command;
use crate::ui::forms::Needed;
use crate::ui::jobs::{Job, Progress};
use crate::ui::theme;
use crate::ui::widgets::{Tone, notice, secret_field, wipe};

/// Room for a word of any length, so that it is not copied about in memory.
const ROOM: usize = 256;

/// The dialog.
pub(crate) struct Confirm {
    /// What is to be recorded.
    what: String,
    folder: PathBuf,
    seats: Vec<Seat>,
    /// Who stood by before.
    before: Vec<Present>,
    next: bool,
    job: Option<Job<Answers>>,
    /// The seat whose field gets the focus.
    focus: Option<usize>,
    trouble: Option<String>,
}

/// What became of the passwords, each with its seat.
type Answers = Vec<(usize, Result<Present, KeysError>)>;

/// Somebody who has to stand by.
struct Seat {
    needed: Needed,
    chosen: usize,
    typed: String,
    present: Option<Present>,
    trouble: Option<String>,
}

impl Seat {
    fn account(&self) -> &str {
        self.needed.accounts.get(self.chosen).map_or("", String::as_str)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.typed.zeroize();
    }
}

impl fmt::Debug for Confirm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What is typed is nobody's business.
        f.debug_struct("Confirm").field("what", &self.what).finish_non_exhaustive()
    }
}

impl Confirm {
    /// Asks for these people; `before` stood by already.
    pub(crate) fn new(what: String, folder: PathBuf, needed: Vec<Needed>, before: Vec<Present>, next: bool) -> Self {
        let seat =
            |needed| Seat { needed, chosen: 0, typed: String::with_capacity(ROOM), present: None, trouble: None };
        let seats = needed.into_iter().map(seat).collect();
        Self { what, folder, seats, before, next, job: None, focus: Some(0), trouble: None }
    }

    /// Draws it; whether it is done with.
    pub(super) fn ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) -> bool {
        self.see(ui, commands);
        ui.heading(tr!("process-confirm"));
        ui.label(RichText::new(tr!("process-confirm-what", what = self.what)).strong());
        ui.add(Label::new(RichText::new(tr!("process-confirm-how")).color(theme::palette(ui).faint)).wrap());
        ui.add_space(theme::GAP);
        let waits = self.job.is_some();
        let mut entered = false;
        ui.add_enabled_ui(!waits, |ui| {
            for at in 0..self.seats.len() {
                entered |= self.seat_ui(ui, at);
            }
        });
        if let Some(trouble) = &self.trouble {
            notice(ui, Tone::Danger, trouble);
        }
        ui.add_space(theme::GAP);
        let mut leaves = false;
        let whole = ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, Key::Enter));
        ui.horizontal(|ui| {
            let palette = theme::palette(ui);
            let label = if waits { tr!("process-confirming") } else { tr!("process-confirm-go") };
            let button = Button::new(RichText::new(label).color(palette.on_accent)).fill(palette.accent);
            let go = ui.add_enabled(!waits, button.min_size(vec2(150.0, theme::FIELD)));
            entered |= go.clicked();
            leaves = ui.add_enabled(!waits, Button::new(tr!("process-confirm-leave"))).clicked();
        });
        if (entered || whole) && !waits {
            self.ask(ui);
        }
        leaves
    }

    /// Draws a seat; whether Enter was pressed in the last field that is empty.
    fn seat_ui(&mut self, ui: &mut Ui, at: usize) -> bool {
        let n = self.seats.len();
        let Some(seat) = self.seats.get_mut(at) else { return false };
        let role = explain::role(seat.needed.role);
        if seat.present.is_some() {
            let text = tr!("process-confirmed", role, name = seat.account());
            ui.label(RichText::new(text).color(Tone::Well.ink(ui)));
            ui.add_space(theme::GAP);
            return false;
        }
        if seat.needed.accounts.len() > 1 {
            ui.label(RichText::new(tr!("process-who", role = role.as_str())).weak());
            ui.horizontal_wrapped(|ui| {
                for (index, name) in seat.needed.accounts.iter().enumerate() {
                    if ui.add(Button::selectable(seat.chosen == index, name).frame_when_inactive(true)).clicked() {
                        seat.chosen = index;
                        self.focus = Some(at);
                    }
                }
            });
        }
        let id = field(at);
        let n_accounts = seat.needed.accounts.len();
        if n_accounts > 1 && ui.memory(|memory| memory.has_focus(id)) {
            // The password stays where it is typed; another one of those who may is meant.
            let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
            if pressed(Key::ArrowDown) {
                seat.chosen = (seat.chosen + 1) % n_accounts;
            } else if pressed(Key::ArrowUp) {
                seat.chosen = (seat.chosen + n_accounts - 1) % n_accounts;
            }
        }
        let label = ui.label(RichText::new(tr!("process-password", role, name = seat.account())).weak());
        let response = secret_field(ui, id, &mut seat.typed).labelled_by(label.id);
        if self.focus == Some(at) && ui.is_enabled() {
            response.request_focus();
            self.focus = None;
        }
        if let Some(trouble) = &seat.trouble {
            ui.add(Label::new(RichText::new(trouble).small().color(Tone::Danger.ink(ui))).wrap());
        }
        ui.add_space(theme::GAP);
        if !response.lost_focus() || !ui.input(|input| input.key_pressed(Key::Enter)) {
            return false;
        }
        let wanting = (at + 1..n).find(|next| self.seats.get(*next).is_some_and(|seat| seat.present.is_none()));
        self.focus = wanting;
        wanting.is_none()
    }

    /// Asks the passwords on a thread: deriving a key takes up to a second.
    fn ask(&mut self, ui: &Ui) {
        let is_empty = |seat: &Seat| seat.present.is_none() && seat.typed.is_empty();
        if let Some(at) = self.seats.iter().position(is_empty) {
            self.focus = Some(at);
            return;
        }
        self.trouble = None;
        let mut asked = Vec::new();
        for (at, seat) in self.seats.iter_mut().enumerate().filter(|(_, seat)| seat.present.is_none()) {
            seat.trouble = None;
            asked.push((at, seat.account().to_owned(), Password::new(seat.typed.clone())));
            wipe(ui, field(at), &mut seat.typed);
        }
        let folder = self.folder.clone();
        let job = Job::start("confirm", ui, move || {
            asked.into_iter().map(|(at, name, password)| (at, present(&folder, &name, &password))).collect()
        });
        match job {
            Ok(job) => self.job = Some(job),
            Err(error) => self.trouble = Some(tr!("ui-job-failed", reason = error.to_string())),
        }
    }

    /// Wipes what was typed.
    pub(super) fn wipe(&mut self, ui: &Ui) {
        for (at, seat) in self.seats.iter_mut().enumerate() {
            wipe(ui, field(at), &mut seat.typed);
        }
    }

    /// Sees what became of the passwords.
    fn see(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let Some(job) = &self.job else { return };
        let answers = match job.poll() {
            Progress::Working => return,
            Progress::Done(answers) => answers,
            Progress::Lost => {
                self.trouble = Some(tr!("ui-job-lost"));
                Vec::new()
            }
        };
        self.job = None;
        for (at, answer) in answers {
            let Some(seat) = self.seats.get_mut(at) else { continue };
            match answer {
                Ok(present) => seat.present = Some(present),
                Err(error) => {
                    let why = explain::keys_error(&error);
                    seat.trouble = Some(tr!("process-wrong", name = seat.account(), why));
                }
            }
        }
        self.focus = self.seats.iter().position(|seat| seat.present.is_none());
        if self.focus.is_none() && self.trouble.is_none() {
            let given = self.seats.iter().filter_map(|seat| seat.present.clone());
            let present = self.before.iter().cloned().chain(given).collect();
            commands.push(Command::Close);
            commands.push(Command::RecordWith { present, next: self.next });
        }
        ui.ctx().request_repaint();
    }
}

fn field(at: usize) -> Id {
    Id::unique("confirm").with(at)
}
