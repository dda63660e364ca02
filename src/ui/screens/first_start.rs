//! The first start: a vault is set up in three steps. The unit and the folder; who sits at the desk, with what
//! password; and where things lie. Nothing is written before the last step.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{
    Button, Id, Key, KeyboardShortcut, Label, Modifiers, ProgressBar, Response, RichText, ScrollArea, TextEdit, Ui,
    vec2,
};

use super::door_ui;
use crate::model::refusal::Refusal;
use crate::registry::Registry;
use crate::ui::command::Command;
use crate::ui::founding::{Plan, Stage};
use crate::ui::theme;
use crate::ui::widgets::{NewAccount, Tone, field, form_row, notice};
use crate::{explain, tr};

/// Room, cabinet, shelf.
const DEEPEST: usize = 3;

/// The steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Unit,
    Accounts,
    Places,
}

/// The screen.
pub(crate) struct FirstStart {
    step: Step,
    unit: String,
    folder: String,
    secretary: NewAccount,
    with_leader: bool,
    leader: NewAccount,
    places: String,
    trouble: Option<String>,
    making: Option<Arc<Stage>>,
    /// The step was just come to: the cursor goes to its first field.
    is_fresh: bool,
    /// The field that the cursor goes to.
    next: Option<Id>,
}

impl FirstStart {
    /// A vault to be set up in `folder`, unless another is named.
    pub(crate) fn new(folder: &Path) -> Self {
        Self {
            step: Step::Unit,
            unit: String::new(),
            folder: folder.display().to_string(),
            secretary: NewAccount::new("secretary"),
            with_leader: false,
            leader: NewAccount::new("leader"),
            places: String::new(),
            trouble: None,
            making: None,
            is_fresh: true,
            next: None,
        }
    }

    /// The folder that was picked; where something lies in it already, one of its own within.
    pub(crate) fn put_into(&mut self, folder: &Path) {
        let is_empty = std::fs::read_dir(folder).is_ok_and(|mut inside| inside.next().is_none());
        let folder = if is_empty { folder.to_path_buf() } else { folder.join(tr!("first-folder-name")) };
        self.folder = folder.display().to_string();
    }

    /// It is being founded.
    pub(crate) fn wait(&mut self, stage: Arc<Stage>) {
        (self.making, self.trouble) = (Some(stage), None);
    }

    /// It was not founded.
    pub(crate) fn fail(&mut self, trouble: String) {
        (self.making, self.trouble) = (None, Some(trouble));
    }

    /// Draws it; `picking` while the system's folder window is open.
    pub(crate) fn ui(&mut self, ui: &mut Ui, picking: bool, commands: &mut Vec<Command>) {
        door_ui(ui, commands, |ui, commands| {
            let (n, step): (u32, &str) = match self.step {
                Step::Unit => (1, "unit"),
                Step::Accounts => (2, "accounts"),
                Step::Places => (3, "places"),
            };
            ui.label(RichText::new(tr!("first-step", n, step)).strong());
            ui.label(RichText::new(tr!("first-step-what", step)).small().color(theme::palette(ui).faint));
            ui.add_space(theme::GAP);
            let on = ui.add_enabled_ui(self.making.is_none(), |ui| match self.step {
                Step::Unit => self.unit_ui(ui, picking, commands),
                Step::Accounts => self.accounts_ui(ui),
                Step::Places => self.places_ui(ui),
            });
            let on = on.inner | self.buttons_ui(ui, commands);
            if on && self.making.is_none() {
                self.go_on(ui, commands);
            }
            if let Some(trouble) = &self.trouble {
                ui.add_space(theme::GAP);
                notice(ui, Tone::Danger, trouble);
            }
        });
    }

    /// Draws the fields of the first step; whether Enter was pressed in the last.
    fn unit_ui(&mut self, ui: &mut Ui, picking: bool, commands: &mut Vec<Command>) -> bool {
        let [unit, folder] = ["first-unit", "first-folder"].map(Id::unique);
        if std::mem::take(&mut self.is_fresh) {
            self.next = Some(unit);
        }
        let goes_to = self.next.take();
        if form_row(ui, &tr!("first-unit"), |ui| field(ui, (unit, goes_to), &mut self.unit, false)) {
            self.next = Some(folder);
        }
        let on = form_row(ui, &tr!("first-folder"), |ui| field(ui, (folder, goes_to), &mut self.folder, false));
        if ui.add_enabled(!picking, Button::new(Command::PickPlace.label())).clicked() {
            commands.push(Command::PickPlace);
        }
        ui.add_space(theme::GAP);
        on
    }

    fn accounts_ui(&mut self, ui: &mut Ui) -> bool {
        if std::mem::take(&mut self.is_fresh) {
            self.secretary.focus();
        }
        // Two accounts are higher than a low window: the fields scroll, the buttons stay.
        let below = if self.trouble.is_some() { theme::DIALOG_CHROME } else { theme::DIALOG_CHROME / 2.0 };
        let height = (ui.available_height() - below).max(theme::DIALOG_CHROME / 2.0);
        let fields = ScrollArea::vertical().max_height(height).show(ui, |ui| {
            let on = self.secretary.ui(ui);
            let asked = ui.checkbox(&mut self.with_leader, tr!("first-with-leader"));
            if !self.with_leader {
                return on;
            }
            if on || asked.changed() {
                self.leader.focus();
            }
            self.leader.ui(ui)
        });
        fields.inner
    }

    /// Draws the field of the last step; whether Ctrl+Enter was pressed in it, since Enter begins a line there.
    fn places_ui(&mut self, ui: &mut Ui) -> bool {
        let on = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let id = Id::unique("first-places");
        let is_fresh = std::mem::take(&mut self.is_fresh);
        // Named by its label, though its hint would name it too.
        let label = ui.label(RichText::new(tr!("first-places")).weak());
        let field = TextEdit::multiline(&mut self.places)
            .id(id)
            .hint_text(tr!("first-places-hint"))
            .desired_rows(6)
            .desired_width(f32::INFINITY);
        let response = ui.add(field).labelled_by(label.id);
        if is_fresh {
            response.request_focus();
        }
        ui.add_space(theme::GAP);
        let n = self.paths().len();
        ui.label(RichText::new(tr!("first-places-n", n)).small().color(theme::palette(ui).faint));
        ui.add_space(theme::GAP);
        on
    }

    fn paths(&self) -> Vec<String> {
        self.places.lines().map(str::trim).filter(|path| !path.is_empty()).map(str::to_owned).collect()
    }

    /// Draws the way back and on; whether it is to go on.
    fn buttons_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) -> bool {
        ui.add_space(theme::GAP);
        if let Some(stage) = &self.making {
            ui.add(ProgressBar::new(1.0).animate(false).text(stage.label()));
            return false;
        }
        let half = vec2((theme::FORM_WIDTH - theme::GAP) / 2.0, theme::FIELD);
        ui.horizontal(|ui| {
            if ui.add(Button::new(tr!("first-back")).min_size(half)).clicked() {
                self.go_back(commands);
            }
            let palette = theme::palette(ui);
            let last = self.step == Step::Places;
            let on = RichText::new(if last { tr!("first-found") } else { tr!("first-on") }).color(palette.on_accent);
            let mut button = Button::new(on).fill(palette.accent).min_size(half);
            if last {
                let key = crate::ui::say::keys(ui, KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter));
                button = button.right_text(RichText::new(key).color(palette.on_accent).small());
            }
            ui.add(button).clicked()
        })
        .inner
    }

    fn go_back(&mut self, commands: &mut Vec<Command>) {
        (self.trouble, self.is_fresh) = (None, true);
        match self.step {
            Step::Unit => commands.push(Command::Doors),
            Step::Accounts => self.step = Step::Unit,
            Step::Places => self.step = Step::Accounts,
        }
    }

    fn go_on(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        self.trouble = match self.step {
            Step::Unit => self.trouble_with_unit(),
            Step::Accounts => self.trouble_with_accounts(),
            Step::Places => self.trouble_with_places(),
        };
        if self.trouble.is_some() {
            return;
        }
        self.is_fresh = true;
        match self.step {
            Step::Unit => self.step = Step::Accounts,
            Step::Accounts => self.step = Step::Places,
            Step::Places => {
                let leader = self.with_leader.then(|| self.leader.take(ui));
                commands.push(Command::Found(Box::new(Plan {
                    folder: PathBuf::from(self.folder.trim()),
                    unit: self.unit.trim().to_owned(),
                    secretary: self.secretary.take(ui),
                    leader,
                    places: self.paths(),
                })));
            }
        }
        ui.request_repaint();
    }

    fn trouble_with_unit(&self) -> Option<String> {
        let folder = Path::new(self.folder.trim());
        if self.unit.trim().is_empty() {
            Some(tr!("first-no-unit"))
        } else if !folder.is_absolute() {
            Some(tr!("first-no-folder"))
        } else if Registry::is_vault(folder) || folder.join(crate::registry::DATABASE).exists() {
            Some(tr!("open-exists", path = folder.display()))
        } else {
            None
        }
    }

    fn trouble_with_accounts(&self) -> Option<String> {
        let name = self.leader.name();
        let same = self.with_leader && name == self.secretary.name();
        let leader = || self.with_leader.then(|| self.leader.trouble()).flatten();
        let exists = || explain::error(&Refusal::AccountExists { name }.into());
        self.secretary.trouble().or_else(leader).or_else(|| same.then(exists))
    }

    fn trouble_with_places(&self) -> Option<String> {
        let deep = self.paths().into_iter().find(|path| path.split(['/', '\\', '\u{FF0F}']).count() > DEEPEST);
        if let Some(path) = deep {
            return Some(tr!("first-too-deep", path));
        }
        // The passwords were handed on when it was tried before.
        self.trouble_with_accounts()
    }
}

/// A way in, as a button with what it leads to below.
pub(super) fn way_ui(ui: &mut Ui, enabled: bool, label: &str, what: &str) -> bool {
    let button = ui.add_enabled(enabled, Button::new(label).min_size(vec2(theme::FORM_WIDTH, theme::FIELD)));
    rest_on(ui, &button);
    let clicked = button.clicked();
    ui.add(Label::new(RichText::new(what).small().color(theme::palette(ui).faint)).wrap());
    ui.add_space(theme::GAP);
    clicked
}

/// Enter is for this button where nothing else has the focus: the first of a screen.
pub(super) fn rest_on(ui: &Ui, button: &Response) {
    if button.enabled() && ui.memory(|memory| memory.focused().is_none()) {
        button.request_focus();
    }
}
