//! The door of a vault: who, and the password. What was typed is wiped as soon as it was handed on.

use std::path::{Path, PathBuf};

use egui::{Align, Button, ComboBox, Id, Key, Label, Layout, RichText, Ui, vec2};
use zeroize::Zeroize as _;

use super::door_ui;
use crate::model::person::Post;
use crate::registry::Registry;
use crate::registry::keys::{KeysError, Password};
use crate::tr;
use crate::ui::command::Command;
use crate::ui::widgets::{Tone, form_row, notice, secret_field, wipe};
use crate::ui::{founding, say, theme};

/// The screen.
pub(crate) struct SignIn {
    folder: PathBuf,
    accounts: Vec<(String, Post)>,
    user: String,
    typed: String,
    trouble: Option<String>,
    opening: bool,
    wants_focus: bool,
}

impl SignIn {
    /// The door of the vault in `folder`, with `user` before it if there is such an account.
    pub(crate) fn new(folder: PathBuf, user: Option<&str>) -> Result<Self, KeysError> {
        let accounts = Registry::accounts_in(&folder)?;
        let known = accounts.iter().find(|(name, _)| Some(name.as_str()) == user);
        let user = known.or_else(|| accounts.first()).map(|(name, _)| name.clone()).unwrap_or_default();
        // A word of any length fits without being copied about in memory.
        let typed = String::with_capacity(256);
        Ok(Self { folder, accounts, user, typed, trouble: None, opening: false, wants_focus: true })
    }

    /// The folder of the vault.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Puts the cursor into the password.
    pub(crate) fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// It is being opened.
    pub(crate) fn wait(&mut self) {
        self.opening = true;
        self.trouble = None;
    }

    /// It did not open.
    pub(crate) fn fail(&mut self, trouble: String) {
        self.opening = false;
        self.wants_focus = true;
        self.trouble = Some(trouble);
    }

    /// Draws it; `picking` while the system's folder window is open.
    pub(crate) fn ui(&mut self, ui: &mut Ui, picking: bool, commands: &mut Vec<Command>) {
        door_ui(ui, commands, |ui, commands| {
            self.folder_ui(ui, picking, commands);
            ui.add_enabled_ui(!self.opening, |ui| {
                form_row(ui, &tr!("ui-sign-in-account"), |ui| self.account_ui(ui));
                let entered = form_row(ui, &tr!("ui-sign-in-password"), |ui| self.password_ui(ui));
                ui.add_space(theme::GAP);
                let label = if self.opening { tr!("ui-sign-in-opening") } else { tr!("ui-command-sign-in") };
                let label = RichText::new(label).color(theme::palette(ui).on_accent);
                let button =
                    Button::new(label).fill(theme::palette(ui).accent).min_size(vec2(theme::FORM_WIDTH, theme::FIELD));
                let pressed = ui.vertical_centered(|ui| ui.add(button).clicked()).inner;
                if (entered || pressed) && !self.opening && !self.typed.is_empty() {
                    self.submit(ui, commands);
                }
            });
            if self.is_sample() {
                let password = founding::SAMPLE_PASSWORD;
                ui.label(RichText::new(tr!("sign-in-sample", password)).small().color(theme::palette(ui).faint));
            }
            if let Some(trouble) = &self.trouble {
                ui.add_space(theme::GAP);
                notice(ui, Tone::Danger, trouble);
            }
        });
    }

    /// Whether it is the sample that this program made.
    fn is_sample(&self) -> bool {
        self.folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with(founding::SAMPLE))
    }

    fn folder_ui(&self, ui: &mut Ui, picking: bool, commands: &mut Vec<Command>) {
        ui.label(RichText::new(tr!("ui-sign-in-vault")).weak());
        ui.allocate_ui_with_layout(vec2(theme::FORM_WIDTH, theme::FIELD), Layout::right_to_left(Align::Center), |ui| {
            let other = Command::Doors;
            if ui.add_enabled(!picking && !self.opening, Button::new(other.label())).clicked() {
                commands.push(other);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                // Of a long path, its end says which vault it is.
                ui.add(Label::new(self.folder.display().to_string()).wrap());
            });
        });
        ui.add_space(theme::GAP);
    }

    fn account_ui(&mut self, ui: &mut Ui) {
        let Self { accounts, user, typed, wants_focus, .. } = self;
        ui.spacing_mut().interact_size.y = theme::FIELD;
        ComboBox::from_id_salt("account").width(theme::FORM_WIDTH).selected_text(user.as_str()).show_ui(ui, |ui| {
            for (name, post) in accounts {
                let text = tr!("ui-account", name = name.as_str(), post = say::post(*post));
                let chosen = ui.selectable_value(user, name.clone(), text);
                if chosen.changed() {
                    wipe(ui, Self::field(), typed);
                }
                // Who is chosen, types their password next.
                *wants_focus |= chosen.clicked();
            }
        });
    }

    /// Draws the field; whether Enter was pressed in it.
    fn password_ui(&mut self, ui: &mut Ui) -> bool {
        let response = secret_field(ui, Self::field(), &mut self.typed);
        if self.wants_focus && !self.opening {
            response.request_focus();
            self.wants_focus = false;
        }
        response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    }

    fn submit(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let password = Password::new(self.typed.clone());
        wipe(ui, Self::field(), &mut self.typed);
        commands.push(Command::SignIn { folder: self.folder.clone(), user: self.user.clone(), password });
    }

    fn field() -> Id {
        Id::unique("password")
    }
}

impl Drop for SignIn {
    fn drop(&mut self) {
        self.typed.zeroize();
    }
}
