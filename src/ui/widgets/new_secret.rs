//! A new password, typed twice, and how well it holds.

use egui::{Id, ProgressBar, RichText, Ui};
use zeroize::Zeroize as _;

use super::{Tone, field, form_row, wipe};
use crate::model::refusal::Refusal;
use crate::model::strength::{SHORTEST, Strength, strength};
use crate::registry::keys::Password;
use crate::ui::theme;
use crate::{explain, tr};

/// Room for a word of any length, so that it is not copied about in memory.
const ROOM: usize = 256;

/// Its fields.
pub(crate) struct NewSecret {
    ids: [Id; 2],
    typed: String,
    again: String,
    /// The field that the cursor goes to.
    next: Option<Id>,
}

impl NewSecret {
    /// Nothing typed yet; `of` is what its fields belong to.
    pub(crate) fn new(of: Id) -> Self {
        let [typed, again] = [(); 2].map(|()| String::with_capacity(ROOM));
        Self { ids: ["password", "again"].map(|field| of.with(field)), typed, again, next: None }
    }

    /// Puts the cursor into the first field.
    pub(crate) fn focus(&mut self) {
        let [first, _] = self.ids;
        self.next = Some(first);
    }

    /// Draws it for the account of `name`, called `label`; whether Enter was pressed in the last field.
    pub(crate) fn ui(&mut self, ui: &mut Ui, label: &str, name: &str) -> bool {
        let [first, last] = self.ids;
        // Taken before anything is drawn: Enter goes on by one field a frame.
        let goes_to = self.next.take();
        let mut entered = false;
        ui.columns_const(|[left, right]| {
            let typed = &mut self.typed;
            if form_row(left, label, |ui| field(ui, (first, goes_to), typed, true)) {
                self.next = Some(last);
            }
            let typed = &mut self.again;
            entered = form_row(right, &tr!("account-again"), |ui| field(ui, (last, goes_to), typed, true));
        });
        self.strength_ui(ui, name);
        entered
    }

    fn strength_ui(&self, ui: &mut Ui, name: &str) {
        if self.typed.is_empty() {
            ui.label(RichText::new(tr!("account-password-what")).small().color(theme::palette(ui).faint));
            return;
        }
        let found = strength(&self.typed, name);
        let tone = match found {
            Strength::TooShort | Strength::Weak => Tone::Danger,
            Strength::Fair => Tone::Caution,
            Strength::Strong => Tone::Well,
        };
        let differs = !self.again.is_empty() && !self.typed.starts_with(&self.again);
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

    /// Whether it is this very word.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.typed == word
    }

    /// What is wrong with it.
    pub(crate) fn trouble(&self) -> Option<String> {
        if self.typed.chars().count() < SHORTEST {
            Some(explain::error(&Refusal::PasswordTooShort { least: SHORTEST }.into()))
        } else if self.typed != self.again {
            Some(tr!("account-differs"))
        } else {
            None
        }
    }

    /// Hands on what was typed, and wipes it.
    pub(crate) fn take(&mut self, ui: &Ui) -> Password {
        let password = Password::new(self.typed.clone());
        self.wipe(ui);
        password
    }

    /// Wipes what was typed, and the fields' memory of it.
    pub(crate) fn wipe(&mut self, ui: &Ui) {
        let [first, last] = self.ids;
        wipe(ui, first, &mut self.typed);
        wipe(ui, last, &mut self.again);
    }
}

impl Drop for NewSecret {
    fn drop(&mut self) {
        self.typed.zeroize();
        self.again.zeroize();
    }
}
