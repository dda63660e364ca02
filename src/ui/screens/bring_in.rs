//! A ledger brought in: which column is which fact, what a trial came to, and the rows that do not fit, each with its
//! cell and the reason, to be mended here or saved. Reading is done on a thread; trying and bringing in need the books,
//! which are away meanwhile.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use egui::{
    CentralPanel, ComboBox, Context, Grid, Key, Label, Margin, Modifiers, Panel, RichText, ScrollArea, TextEdit, Ui,
};

use crate::exchange::cell::column_name;
use crate::exchange::ledger::Rejected;
use crate::exchange::mapping::{Field, MappedColumn, Mapping};
use crate::exchange::{self, read::ReadError};
use crate::intake::{Counts, Intake, REGISTERS};
use crate::registry::Registry;
use crate::ui::command::Command;
use crate::ui::jobs::{Job, Progress};
use crate::ui::pick;
use crate::ui::widgets::{List, ListColumn, TableKeys, Tone, command_button, form_row, notice};
use crate::ui::{say, theme};
use crate::{explain, tr};

/// The screen.
pub(crate) struct BringIn {
    stage: Stage,
    said: Option<(Tone, String)>,
    /// The rejected row that is chosen.
    row: usize,
    reveal: bool,
    /// The text of the cell at fault, as it is being mended, and the row it was taken for.
    text: String,
    text_of: Option<(usize, usize)>,
    wants_focus: bool,
    wants_trial: bool,
}

enum Stage {
    /// The system's dialog is open.
    Asking(Job<Option<PathBuf>>),
    /// The file is being read.
    Opening(Job<Result<Intake, ReadError>>),
    /// Here it is.
    Open(Box<Intake>),
    /// There is none.
    Nothing,
}

/// What somebody did in a frame, done when it is drawn.
#[derive(Default)]
struct Done {
    said: Option<(String, Field, Option<u32>)>,
    register: Option<crate::model::register::Register>,
    mended: Option<(Rejected, String)>,
}

impl BringIn {
    /// Asks for the file.
    pub(crate) fn new(ctx: &Context) -> Self {
        let ask = pick::Ledger::new();
        let (stage, said) = match Job::start("ask", ctx, move || ask.ask()) {
            Ok(job) => (Stage::Asking(job), None),
            Err(error) => (Stage::Nothing, Some((Tone::Danger, tr!("ui-job-failed", reason = error.to_string())))),
        };
        Self { stage, ..Self::empty(said) }
    }

    /// Reads this file.
    pub(crate) fn of(path: PathBuf, ctx: &Context) -> Self {
        let mut screen = Self::empty(None);
        screen.read(path, ctx);
        screen
    }

    fn empty(said: Option<(Tone, String)>) -> Self {
        Self {
            stage: Stage::Nothing,
            said,
            row: 0,
            reveal: true,
            text: String::new(),
            text_of: None,
            wants_focus: false,
            wants_trial: false,
        }
    }

    fn read(&mut self, path: PathBuf, ctx: &Context) {
        match Job::start("ledger", ctx, move || Intake::open(&path)) {
            Ok(job) => self.stage = Stage::Opening(job),
            Err(error) => self.fail(tr!("ui-job-failed", reason = error.to_string())),
        }
    }

    fn fail(&mut self, trouble: String) {
        (self.stage, self.said) = (Stage::Nothing, Some((Tone::Danger, trouble)));
    }

    /// Goes on with what is under way; answers whether the rows are to be tried.
    pub(crate) fn think(&mut self, ctx: &Context) -> bool {
        match &self.stage {
            Stage::Asking(job) => match job.poll() {
                Progress::Working => {}
                Progress::Done(Some(path)) => self.read(path, ctx),
                Progress::Done(None) | Progress::Lost => self.stage = Stage::Nothing,
            },
            Stage::Opening(job) => match job.poll() {
                Progress::Working => {}
                Progress::Done(Ok(intake)) => {
                    self.wants_trial = intake.ledger().is_ok();
                    self.stage = Stage::Open(Box::new(intake));
                }
                Progress::Done(Err(error)) => self.fail(exchange::explain::read_error(&error)),
                Progress::Lost => self.fail(tr!("ui-job-lost")),
            },
            Stage::Open(_) | Stage::Nothing => {}
        }
        std::mem::take(&mut self.wants_trial)
    }

    /// Tries the rows, or brings them in; on a thread that has the books.
    pub(crate) fn bring_in(&mut self, registry: &mut Registry, rehearsal: bool, seen: &Arc<AtomicUsize>) {
        let Stage::Open(intake) = &mut self.stage else { return };
        self.said = match intake.bring_in(registry, rehearsal, seen) {
            Ok(()) => None,
            Err(error) => Some((Tone::Danger, explain::error(&error))),
        };
        (self.text_of, self.reveal) = (None, true);
    }

    /// Whether there are rows to bring in.
    pub(crate) fn is_ready(&self) -> bool {
        matches!(&self.stage, Stage::Open(intake) if intake.ledger().is_ok())
    }

    /// Writes the rows that do not fit beside the file.
    pub(crate) fn save_rejects(&mut self, registry: &Registry) {
        let Stage::Open(intake) = &self.stage else { return };
        self.said = match intake.save_rejects(registry) {
            Ok(None) => None,
            Ok(Some(path)) => Some((Tone::Well, tr!("intake-saved", path = path.display()))),
            Err(error) => Some((Tone::Danger, exchange::explain::write_error(&error))),
        };
    }

    /// Draws it.
    pub(crate) fn ui(&mut self, ui: &mut Ui, keys: TableKeys, commands: &mut Vec<Command>) {
        if keys == TableKeys::Table && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            commands.push(Command::Back);
        }
        let mut done = Done::default();
        let ground = theme::ground(ui, Margin { left: 12, right: 12, top: 10, bottom: 10 });
        if let Stage::Open(intake) = &self.stage {
            Panel::left("mapping").resizable(false).exact_size(theme::MAPPING_WIDTH).frame(ground).show(ui, |ui| {
                mapping_ui(ui, intake, &mut done);
            });
        }
        CentralPanel::default().frame(ground).show(ui, |ui| {
            ui.horizontal(|ui| {
                command_button(ui, Command::Back, Some("Esc"), commands);
                command_button(ui, Command::BringIn, None, commands);
            });
            ui.add_space(2.0);
            if let Some((tone, text)) = &self.said {
                notice(ui, *tone, text);
            }
            match &self.stage {
                Stage::Asking(_) => {
                    ui.label(tr!("intake-asking"));
                }
                Stage::Opening(_) => {
                    ui.label(tr!("intake-reading"));
                }
                Stage::Nothing => {
                    ui.label(tr!("intake-nothing"));
                }
                Stage::Open(_) => self.outcome_ui(ui, keys, &mut done, commands),
            }
        });
        self.act(done);
    }

    fn act(&mut self, done: Done) {
        let Stage::Open(intake) = &mut self.stage else { return };
        if let Some(register) = done.register {
            intake.read_as(register);
        } else if let Some((sheet, field, column)) = done.said {
            intake.say(&sheet, field, column);
        } else if let Some((rejected, text)) = done.mended {
            intake.mend(&rejected, &text);
        } else {
            return;
        }
        // A trial reads the rows first; where there are none to try, why is said at once.
        intake.read();
        self.wants_trial = intake.ledger().is_ok();
        (self.said, self.text_of) = (None, None);
    }

    fn outcome_ui(&mut self, ui: &mut Ui, keys: TableKeys, done: &mut Done, commands: &mut Vec<Command>) {
        let Stage::Open(intake) = &self.stage else { return };
        let ledger = match intake.ledger() {
            Ok(ledger) => ledger,
            Err(error) => {
                notice(ui, Tone::Danger, &exchange::explain::read_error(error));
                return;
            }
        };
        if let Some(counts) = intake.counts {
            counts_ui(ui, counts, intake.is_in);
        }
        let skipped = ledger.skipped;
        let (blank, other) = (skipped.blank, skipped.totals + skipped.headers + skipped.footers);
        ui.label(RichText::new(tr!("intake-skipped", blank, other)).small().color(theme::palette(ui).faint));
        ui.horizontal(|ui| {
            if !intake.is_in && intake.counts.is_some_and(|counts| counts.imported > 0) {
                command_button(ui, Command::EnterLedger, None, commands);
            }
            if !ledger.rejected.is_empty() {
                command_button(ui, Command::SaveRejects, None, commands);
            }
        });
        if ledger.rejected.is_empty() {
            return;
        }
        ui.add_space(theme::GAP);
        let at = self.row.min(ledger.rejected.len() - 1);
        if let Some(rejected) = ledger.rejected.get(at) {
            let of = Some((at, intake.mended));
            if self.text_of != of {
                (self.text_of, self.text) = (of, intake.cell_of(rejected).unwrap_or_default());
            }
            mend_ui(ui, rejected, (&mut self.text, &mut self.wants_focus), done);
        }
        let columns = [
            ListColumn::new(tr!("intake-row"), 64.0).right(),
            ListColumn::new(tr!("intake-cell"), 64.0),
            ListColumn::rest(tr!("intake-reason")),
        ];
        let keys = if ui.text_edit_focused() { TableKeys::Elsewhere } else { keys };
        let list = List {
            salt: "rejected",
            columns: &columns,
            n: ledger.rejected.len(),
            chosen: &mut self.row,
            keys,
            in_front: true,
        };
        let acted = list.show(ui, std::mem::take(&mut self.reveal), |index| {
            let Some(rejected) = ledger.rejected.get(index) else { return Vec::new() };
            let cell = rejected.cell.clone().unwrap_or_default();
            vec![rejected.at.row.to_string().into(), cell.into(), exchange::explain::rejected(rejected).into()]
        });
        self.wants_focus |= acted.opened;
    }
}

fn counts_ui(ui: &mut Ui, counts: Counts, is_in: bool) {
    let Counts { imported, already, rejected } = counts;
    if is_in {
        notice(ui, Tone::Well, &tr!("intake-done", imported, already, rejected));
    } else {
        let tone = if rejected == 0 { Tone::Well } else { Tone::Caution };
        notice(ui, tone, &tr!("intake-tried", imported, already, rejected));
    }
}

/// The cell at fault, to be mended.
fn mend_ui(ui: &mut Ui, rejected: &Rejected, (text, wants_focus): (&mut String, &mut bool), done: &mut Done) {
    let cell = rejected.cell.clone().unwrap_or_default();
    let label = tr!("intake-mend", row = rejected.at.row, cell, field = exchange::explain::field(rejected.field));
    let why = exchange::explain::rejected(rejected);
    ui.add(Label::new(RichText::new(why).color(Tone::Danger.ink(ui))).wrap());
    form_row(ui, &label, |ui| {
        ui.horizontal(|ui| {
            let room = ui.available_width() - theme::STOP_WIDTH;
            let field = ui.add(TextEdit::singleline(text).desired_width(room));
            if std::mem::take(wants_focus) {
                field.request_focus();
            }
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if ui.button(tr!("intake-again")).clicked() || entered {
                done.mended = Some((rejected.clone(), text.clone()));
            }
        });
    });
}

/// The register, and which column of each sheet is which fact.
fn mapping_ui(ui: &mut Ui, intake: &Intake, done: &mut Done) {
    let file = intake.path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    ui.add(Label::new(RichText::new(file).strong()).truncate()).on_hover_text(intake.path().display().to_string());
    let now = intake.register();
    form_row(ui, &tr!("intake-register"), |ui| {
        ComboBox::from_id_salt("register").width(ui.available_width()).selected_text(say::register(now)).show_ui(
            ui,
            |ui| {
                for register in REGISTERS {
                    if ui.selectable_label(register == now, say::register(register)).clicked() && register != now {
                        done.register = Some(register);
                    }
                }
            },
        );
    });
    ui.label(RichText::new(tr!("intake-mapping")).strong().color(theme::palette(ui).accent));
    ScrollArea::vertical().id_salt("mapping").auto_shrink(false).show(ui, |ui| {
        for (sheet, mapping) in intake.sheets() {
            ui.label(RichText::new(&sheet.name).weak());
            match mapping {
                Some(mapping) => columns_ui(ui, intake, &mapping, done),
                None => {
                    ui.label(RichText::new(tr!("intake-no-header")).small().color(theme::palette(ui).faint));
                }
            }
        }
    });
}

fn columns_ui(ui: &mut Ui, intake: &Intake, mapping: &Mapping, done: &mut Done) {
    let fields = Field::of(intake.register());
    Grid::new(("columns", &mapping.sheet)).num_columns(3).striped(true).spacing([8.0, 4.0]).show(ui, |ui| {
        for MappedColumn { column, heading, field } in &mapping.columns {
            ui.label(RichText::new(column_name(*column)).monospace().weak());
            ui.allocate_ui(egui::vec2(theme::MAPPING_HEADING, theme::GRID_ROW), |ui| {
                let example = intake.example(mapping, *column);
                ui.set_min_width(theme::MAPPING_HEADING);
                ui.add(Label::new(heading).truncate()).on_hover_text(tr!("intake-example", example));
            });
            let shown = field.map_or_else(|| tr!("import-unused"), name_of);
            ui.name_inputs(tr!("intake-column", column = column_name(*column)), |ui| {
                let combo = ComboBox::from_id_salt((&mapping.sheet, column)).width(theme::MAPPING_FIELD).truncate();
                combo.selected_text(shown).show_ui(ui, |ui| {
                    if ui.selectable_label(field.is_none(), tr!("import-unused")).clicked()
                        && let Some(field) = field
                    {
                        done.said = Some((mapping.sheet.clone(), *field, None));
                    }
                    for other in &fields {
                        let is_it = *field == Some(*other);
                        if ui.selectable_label(is_it, name_of(*other)).clicked() && !is_it {
                            done.said = Some((mapping.sheet.clone(), *other, Some(*column)));
                        }
                    }
                });
            });
            ui.end_row();
        }
    });
    let missing = mapping.missing(intake.register());
    if !missing.is_empty() {
        let fields = say::list(missing.into_iter().map(exchange::explain::field));
        ui.label(RichText::new(tr!("intake-missing", fields)).color(Tone::Danger.ink(ui)));
    }
}

/// What a fact is called that a column may hold.
fn name_of(field: Field) -> String {
    say::capital(&exchange::explain::field(field))
}
