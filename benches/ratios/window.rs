//! The window: its first frame over that of a bare window, and the frames of a large register over a fixed budget.

use std::io::{BufRead as _, BufReader, Write as _, stdout};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::epaint::Shape;
use egui::{
    Context, Event, FontData, FontDefinitions, FontFamily, FullOutput, Key, Modifiers, RawInput, Rect, ViewportCommand,
};
use tiegui::model::register::Register;
use tiegui::print::{Face, face};
use tiegui::ui::{self, App};

use super::measure::{Figure, Outcome, in_turns, median, timed};
use super::office;

/// Set for a child of this program: it opens a window, tells the time of its first frame, and closes it.
const CHILD: &str = "TIEGUI_FIRST_FRAME";
/// What the child is told to open: this, or the door of a vault.
const BARE: &str = "bare";

const TIMES: usize = 9;
const LINES: u32 = 100_000;
const FRAMES: usize = 200;
const FRAME: Duration = Duration::from_millis(2);

/// The sign-in screen's first frame over a bare window's; without a screen one is made.
pub(crate) fn first_frame() -> Outcome<Vec<Figure>> {
    let folder = office::folder()?;
    let vault = folder.path().join("vault");
    drop(office::vault(&vault)?);
    let screen = Screen::find()?;
    let vault = vault.to_string_lossy();
    let times = in_turns(TIMES, || screen.first_frame(&vault), || screen.first_frame(BARE))?;
    Ok(vec![Figure::ratio(
        "first-frame",
        "the sign-in screen is on the screen / a bare window with a label is",
        times,
        1.25,
    )])
}

/// A screen of X: the one there is, or one made for the purpose.
struct Screen {
    display: String,
    made: Option<Child>,
}

impl Screen {
    fn find() -> Outcome<Self> {
        if let Some(display) = std::env::var("DISPLAY").ok().filter(|display| !display.is_empty()) {
            return Ok(Self { display, made: None });
        }
        let mut made = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut number = String::new();
        BufReader::new(made.stdout.take().ok_or("no answer from Xvfb")?).read_line(&mut number)?;
        Ok(Self { display: format!(":{}", number.trim()), made: Some(made) })
    }

    /// The time a child takes from its start to its second frame, when the first is on the screen.
    fn first_frame(&self, what: &str) -> Outcome<Duration> {
        let told = Command::new(std::env::current_exe()?)
            .env(CHILD, what)
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY")
            .stderr(Stdio::null())
            .output()?;
        Ok(Duration::from_micros(String::from_utf8(told.stdout)?.trim().parse()?))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if let Some(made) = &mut self.made {
            made.kill().ok();
            made.wait().ok();
        }
    }
}

/// Where this process is such a child: opens its window, and answers that it did.
pub(crate) fn is_child(started: Instant) -> Outcome<bool> {
    let Ok(what) = std::env::var(CHILD) else { return Ok(false) };
    let size = egui::vec2(1100.0, 720.0);
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size(size),
        ..eframe::NativeOptions::default()
    };
    let mut window = Window { started, frames: 0, door: None };
    eframe::run_native(
        "tiegui-bench",
        options,
        Box::new(move |creation| {
            if what == BARE {
                one_face(&creation.egui_ctx);
            } else {
                ui::prepare(&creation.egui_ctx);
                window.door = Some(App::new(&creation.egui_ctx, Some(PathBuf::from(what)), None));
            }
            Ok(Box::new(window))
        }),
    )?;
    Ok(true)
}

fn one_face(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    fonts.font_data.insert("sans".to_owned(), Arc::new(FontData::from_static(face::bytes(Face::Sans))));
    fonts.families.entry(FontFamily::Proportional).or_default().insert(0, "sans".to_owned());
    ctx.set_fonts(fonts);
}

/// Tells the time of its second frame and closes.
struct Window {
    started: Instant,
    frames: u32,
    door: Option<App>,
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        if let Some(app) = &mut self.door {
            app.think(ctx);
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frames += 1;
        if self.frames == 2 {
            writeln!(stdout(), "{}", self.started.elapsed().as_micros()).ok();
            ui.send_viewport_cmd(ViewportCommand::Close);
        }
        match &mut self.door {
            Some(app) => app.draw(ui),
            None => {
                egui::CentralPanel::default().show(ui, |ui| ui.label("登记簿"));
            }
        }
        ui.request_repaint();
    }
}

/// The frames of a register of 100,000 lines: at rest, and a page further each.
pub(crate) fn frame() -> Outcome<Vec<Figure>> {
    let folder = office::folder()?;
    let path = folder.path().join("ledger.xlsx");
    office::write_ledger(&path, LINES)?;
    let vault = folder.path().join("vault");
    let rows = office::rows_of(&office::read(&path, LINES as usize)?);
    office::vault(&vault)?.bring_in(Register::Receiving, "ledger.xlsx", rows, false)?;
    let mut desk = Desk::open(&vault)?;
    let at_rest: Outcome<Vec<Duration>> = (0..FRAMES).map(|_| desk.frame(Vec::new())).collect();
    let paging: Outcome<Vec<Duration>> =
        (0..FRAMES).map(|_| desk.frame(vec![key(Key::PageDown, Modifiers::NONE)])).collect();
    let (at_rest, paging) = (median(at_rest?), median(paging?));
    Ok(vec![
        Figure::ratio("frame", "a frame over 100,000 lines / 2 ms", (at_rest, FRAME), 1.0),
        Figure::ratio("frame: paging", "a frame that shows the next page of them / 2 ms", (paging, FRAME), 1.0),
    ])
}

fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// The window at an open vault, without a screen.
struct Desk {
    ctx: Context,
    app: App,
    now: f64,
}

impl Desk {
    fn open(vault: &Path) -> Outcome<Self> {
        let ctx = Context::default();
        ui::prepare(&ctx);
        let app = App::new(&ctx, Some(vault.to_path_buf()), Some(office::password()));
        let mut desk = Self { ctx, app, now: 0.0 };
        let started = Instant::now();
        while !desk.shows("农发行市分行办公室") {
            if started.elapsed() > Duration::from_mins(1) {
                return Err("the window does not show the register".into());
            }
            std::thread::sleep(Duration::from_millis(20));
            // Today comes first; the receiving register is the second section.
            desk.run(vec![key(Key::Num2, Modifiers::COMMAND)]);
        }
        Ok(desk)
    }

    /// Runs a frame; how long it took, its triangles included.
    fn frame(&mut self, events: Vec<Event>) -> Outcome<Duration> {
        Ok(timed(|| {
            let output = self.run(events);
            Ok(self.ctx.tessellate(output.shapes, output.pixels_per_point))
        })?
        .0)
    }

    fn run(&mut self, events: Vec<Event>) -> FullOutput {
        self.now += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 800.0)));
        let input = RawInput { screen_rect, time: Some(self.now), events, ..RawInput::default() };
        let Self { ctx, app, .. } = self;
        app.think(ctx);
        ctx.run_ui(input, |ui| app.draw(ui))
    }

    /// Whether the next frame shows the words.
    fn shows(&mut self, words: &str) -> bool {
        self.run(Vec::new()).shapes.iter().any(|clipped| says(&clipped.shape, words))
    }
}

fn says(shape: &Shape, words: &str) -> bool {
    match shape {
        Shape::Text(text) => text.galley.text().contains(words),
        Shape::Vec(shapes) => shapes.iter().any(|shape| says(shape, words)),
        _ => false,
    }
}
