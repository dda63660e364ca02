//! Facts in words: the small ones that many screens show. Sentences of a document's story are in [`super::story`].

use crate::model::book::{Book, Volume};
use crate::model::carrier::Medium;
use crate::model::copyno::copy_no;
use crate::model::custody::Custody;
use crate::model::level::Level;
use crate::model::line::Field;
use crate::model::person::Post;
use crate::model::register::Register;
use crate::model::settings::{HOLIDAYS, LEVELS_FROM, RETENTION, Switch};
use crate::model::view::{CarrierRow, Holding};
use crate::tr;
use crate::ui::widgets::{Cell, Tone};

/// A register's name.
pub(crate) fn register(register: Register) -> String {
    tr!("register-name", register = register.code())
}

/// A book's name: the year and, where it is not the ordinary one, the volume.
pub(crate) fn book(book: Book) -> String {
    match book.volume {
        Volume::Ordinary => tr!("ui-year", year = book.year.to_string()),
        Volume::TopSecret => tr!("ui-year-top-secret", year = book.year.to_string()),
    }
}

/// What an account is there for.
pub(crate) fn post(post: Post) -> String {
    tr!("ui-post", post = post.code())
}

/// What a carrier is made of.
pub(crate) fn medium(medium: Medium) -> String {
    tr!("ui-medium", medium = medium.code())
}

/// A column that can be corrected.
pub(crate) fn field(field: Field) -> String {
    tr!("ui-field", field = field.code())
}

/// Which copy it is.
pub(crate) fn copy(carrier: &CarrierRow) -> String {
    carrier.copy_no.map_or_else(|| tr!("ui-copy-ordinal", n = carrier.ordinal), copy_no)
}

/// Where a carrier is, and with whom.
pub(crate) fn holding(holding: &Holding) -> String {
    let holder = holding.holder.as_str();
    match holding.carrier.custody {
        Custody::Placed { .. } => holder.to_owned(),
        Custody::Kept { .. } => tr!("ui-custody-kept", holder = holder),
        Custody::Lent { .. } => tr!("ui-custody-lent", holder = holder),
        Custody::Reading { .. } => tr!("ui-custody-reading", holder = holder),
        Custody::Issued { .. } => tr!("ui-custody-issued", holder = holder),
        Custody::Carried { .. } => tr!("ui-custody-carried", holder = holder),
        Custody::Sealed { .. } => tr!("ui-custody-sealed"),
        Custody::Returned { .. } => tr!("ui-custody-returned", holder = holder),
        Custody::Destroyed { .. } => tr!("ui-custody-destroyed"),
        Custody::Struck => tr!("ui-custody-struck"),
    }
}

/// Several things one after the other.
pub(crate) fn list(things: impl IntoIterator<Item = String>) -> String {
    things.into_iter().collect::<Vec<_>>().join(&tr!("ui-list-separator"))
}

/// With a capital, where a heading begins with a small letter.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The beginning of a digest, enough to tell it from others.
pub(crate) fn digest(hex: &str) -> &str {
    hex.get(..12).unwrap_or(hex)
}

/// The day and the minute of an entry's time.
pub(crate) fn moment(at: &str) -> String {
    match (at.get(..10), at.get(11..16)) {
        (Some(day), Some(minute)) => format!("{day} {minute}"),
        _ => at.to_owned(),
    }
}

/// Where the copies of a document are, in short: how many of them where.
pub(crate) fn whereabouts(holdings: &[Holding]) -> Cell {
    let mut counts = [0_usize; 9];
    for holding in holdings {
        let [here, lent, reading, carried, sealed, issued, returned, destroyed, struck] = &mut counts;
        *match holding.carrier.custody {
            Custody::Placed { .. } | Custody::Kept { .. } => here,
            Custody::Lent { .. } => lent,
            Custody::Reading { .. } => reading,
            Custody::Carried { .. } => carried,
            Custody::Sealed { .. } => sealed,
            Custody::Issued { .. } => issued,
            Custody::Returned { .. } => returned,
            Custody::Destroyed { .. } => destroyed,
            Custody::Struck => struck,
        } += 1;
    }
    let [here, lent, reading, carried, sealed, issued, returned, destroyed, struck] = counts;
    let words = [
        (lent, tr!("ui-state-lent")),
        (reading, tr!("ui-state-reading")),
        (carried, tr!("ui-state-carried")),
        (here, tr!("ui-state-here")),
        (sealed, tr!("ui-state-sealed")),
        (issued, tr!("ui-state-issued")),
        (returned, tr!("ui-state-returned")),
        (destroyed, tr!("ui-state-destroyed")),
        (struck, tr!("ui-state-struck")),
    ];
    let told: Vec<(usize, String)> = words.into_iter().filter(|(n, _)| *n > 0).collect();
    let text = match told.as_slice() {
        [(_, word)] => word.clone(),
        several => {
            several.iter().map(|(n, word)| tr!("whereabouts", n = *n, state = word)).collect::<Vec<_>>().join(" ")
        }
    };
    let tone = if lent + reading + carried + sealed > 0 {
        Tone::Caution
    } else if here > 0 {
        Tone::Plain
    } else {
        Tone::Faint
    };
    Cell { text, tone }
}

/// What a setting of the unit is called.
pub(crate) fn setting(key: &str) -> String {
    match Switch::ALL.into_iter().find(|switch| switch.key() == key) {
        Some(switch) => tr!("switch", switch = switch.key()),
        None if key == RETENTION => tr!("settings-retention"),
        None if key == HOLIDAYS => tr!("settings-holidays"),
        None if LEVELS_FROM.iter().any(|(known, _)| *known == key) => tr!("settings-level-from", key),
        None => key.to_owned(),
    }
}

/// What a setting of the unit is set to.
pub(crate) fn setting_value(key: &str, value: &str) -> String {
    if key == HOLIDAYS {
        return if value.is_empty() { tr!("settings-holidays-none") } else { value.replace(',', " ") };
    }
    if let (true, Some(level)) = (LEVELS_FROM.iter().any(|(known, _)| *known == key), Level::parse(value)) {
        return level.label().to_owned();
    }
    match value.parse::<u16>() {
        Ok(years) if key == RETENTION => tr!("settings-years", n = years),
        Ok(_) | Err(_) => tr!("switch-state", state = value),
    }
}

/// A shortcut as it is printed on the keys.
pub(crate) fn keys(ctx: &egui::Context, shortcut: egui::KeyboardShortcut) -> String {
    ctx.format_shortcut(&shortcut).replace("Escape", "Esc")
}
