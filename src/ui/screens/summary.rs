//! A document in short: what it says of itself and where its copies are. Read once, and again when the books change.

use egui::{Label, RichText, Ui};

use crate::explain;
use crate::i18n::{self, Lang};
use crate::model::date::screen;
use crate::model::ids::DocumentId;
use crate::model::period::mark;
use crate::model::view::{DocumentRow, Holding};
use crate::registry::{Error, Registry};
use crate::tr;
use crate::ui::command::Command;
use crate::ui::widgets::{Tone, command_button, fact, holding_tone, notice};
use crate::ui::{say, theme};

/// Copies that are listed; of more, how many.
const MOST: usize = 12;

/// The document that was read last.
#[derive(Default)]
pub(super) struct Summary {
    of: Option<(DocumentId, u64, Lang)>,
    document: Option<(DocumentRow, Vec<Holding>)>,
    trouble: Option<String>,
}

impl Summary {
    /// Draws it; `key` opens the document.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        registry: &Registry,
        (id, key): (DocumentId, &str),
        commands: &mut Vec<Command>,
    ) {
        let of = Some((id, registry.revision(), i18n::lang()));
        if self.of != of {
            self.of = of;
            (self.document, self.trouble) = match read(registry, id) {
                Ok(document) => (document, None),
                Err(error) => (None, Some(explain::error(&error))),
            };
        }
        if let Some(trouble) = &self.trouble {
            notice(ui, Tone::Danger, trouble);
        }
        if let Some(document) = &self.document {
            summary_ui(ui, document, key, commands);
        }
    }
}

/// Draws what was read of a document; `key` opens it.
pub(super) fn summary_ui(
    ui: &mut Ui,
    (document, holdings): &(DocumentRow, Vec<Holding>),
    key: &str,
    commands: &mut Vec<Command>,
) {
    ui.add(Label::new(RichText::new(&document.title).strong()).wrap().selectable(true));
    ui.add_space(theme::GAP);
    fact(ui, &tr!("ui-column-document-number"), document.number.as_deref().unwrap_or_default());
    fact(ui, &tr!("ui-column-issuer"), document.issuer.as_deref().unwrap_or_default());
    fact(ui, &tr!("ui-column-level"), &mark(document.level, document.period.as_ref()));
    fact(ui, &tr!("ui-fact-since"), &screen(document.since));
    fact(ui, &tr!("ui-fact-ends"), &document.ends_on.map(screen).unwrap_or_default());
    ui.add_space(theme::GAP);
    ui.label(RichText::new(tr!("ui-document-carriers", n = holdings.len())).strong());
    ui.spacing_mut().interact_size.y = theme::SUMMARY_ROW;
    for holding in holdings.iter().take(MOST) {
        ui.horizontal(|ui| {
            ui.label(say::copy(&holding.carrier));
            let now = RichText::new(say::holding(holding)).color(holding_tone(holding).ink(ui));
            ui.add(Label::new(now).truncate());
        });
    }
    if holdings.len() > MOST {
        ui.label(RichText::new(tr!("summary-more", n = holdings.len() - MOST)).color(Tone::Faint.ink(ui)));
    }
    ui.add_space(theme::GAP);
    command_button(ui, Command::Open(document.id), Some(key), commands);
}

/// Reads it.
pub(super) fn read(registry: &Registry, id: DocumentId) -> Result<Option<(DocumentRow, Vec<Holding>)>, Error> {
    let Some(document) = registry.document(id)? else { return Ok(None) };
    Ok(Some((document, registry.holdings(id)?)))
}
