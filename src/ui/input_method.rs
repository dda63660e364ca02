//! The input method stays as it is when the focus goes from field to field. Egui interrupts it with every move, and under
//! X11 that makes a new context, in which the person has to switch back to pinyin, in every field anew.

use egui::{Context, Event, FullOutput, ImeEvent, Plugin, RawInput};

/// Lets the input method be interrupted only in the middle of a word.
#[derive(Debug, Default)]
pub(super) struct SteadyInputMethod {
    composing: bool,
}

impl Plugin for SteadyInputMethod {
    fn debug_name(&self) -> &'static str {
        "steady input method"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        for event in &input.events {
            match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => self.composing = !text.is_empty(),
                Event::Ime(ImeEvent::Commit(_)) => self.composing = false,
                _ => {}
            }
        }
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        if let Some(method) = &mut output.platform_output.ime {
            method.should_interrupt_composition &= self.composing;
        }
    }
}
