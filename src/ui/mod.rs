//! The window: the only user of egui. Screens see the books and push commands; nothing here writes SQL, and no sentence
//! stands in the code.

mod absence;
mod app;
mod bars;
mod code_box;
mod command;
mod deeds;
mod desk;
mod dialogs;
mod door;
mod entrance;
mod facts;
mod fonts;
mod forms;
mod founding;
mod idle;
mod input_method;
mod jobs;
mod manual;
mod menus;
mod pick;
mod printers;
mod printing;
mod say;
mod screens;
mod section;
mod session;
mod situation;
mod sound;
mod spelt;
mod story;
mod taste;
mod theme;
mod widgets;
mod writing;

use std::path::PathBuf;

use egui::ViewportBuilder;

pub use app::App;
#[doc(hidden)]
pub use screens::worksheet;

use crate::registry::keys::Password;
use crate::tr;

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum UiError {
    /// The system gave none, or nothing to draw in it with.
    #[error("{0}")]
    NoWindow(#[from] eframe::Error),
    /// There is no screen to open one on.
    #[error("there is no display")]
    NoDisplay,
}

/// Whether there is a screen to open a window on.
pub fn has_display() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(target_os = "linux")) || ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().any(named)
}

/// Opens the window, at the door of `vault` where one is named, and returns when it is closed. Where there can be no
/// window, the system's own message box says why.
pub fn run(vault: Option<PathBuf>, password: Option<Password>) -> Result<(), UiError> {
    if !has_display() {
        return Err(UiError::NoDisplay);
    }
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title(tr!("ui-window-title"))
            .with_app_id("tiegui")
            .with_inner_size(theme::WINDOW)
            .with_min_inner_size(theme::WINDOW_MIN),
        centered: true,
        ..eframe::NativeOptions::default()
    };
    let outcome = eframe::run_native(
        "tiegui",
        options,
        Box::new(|creation| {
            prepare(&creation.egui_ctx);
            Ok(Box::new(App::at_the_door(&creation.egui_ctx, door::folder(), vault, password)))
        }),
    );
    if let Err(error) = &outcome {
        rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title(tr!("ui-window-title"))
            .set_description(tr!("ui-no-window", reason = error.to_string()))
            .show();
    }
    Ok(outcome?)
}

/// Gives a context the faces and the colours of this program; before its first frame.
pub fn prepare(ctx: &egui::Context) {
    fonts::install(ctx);
    code_box::install(ctx);
    theme::install(ctx);
    ctx.add_plugin(input_method::SteadyInputMethod::here());
}
