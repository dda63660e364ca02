//! A document's page: what it says of itself, where each copy is, the lines that speak of it, who knows it, and its
//! story. Read once, and again when the books or the language change.

use egui::{Align, CentralPanel, Grid, Key, Label, Layout, Margin, Panel, RichText, ScrollArea, Ui, pos2};

use crate::explain;
use crate::i18n::{self, Lang};
use crate::model::date::screen;
use crate::model::ids::DocumentId;
use crate::model::period::mark;
use crate::model::view::{Holding, LineRow};
use crate::registry::history::Dossier;
use crate::registry::{Error, Registry};
use crate::tr;
use crate::ui::command::Command;
use crate::ui::story::{Names, sentence};
use crate::ui::widgets::{TableKeys, Tone, fact, holding_tone, notice};
use crate::ui::{say, theme};

/// Copies that are shown at once; of more, a window with a scroll bar.
const COPIES_SHOWN: usize = 12;

/// The screen.
pub(crate) struct Document {
    id: DocumentId,
    read: Option<Read>,
    trouble: Option<String>,
}

/// The page as it was read.
struct Read {
    of: (u64, Lang),
    dossier: Dossier,
    story: Vec<Step>,
}

/// A step of the story, in words.
struct Step {
    heading: String,
    sentence: String,
    digest: String,
}

impl Document {
    /// The page of a document.
    pub(crate) fn new(id: DocumentId) -> Self {
        Self { id, read: None, trouble: None }
    }

    /// Which document it is.
    pub(crate) fn id(&self) -> DocumentId {
        self.id
    }

    /// Draws it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, registry: &Registry, keys: TableKeys, commands: &mut Vec<Command>) {
        if let Err(error) = self.read(registry) {
            self.trouble = Some(explain::error(&error));
        }
        if keys == TableKeys::Table
            && ui.input(|input| input.key_pressed(Key::Escape) || input.key_pressed(Key::Backspace))
        {
            commands.push(Command::Back);
        }
        let ground = theme::ground(ui, Margin { left: 12, right: 12, top: 10, bottom: 10 });
        if let Some(read) = &self.read {
            Panel::right("story")
                .default_size(theme::STORY_WIDTH)
                .size_range(280.0..=640.0)
                .frame(ground)
                .show(ui, |ui| story_ui(ui, read));
        }
        CentralPanel::default().frame(ground).show(ui, |ui| {
            let back = Command::Back;
            if ui.button(back.label()).clicked() {
                commands.push(back);
            }
            ui.add_space(2.0);
            if let Some(trouble) = &self.trouble {
                notice(ui, Tone::Danger, trouble);
            }
            if let Some(read) = &self.read {
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| read.ui(ui));
            }
        });
    }

    fn read(&mut self, registry: &Registry) -> Result<(), Error> {
        let of = (registry.revision(), i18n::lang());
        if self.trouble.is_some() || self.read.as_ref().is_some_and(|read| read.of == of) {
            return Ok(());
        }
        let Some(dossier) = registry.dossier(self.id)? else {
            self.trouble = Some(tr!("ui-document-gone"));
            return Ok(());
        };
        let names = Names::of(&dossier, registry.places()?);
        let story = dossier.story.iter().map(|row| Step {
            heading: tr!("ui-story-step", seq = row.seq, at = say::moment(&row.at), actor = row.actor),
            sentence: sentence(&row.event, &names),
            digest: say::digest(&row.digest).to_owned(),
        });
        let story = story.collect();
        self.read = Some(Read { of, dossier, story });
        Ok(())
    }
}

impl Read {
    fn ui(&self, ui: &mut Ui) {
        let Dossier { document, holdings, lines, knowers, .. } = &self.dossier;
        theme::card(ui).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(RichText::new(&document.title).heading()).wrap().selectable(true));
            ui.add_space(theme::GAP);
            fact(ui, &tr!("ui-column-document-number"), document.number.as_deref().unwrap_or_default());
            fact(ui, &tr!("ui-column-issuer"), document.issuer.as_deref().unwrap_or_default());
            fact(ui, &tr!("ui-column-level"), &mark(document.level, document.period.as_ref()));
            fact(ui, &tr!("ui-fact-basis"), document.basis.as_deref().unwrap_or_default());
            fact(ui, &tr!("ui-fact-since"), &screen(document.since));
            fact(ui, &tr!("ui-fact-ends"), &document.ends_on.map(screen).unwrap_or_default());
        });
        section(ui, &tr!("ui-document-carriers", n = holdings.len()), |ui| carriers_ui(ui, holdings));
        section(ui, &tr!("ui-document-lines"), |ui| lines_ui(ui, lines));
        if !knowers.is_empty() {
            section(ui, &tr!("ui-document-knowers", n = knowers.len()), |ui| {
                for knower in knowers {
                    let how = if knower.by_circulation { tr!("ui-knows-by-card") } else { tr!("ui-knows-by-loan") };
                    fact(ui, &knower.name, &tr!("ui-knows", since = screen(knower.since), how));
                }
            });
        }
    }
}

fn section(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui)) {
    ui.add_space(theme::GAP);
    theme::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(title).strong().color(theme::palette(ui).accent));
        ui.add_space(2.0);
        add(ui);
    });
}

fn carriers_ui(ui: &mut Ui, holdings: &[Holding]) {
    let row = |ui: &mut Ui, holding: &Holding| {
        ui.horizontal(|ui| {
            let carrier = &holding.carrier;
            column(ui, 84.0, RichText::new(say::copy(carrier)).strong());
            let pages = carrier.pages.map(|pages| tr!("ui-pages", pages)).unwrap_or_default();
            column(ui, 64.0, RichText::new(say::medium(carrier.medium)).weak());
            column(ui, 64.0, RichText::new(pages).weak());
            let now = RichText::new(say::holding(holding)).color(holding_tone(holding).ink(ui));
            ui.add(Label::new(now).truncate());
        });
    };
    if holdings.len() <= COPIES_SHOWN {
        for holding in holdings {
            row(ui, holding);
        }
        return;
    }
    let height = ui.spacing().interact_size.y;
    let area = ScrollArea::vertical().id_salt("carriers").max_height(height * COPIES_SHOWN as f32).auto_shrink(false);
    area.show_rows(ui, height, holdings.len(), |ui, shown| {
        for holding in holdings.get(shown).unwrap_or_default() {
            row(ui, holding);
        }
    });
}

fn column(ui: &mut Ui, width: f32, text: RichText) {
    ui.allocate_ui_with_layout(
        egui::vec2(width, ui.spacing().interact_size.y),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.set_min_width(width);
            ui.add(Label::new(text).truncate());
        },
    );
}

fn lines_ui(ui: &mut Ui, lines: &[LineRow]) {
    Grid::new("lines").num_columns(2).spacing([16.0, 2.0]).min_row_height(theme::GRID_ROW).show(ui, |ui| {
        for line in lines {
            let slot = RichText::new(explain::slot(line.slot));
            ui.label(if line.voided_by.is_some() { slot.strikethrough().weak() } else { slot });
            ui.label(RichText::new(screen(line.date)).weak());
            ui.end_row();
        }
    });
}

fn story_ui(ui: &mut Ui, read: &Read) {
    ui.label(RichText::new(tr!("ui-document-story")).strong().color(theme::palette(ui).accent));
    ui.add_space(2.0);
    ScrollArea::vertical().id_salt("story").auto_shrink(false).show(ui, |ui| {
        for (index, step) in read.story.iter().enumerate() {
            let response = ui
                .horizontal_top(|ui| {
                    ui.add_space(theme::DOT_INDENT);
                    ui.vertical(|ui| {
                        ui.label(RichText::new(&step.heading).small().color(theme::palette(ui).faint));
                        ui.add(Label::new(&step.sentence).wrap().selectable(true));
                        ui.label(RichText::new(&step.digest).monospace().color(theme::palette(ui).faint));
                        ui.add_space(theme::GAP);
                    });
                })
                .response;
            dot(ui, response.rect, index + 1 < read.story.len());
        }
    });
}

/// The dot of a step, and the line down to the next one.
fn dot(ui: &Ui, step: egui::Rect, more: bool) {
    let palette = theme::palette(ui);
    let centre = pos2(step.left() + theme::DOT_INDENT / 2.0, step.top() + 10.0);
    if more {
        let down = centre.y + theme::DOT..=step.bottom() + ui.spacing().item_spacing.y + 10.0 - theme::DOT;
        ui.painter().vline(centre.x, down, egui::Stroke::new(1.5, palette.line));
    }
    ui.painter().circle_filled(centre, theme::DOT, palette.accent);
}
