//! Beside the preview: what is printed, which of its pages, on which printer, how often, and how that printer's paper
//! lies.

use egui::{Atom, Atoms, Button, CollapsingHeader, ComboBox, Context, DragValue, RichText, TextEdit, Ui, vec2};

use super::preview::Asked;
use crate::model::book::Book;
use crate::model::event::Printed;
use crate::model::register::Register;
use crate::print::{Choice, Shift};
use crate::registry::Registry;
use crate::ui::command::Command;
use crate::ui::jobs::{Job, Progress};
use crate::ui::menus::PAPERS;
use crate::ui::printers::{self, Printers, SpoolError};
use crate::ui::printing::{Order, spool_error};
use crate::ui::widgets::{Tone, notice};
use crate::ui::{say, theme};
use crate::{explain, tr};

/// What the preview shows, as far as the panel has to know.
pub(crate) struct Shown<'a> {
    pub(crate) asked: Asked,
    pub(crate) name: String,
    pub(crate) books: &'a [(Book, u32)],
    /// The size of the page in view.
    pub(crate) page_mm: Option<(f32, f32)>,
    /// Whether there is something to print, and nothing on its way.
    pub(crate) can_print: bool,
}

/// The panel.
pub(crate) struct PrintPanel {
    looking: Option<Job<Result<Printers, SpoolError>>>,
    names: Vec<String>,
    trouble: Option<String>,
    order: Order,
    choice: Choice,
    /// The page numbers as they are typed.
    from: String,
    to: String,
    wants_focus: bool,
}

/// What is beyond this was measured wrongly.
pub(super) const MOST_MM: f32 = 30.0;
const MOST_COPIES: u32 = 20;

impl PrintPanel {
    /// Asks the system for its printers.
    pub(crate) fn new(registry: &Registry, ctx: &Context) -> Self {
        let (order, trouble) = match Order::last(registry) {
            Ok(order) => (order, None),
            Err(error) => (Order { copies: 1, ..Order::default() }, Some(explain::error(&error))),
        };
        Self {
            looking: Job::start("printers", ctx, printers::list).ok(),
            names: Vec::new(),
            trouble,
            order,
            choice: Choice::All,
            from: String::new(),
            to: String::new(),
            wants_focus: false,
        }
    }

    /// Shows which pages are chosen.
    pub(crate) fn choose(&mut self, choice: Choice) {
        self.choice = choice;
    }

    /// Puts the focus where Enter prints.
    pub(crate) fn focus_print(&mut self) {
        self.wants_focus = true;
    }

    /// The printer that is chosen, as it is set up.
    pub(crate) fn order(&self) -> Option<Order> {
        self.names.contains(&self.order.printer).then(|| self.order.clone())
    }

    /// Sees whether the system has answered.
    pub(crate) fn think(&mut self) {
        let found = match self.looking.as_ref().map(Job::poll) {
            None | Some(Progress::Working) => return,
            Some(Progress::Done(found)) => found,
            Some(Progress::Lost) => Ok(Printers::default()),
        };
        self.looking = None;
        match found {
            Ok(Printers { names }) if names.is_empty() => self.trouble = Some(tr!("printing-no-printer")),
            Ok(Printers { names }) => self.names = names,
            Err(SpoolError::Refused(said)) => self.trouble = Some(tr!("printing-no-answer", said)),
            Err(SpoolError::NoSpooler) => self.trouble = Some(spool_error(&SpoolError::NoSpooler)),
        }
        if !self.names.contains(&self.order.printer)
            && let Some(first) = self.names.first()
        {
            self.order = Order { printer: first.clone(), copies: self.order.copies, ..Order::default() };
        }
    }

    /// Draws it; answers which pages were chosen anew.
    pub(crate) fn ui(
        &mut self,
        ui: &mut Ui,
        registry: &Registry,
        shown: &Shown<'_>,
        commands: &mut Vec<Command>,
    ) -> Option<Choice> {
        heading(ui, &tr!("printing-what"));
        what_ui(ui, shown, commands);
        let choice = self.pages_ui(ui, shown);
        heading(ui, &tr!("printing-printer"));
        self.printer_ui(ui, registry);
        self.buttons_ui(ui, shown, commands);
        if !self.names.is_empty() {
            ui.add_space(theme::GAP);
            self.calibrate_ui(ui, shown, commands);
        }
        choice
    }

    fn pages_ui(&mut self, ui: &mut Ui, shown: &Shown<'_>) -> Option<Choice> {
        if !matches!(shown.asked, Asked::One(_)) {
            return None;
        }
        heading(ui, &tr!("printing-pages"));
        let before = self.choice;
        if ui.radio(self.choice == Choice::New, tr!("printing-only-new")).clicked() {
            self.choice = Choice::New;
        }
        if ui.radio(self.choice == Choice::All, tr!("printing-all")).clicked() {
            self.choice = Choice::All;
        }
        let ranged = matches!(self.choice, Choice::Pages(..));
        ui.horizontal(|ui| {
            let mut changed = ui.radio(ranged, tr!("printing-range")).clicked();
            changed |= number_ui(ui, &tr!("printing-from"), &mut self.from);
            ui.label(tr!("printing-to"));
            changed |= number_ui(ui, &tr!("printing-until"), &mut self.to);
            if changed {
                let from = self.from.trim().parse().unwrap_or(1);
                self.choice = Choice::Pages(from, self.to.trim().parse().unwrap_or(u32::MAX));
            }
        });
        if ranged {
            ui.label(RichText::new(tr!("printing-range-hint")).small().color(theme::palette(ui).faint));
        }
        (self.choice != before).then_some(self.choice)
    }

    fn printer_ui(&mut self, ui: &mut Ui, registry: &Registry) {
        if self.looking.is_some() {
            ui.label(tr!("printing-looking"));
        }
        if let Some(trouble) = &self.trouble {
            notice(ui, Tone::Caution, trouble);
        }
        if self.names.is_empty() {
            return;
        }
        ui.name_inputs(tr!("printing-printer"), |ui| {
            ComboBox::from_id_salt("printer").width(ui.available_width()).selected_text(&self.order.printer).show_ui(
                ui,
                |ui| {
                    for name in &self.names {
                        if ui.selectable_label(*name == self.order.printer, name).clicked() {
                            let copies = self.order.copies;
                            let order = Order::of(registry, name.clone()).unwrap_or_default();
                            self.order = Order { printer: name.clone(), copies, ..order };
                        }
                    }
                },
            );
        });
        ui.horizontal(|ui| {
            ui.label(tr!("printing-copies"));
            ui.name_inputs(tr!("printing-copies"), |ui| {
                ui.add(DragValue::new(&mut self.order.copies).range(1..=MOST_COPIES).speed(0.05));
            });
        });
    }

    fn calibrate_ui(&mut self, ui: &mut Ui, shown: &Shown<'_>, commands: &mut Vec<Command>) {
        let (width, height) = shown.page_mm.unwrap_or((297.0, 210.0));
        CollapsingHeader::new(tr!("printing-calibrate")).id_salt("calibrate").show(ui, |ui| {
            let across = width > height;
            let setup = &mut self.order.setup;
            ui.label(RichText::new(tr!("printing-lies", across = u32::from(across))).small());
            shift_ui(ui, if across { &mut setup.landscape } else { &mut setup.portrait });
            let button = ui.button(tr!("printing-test-page")).on_hover_text(tr!("printing-test-hint"));
            if button.clicked() {
                commands.push(Command::PrintTest { order: self.order.clone(), size_mm: (width, height) });
            }
        });
    }

    fn buttons_ui(&mut self, ui: &mut Ui, shown: &Shown<'_>, commands: &mut Vec<Command>) {
        ui.add_space(theme::GROUP_GAP);
        let wide = |label: RichText, ui: &Ui| {
            Button::new(Atoms::new((Atom::grow(), label, Atom::grow())))
                .min_size(vec2(ui.available_width(), theme::FIELD))
        };
        let has_printer = !self.names.is_empty();
        let label = RichText::new(tr!("printing-print")).strong();
        let print = ui.add_enabled(shown.can_print && has_printer, wide(label, ui));
        let save = Command::SavePdf;
        let pdf = ui.add_enabled(shown.can_print, wide(save.label().into(), ui));
        if shown.can_print && (has_printer || self.looking.is_none()) && std::mem::take(&mut self.wants_focus) {
            if has_printer { &print } else { &pdf }.request_focus();
        }
        if print.clicked() {
            // A second Enter must not print a second time.
            print.surrender_focus();
            commands.push(Command::Print);
        }
        if pdf.clicked() {
            pdf.surrender_focus();
            commands.push(save);
        }
        let recorded = match shown.asked {
            Asked::One(_) | Asked::NewPages => tr!("ui-preview-records-nothing"),
            Asked::Slip(_) => tr!("printing-slip-unrecorded"),
            Asked::Worklist => tr!("worklist-unrecorded"),
            Asked::Post(..) => tr!("post-unrecorded"),
            Asked::Labels => tr!("labels-unrecorded"),
            Asked::Matter(_) | Asked::Paper(_) | Asked::SpotCheck => tr!("process-unrecorded"),
        };
        ui.label(RichText::new(recorded).small().color(theme::palette(ui).faint));
    }
}

/// The heading of a part of a panel.
pub(super) fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(theme::GAP);
    ui.label(RichText::new(text).strong().color(theme::palette(ui).accent));
}

/// What is printed: everything new, one of the books, or the card that is shown.
fn what_ui(ui: &mut Ui, shown: &Shown<'_>, commands: &mut Vec<Command>) {
    ui.name_inputs(tr!("printing-what"), |ui| {
        ComboBox::from_id_salt("what").width(ui.available_width()).selected_text(&shown.name).show_ui(ui, |ui| {
            let mut offer = |ui: &mut Ui, asked: Asked, name: String, command: Command| {
                if ui.selectable_label(asked == shown.asked, name).clicked() && asked != shown.asked {
                    commands.push(command);
                }
            };
            offer(ui, Asked::NewPages, tr!("printing-new-pages"), Command::PrintNew);
            offer(ui, Asked::Worklist, tr!("worklist-title"), Command::Worklist);
            for paper in crate::post_papers::PostPaper::ALL {
                let command = Command::PostPaper(paper, None);
                offer(ui, Asked::Post(paper, None), command.label(), command);
            }
            for paper in PAPERS {
                let command = Command::PrintPaper(paper);
                offer(ui, Asked::Paper(paper), command.label(), command);
            }
            for (book, _) in shown.books.iter().rev().filter(|(book, _)| book.register != Register::Circulation) {
                let name = tr!("ui-story-book", register = say::register(book.register), book = say::book(*book));
                let what = Printed::Book(*book);
                offer(ui, Asked::One(what), name, Command::PreviewOf(what));
            }
        });
    });
}

/// A field for a page number; answers whether it changed.
fn number_ui(ui: &mut Ui, name: &str, text: &mut String) -> bool {
    ui.name_inputs(name, |ui| ui.add(TextEdit::singleline(text).desired_width(theme::PAGE_NUMBER)).changed())
}

fn shift_ui(ui: &mut Ui, shift: &mut Shift) {
    let mut row = |name: String, value: &mut f32, range, unit: String| {
        ui.horizontal(|ui| {
            ui.label(&name);
            ui.name_inputs(&name, |ui| {
                ui.add(DragValue::new(value).range(range).speed(0.1).fixed_decimals(1).suffix(unit));
            });
        });
    };
    let mm = || tr!("printing-mm");
    row(tr!("printing-shift-x"), &mut shift.x_mm, -MOST_MM..=MOST_MM, mm());
    row(tr!("printing-shift-y"), &mut shift.y_mm, -MOST_MM..=MOST_MM, mm());
    row(tr!("printing-scale"), &mut shift.per_cent, 90.0..=110.0, "%".to_owned());
}
