//! The input method stays as it is, from field to field and from screen to screen. Under X11 egui makes a new input
//! context whenever the method is interrupted, forbidden or allowed again, and in a new one the person has to switch back
//! to pinyin. So it is interrupted only in the middle of a word, and forbidden only where a password is typed and where
//! letters are keys: a method that is switched on would take them to begin a word.
//!
//! Where no text is typed and letters are no keys, what the method makes of them comes as text: it begins a search.

use egui::output::IMEOutput;
use egui::{Context, Event, FullOutput, ImeEvent, Plugin, RawInput};

/// Keeps it.
#[derive(Debug, Default)]
pub(super) struct SteadyInputMethod {
    /// Whether a word is begun, as far as the method tells.
    composing: bool,
    /// Whether the window's system forgets what the method was switched to.
    forgetful: bool,
    /// Whether text was typed somewhere in the last frame.
    typing: bool,
    /// What this frame asked for.
    asked: Asked,
    /// Where it was offered last.
    offered: Option<IMEOutput>,
}

/// What a frame asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Asked {
    #[default]
    Nothing,
    /// Letters are keys, unless text is typed.
    Letters,
    /// Nothing that is typed goes to the method.
    Silence,
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
        ctx.with_plugin(|method: &mut Self| method.asked = Asked::Silence);
    }

    /// Letters are keys in this frame, unless text is typed in it.
    pub(super) fn leave_letters(ctx: &Context) {
        ctx.with_plugin(|method: &mut Self| {
            if method.asked == Asked::Nothing {
                method.asked = Asked::Letters;
            }
        });
    }
}

impl Plugin for SteadyInputMethod {
    fn debug_name(&self) -> &'static str {
        "steady input method"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        for event in &mut input.events {
            match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => self.composing = !text.is_empty(),
                Event::Ime(ImeEvent::Commit(text)) => {
                    self.composing = false;
                    if self.forgetful && !self.typing {
                        *event = Event::Text(std::mem::take(text));
                    }
                }
                _ => {}
            }
        }
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        let ime = &mut output.platform_output.ime;
        let asked = std::mem::take(&mut self.asked);
        if asked == Asked::Silence {
            *ime = None;
        }
        self.typing = ime.is_some();
        if let Some(method) = ime {
            method.should_interrupt_composition &= self.composing;
        }
        if self.forgetful && asked == Asked::Nothing && ime.is_none() {
            // Left in the middle of a word, the word is given up.
            let interrupts = std::mem::take(&mut self.composing);
            *ime = self.offered.map(|offered| IMEOutput { should_interrupt_composition: interrupts, ..offered });
        }
        self.offered = *ime;
    }
}
