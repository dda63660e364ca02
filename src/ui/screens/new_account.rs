//! An account to be opened: a name, a password typed twice, and how well it holds.

use egui::text_edit::TextEditState;
use egui::{Align2, Id, Key, ProgressBar, RichText, TextEdit, Ui, vec2};
use zeroize::Zeroize as _;

use crate::model::refusal::Refusal;
use crate::model::strength::{SHORTEST, Strength, strength};
use crate::model::text::tidy;
use crate::registry::keys::Password;
use crate::ui::input_method::SteadyInputMethod;
use crate::ui::theme;
use crate::ui::widgets::{Tone, form_row};
use crate::{explain, tr};

/// Its fields.
pub(super) struct NewAccount {
    /// Whose it is, in messages and for the fields.
    who: &'static str,
    name: String,
    password: String,
    again: String,
    /// The field that the cursor goes to.
    next: Option<Id>,
}

impl NewAccount {
    /// Nothing typed yet.
    pub(super) fn new(who: &'static str) -> Self {
        // A word of any length fits without being copied about in memory.
        let [password, again] = [(); 2].map(|()| String::with_capacity(256));
        Self { who, name: String::new(), password, again, next: None }
    }

    /// The name, as it is going to be kept.
    pub(super) fn name(&self) -> String {
        tidy(&self.name)
    }

    fn ids(&self) -> [Id; 3] {
        ["name", "password", "again"].map(|field| Id::unique(self.who).with(field))
    }

    /// Puts the cursor into the name.
    pub(super) fn focus(&mut self) {
        let [name, ..] = self.ids();
        self.next = Some(name);
    }

    /// Draws it; whether Enter was pressed in the last field.
    pub(super) fn ui(&mut self, ui: &mut Ui) -> bool {
        let [name, password, again] = self.ids();
        // Taken before anything is drawn: Enter goes on by one field a frame.
        let goes_to = self.next.take();
        if form_row(ui, &tr!("account-name", who = self.who), |ui| field(ui, (name, goes_to), &mut self.name, false)) {
            self.next = Some(password);
        }
        let mut entered = false;
        ui.columns_const(|[left, right]| {
            let typed = &mut self.password;
            if form_row(left, &tr!("account-password"), |ui| field(ui, (password, goes_to), typed, true)) {
                self.next = Some(again);
            }
            let typed = &mut self.again;
            entered = form_row(right, &tr!("account-again"), |ui| field(ui, (again, goes_to), typed, true));
        });
        self.strength_ui(ui);
        entered
    }

    fn strength_ui(&self, ui: &mut Ui) {
        if self.password.is_empty() {
            ui.label(RichText::new(tr!("account-password-what")).small().color(theme::palette(ui).faint));
            return;
        }
        let found = strength(&self.password, &self.name());
        let tone = match found {
            Strength::TooShort | Strength::Weak => Tone::Danger,
            Strength::Fair => Tone::Caution,
            Strength::Strong => Tone::Well,
        };
        let differs = !self.again.is_empty() && !self.password.starts_with(&self.again);
        let (text, tone) = if differs {
            (tr!("account-differs"), Tone::Danger)
        } else {
            (tr!("account-strength", strength = found.code()), tone)
        };
        ui.horizontal(|ui| {
            ui.visuals_mut().extreme_bg_color = theme::palette(ui).bar;
            let full = f32::from(found.parts()) / 4.0;
            ui.add(ProgressBar::new(full).desired_width(theme::FACT_LABEL).desired_height(8.0).fill(tone.ink(ui)));
            ui.label(RichText::new(text).small().color(tone.ink(ui)));
        });
    }

    /// What is wrong with it.
    pub(super) fn trouble(&self) -> Option<String> {
        if self.name().is_empty() {
            Some(tr!("account-no-name", who = self.who))
        } else if self.password.chars().count() < SHORTEST {
            Some(explain::error(&Refusal::PasswordTooShort { least: SHORTEST }.into()))
        } else if self.password != self.again {
            Some(tr!("account-differs"))
        } else {
            None
        }
    }

    /// Hands on what was typed, and wipes it.
    pub(super) fn take(&mut self, ui: &Ui) -> (String, Password) {
        let password = Password::new(self.password.clone());
        self.password.zeroize();
        self.again.zeroize();
        let [_, one, other] = self.ids();
        for id in [one, other] {
            if let Some(mut state) = TextEditState::load(ui, id) {
                state.clear_undoer();
                state.store(ui, id);
            }
        }
        (self.name(), password)
    }
}

impl Drop for NewAccount {
    fn drop(&mut self) {
        self.password.zeroize();
        self.again.zeroize();
    }
}

/// Draws a field, with the cursor in it if it goes there; whether Enter was pressed in it.
pub(super) fn field(ui: &mut Ui, (id, goes_to): (Id, Option<Id>), text: &mut String, hidden: bool) -> bool {
    let field = TextEdit::singleline(text)
        .id(id)
        .password(hidden)
        .desired_width(f32::INFINITY)
        .align(Align2::LEFT_CENTER)
        .min_size(vec2(0.0, theme::FIELD));
    let response = ui.add(field);
    if hidden && response.has_focus() {
        SteadyInputMethod::keep_off(ui.ctx());
    }
    if goes_to == Some(id) {
        response.request_focus();
        // With what it is called and how well it holds.
        ui.scroll_to_rect(response.rect.expand2(vec2(0.0, theme::FIELD)), None);
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if entered {
        // The cursor goes on in the next frame.
        ui.request_repaint();
    }
    entered
}
