//! The input method stays as it is, from field to field and from screen to screen. Under X11 egui makes a new input
//! context whenever the method is interrupted, forbidden or allowed again, and in a new one the person has to switch back
//! to pinyin. So it is forbidden only where a password is typed, and interrupted only in the middle of a word.
//!
//! Where no text is typed, letters are keys. A method that is switched on would take them to begin a word: there what it
//! began is taken from it and handed on as the keys that were pressed.

use egui::output::IMEOutput;
use egui::{Context, Event, FullOutput, ImeEvent, Key, Modifiers, Plugin, RawInput};

/// Keeps it.
#[derive(Debug, Default)]
pub(super) struct SteadyInputMethod {
    /// Whether a word is begun.
    composing: bool,
    /// Whether the window's system forgets what the method was switched to.
    forgetful: bool,
    /// Whether text was typed somewhere in the last frame.
    typing: bool,
    /// Whether a password was.
    secret: bool,
    /// Whether what was begun has to be taken from it.
    takes_away: bool,
    /// How many letters of what it began were handed on.
    handed_on: usize,
    /// Where it was offered last.
    offered: Option<IMEOutput>,
}

impl SteadyInputMethod {
    /// For the window's system that the program finds itself in.
    pub(super) fn here() -> Self {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let forgetful = cfg!(target_os = "linux") && !is_set("WAYLAND_DISPLAY") && !is_set("WAYLAND_SOCKET");
        Self { forgetful, ..Self::default() }
    }

    /// A password is typed in this frame: nothing of it goes to the method.
    pub(super) fn keep_off(ctx: &Context) {
        ctx.with_plugin(|method: &mut Self| method.secret = true);
    }

    /// Hands on what the method made of the keys where no text is typed.
    fn hand_on(&mut self, events: &mut Vec<Event>) {
        let mut keys = Vec::with_capacity(events.len());
        for event in events.drain(..) {
            match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => {
                    let begun: Vec<char> = text.chars().filter(char::is_ascii_alphabetic).collect();
                    for letter in begun.iter().skip(self.handed_on) {
                        keys.extend(pressed(*letter).into_iter().flatten());
                    }
                    self.takes_away |= !text.is_empty();
                    self.handed_on = begun.len();
                }
                Event::Ime(ImeEvent::Commit(text)) => {
                    self.handed_on = 0;
                    keys.push(Event::Text(text));
                }
                other => keys.push(other),
            }
        }
        *events = keys;
    }
}

impl Plugin for SteadyInputMethod {
    fn debug_name(&self) -> &'static str {
        "steady input method"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        if self.forgetful && !self.typing && !self.composing {
            self.hand_on(&mut input.events);
        }
        for event in &input.events {
            match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => self.composing = !text.is_empty(),
                Event::Ime(ImeEvent::Commit(_)) => self.composing = false,
                _ => {}
            }
        }
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        let ime = &mut output.platform_output.ime;
        self.typing = ime.is_some();
        if let Some(method) = ime {
            method.should_interrupt_composition &= self.composing;
        }
        if std::mem::take(&mut self.secret) {
            (*ime, self.typing, self.composing) = (None, true, false);
        } else if self.forgetful {
            let held =
                self.offered.map(|offered| IMEOutput { should_interrupt_composition: self.composing, ..offered });
            *ime = ime.or(held);
            if std::mem::take(&mut self.takes_away)
                && let Some(method) = ime
            {
                (method.should_interrupt_composition, self.handed_on) = (true, 0);
            }
            // Left in the middle of a word, the word is given up.
            self.composing &= self.typing;
        }
        self.offered = *ime;
    }
}

/// A letter's key, as it comes where no method is.
fn pressed(letter: char) -> Option<[Event; 3]> {
    let key = Key::from_name(&letter.to_ascii_uppercase().to_string())?;
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    Some([event(true), Event::Text(letter.to_string()), event(false)])
}
