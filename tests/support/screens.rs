//! Every screen there is, and how one comes to it.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use egui::{Context, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use serde_json::{Value, json};
use tempfile::TempDir;
use tiegui::i18n::Lang;
use tiegui::model::matter::{Fact, MatterKind, MatterSlot};
use tiegui::model::register::Register;
use tiegui::registry::books::Wanted;
use tiegui::registry::record::Act;
use tiegui::registry::{Registry, Unlocked};
use tiegui::ui::App;

use crate::first_steps::{WORD, asks_for_leader, first_start_accounts, first_start_places, secretary};
use crate::this_week::{others_stand_by, this_weeks_matters};
use crate::vault::{self, clock, password};
use crate::window::{Window, books, field, in_row, say};

/// A title as long as offices make them, and names that few faces have.
const LONG: &str = "转发《关于进一步加强政策性粮食收购资金贷款发放与封闭运行管理、严防挤占挪用并做好2026年度秋粮收购保障工作有关\
    问题的紧急通知》的通知（含附件一至附件四及相关填报说明）";

/// Where a story begins.
enum Start {
    /// Before any vault.
    Door,
    /// Before a vault.
    SignIn,
    /// At the desk of books in which nothing stands.
    Empty,
    /// At the desk after a busy year.
    Year,
}

/// A screen.
pub(crate) struct Screen {
    pub(crate) name: &'static str,
    start: Start,
    steps: fn(&mut Window),
}

const fn screen(name: &'static str, start: Start, steps: fn(&mut Window)) -> Screen {
    Screen { name, start, steps }
}

pub(crate) const SCREENS: &[Screen] = &[
    screen("door", Start::Door, |_| {}),
    screen("first-start-unit", Start::Door, |window| window.presses(Key::Enter)),
    screen("first-start-accounts", Start::Door, first_start_accounts),
    screen("first-start-leader", Start::Door, |window| {
        secretary(window);
        asks_for_leader(window);
    }),
    screen("first-start-leader-filled", Start::Door, |window| {
        secretary(window);
        asks_for_leader(window);
        window.enters("李堃");
        window.enters(WORD);
        window.types("iron C");
    }),
    screen("first-start-leader-refused", Start::Door, |window| {
        secretary(window);
        asks_for_leader(window);
        window.enters("陆𬭎");
        window.enters(WORD);
        window.enters(WORD);
    }),
    screen("first-start-places", Start::Door, first_start_places),
    screen("sign-in", Start::SignIn, |_| {}),
    screen("empty-today", Start::Empty, |_| {}),
    screen("empty-register", Start::Empty, |window| ctrl(window, Key::Num2)),
    screen("empty-documents", Start::Empty, |window| ctrl(window, Key::Num6)),
    screen("empty-places", Start::Empty, |window| ctrl(window, Key::Num7)),
    screen("today", Start::Year, |_| {}),
    screen("receiving", Start::Year, |window| ctrl(window, Key::Num2)),
    screen("receiving-marked", Start::Year, marked),
    screen("receiving-filters", Start::Year, |window| {
        ctrl(window, Key::Num2);
        window.presses(Key::F8);
    }),
    screen("issuing", Start::Year, |window| ctrl(window, Key::Num3)),
    screen("lending", Start::Year, |window| ctrl(window, Key::Num4)),
    screen("circulation", Start::Year, |window| ctrl(window, Key::Num5)),
    screen("card", Start::Year, |window| {
        ctrl(window, Key::Num5);
        window.presses(Key::Enter);
    }),
    screen("documents", Start::Year, |window| ctrl(window, Key::Num6)),
    screen("documents-found", Start::Year, |window| {
        ctrl(window, Key::F);
        window.types("zf");
    }),
    screen("documents-none", Start::Year, |window| {
        ctrl(window, Key::F);
        window.types("无此文件");
    }),
    screen("document", Start::Year, |window| {
        ctrl(window, Key::Num2);
        window.presses(Key::ArrowDown);
        window.presses(Key::ArrowDown);
        window.presses(Key::Enter);
    }),
    screen("matters", Start::Year, |window| ctrl(window, Key::M)),
    screen("matters-none", Start::Empty, |window| ctrl(window, Key::M)),
    screen("matter", Start::Year, |window| matter(window, MatterKind::Destruction)),
    screen("matter-outside", Start::Year, |window| matter(window, MatterKind::CarryOut)),
    screen("matter-confirm", Start::Year, |window| {
        matter(window, MatterKind::Copying);
        window.presses(Key::Y);
        window.records();
    }),
    screen("count", Start::Year, |window| {
        matter(window, MatterKind::Count);
        window.presses(Key::C);
        for number in ["1", "2", "2"] {
            window.enters(number);
        }
    }),
    screen("form-draw-destruction", Start::Year, |window| window.begins("draw_destruction/d5/d6")),
    screen("form-seal-destruction", Start::Year, |window| about(window, "seal_destruction", MatterKind::Destruction)),
    screen("form-destroyed", Start::Year, |window| about(window, "destroyed", MatterKind::Destruction)),
    screen("form-draw-carry-out", Start::Year, |window| window.begins("draw_carry_out/d7")),
    screen("form-draw-copying", Start::Year, |window| window.begins("draw_copying/d7")),
    screen("form-draw-recall", Start::Year, |window| window.begins("draw_recall")),
    screen("form-draw-count", Start::Year, |window| window.begins("draw_count")),
    screen("form-complete-count", Start::Year, |window| about(window, "complete_count", MatterKind::Count)),
    screen("form-draw-handover", Start::Year, |window| window.begins("draw_handover")),
    screen("form-freeze", Start::Year, |window| window.begins("freeze/d5")),
    screen("places", Start::Year, |window| ctrl(window, Key::Num7)),
    screen("people", Start::Year, |window| ctrl(window, Key::Num8)),
    screen("people-found", Start::Year, |window| {
        ctrl(window, Key::Num8);
        window.types("䶮");
    }),
    screen("journal", Start::Year, |window| ctrl(window, Key::Num9)),
    screen("settings", Start::Year, |window| ctrl(window, Key::Num0)),
    screen("settings-end", Start::Year, |window| {
        ctrl(window, Key::Num0);
        scrolls_down(window);
    }),
    screen("account-open", Start::Year, |window| {
        asks(window, "command-open-account");
        window.types("王小");
    }),
    screen("account-open-refused", Start::Year, |window| {
        asks(window, "command-open-account");
        window.enters("王小");
        window.presses(Key::Enter);
        window.types("iron C");
        window.records();
    }),
    screen("account-password", Start::Year, |window| asks(window, "command-change-password")),
    screen("palette", Start::Year, |window| ctrl(window, Key::K)),
    screen("palette-typed", Start::Year, |window| {
        ctrl(window, Key::K);
        window.types("jc");
    }),
    screen("keys", Start::Year, |window| ctrl(window, Key::F1)),
    screen("help", Start::Year, |window| window.presses(Key::F1)),
    screen("preview", Start::Year, preview),
    screen("labels", Start::Empty, |window| {
        ctrl(window, Key::J);
        window.presses(Key::ArrowDown); // no labels: their digits are never the same twice
        window.presses(Key::Enter);
    }),
    screen("labels-measured", Start::Empty, |window| {
        ctrl(window, Key::J);
        window.harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, &say("labels-sheet", &[])).click();
        window.runs();
        window.clicks(&say("labels-custom", &[]));
    }),
    screen("bring-in", Start::Empty, bring_in),
    screen("bring-in-reject", Start::Empty, |window| {
        bring_in(window);
        for _ in 0..6 {
            window.presses(Key::ArrowDown);
        }
        window.presses(Key::Enter);
    }),
    screen("bring-in-trying", Start::Empty, |window| window.app().stand_bringing_in(true, 162)),
    screen("bring-in-entering", Start::Year, |window| window.app().stand_bringing_in(false, 41_200)),
    screen("check", Start::Year, |window| window.app().stand_checking(180)),
    screen("form-receive", Start::Year, |window| window.begins("receive")),
    screen("form-receive-known", Start::Year, receive_known),
    screen("form-receive-rare", Start::Year, |window| {
        window.begins("receive");
        window.puts(&field("title"), "关于𠮷𰻝、陆𬭎同志任职的通知\u{1F9C7}");
    }),
    screen("form-receive-refused", Start::Year, |window| {
        window.begins("receive");
        window.records();
    }),
    screen("form-issue", Start::Year, |window| window.begins("issue")),
    screen("form-receipt", Start::Year, |window| window.begins(&format!("receipt/l{}", line("issuing")))),
    screen("form-lend", Start::Year, |window| {
        window.begins("lend/d1");
        window.puts(&field("borrower"), "欧阳昕");
    }),
    screen("form-lend-popup", Start::Year, |window| {
        window.begins("lend/d1");
        window.empties(&field("borrower"));
        window.types("z");
    }),
    screen("form-lend-batch", Start::Year, |window| window.begins("lend/d1/d2/d3/d4/d5/d6")),
    screen("form-give-back", Start::Year, |window| window.begins("give_back")),
    screen("form-circulate", Start::Year, |window| {
        window.begins("circulate/d3");
        window.puts(&in_row("name", 1), "赵䶮");
    }),
    screen("form-circulate-out", Start::Year, |window| window.begins("circulate_out")),
    screen("form-circulate-back", Start::Year, |window| window.begins("circulate_back")),
    screen("form-circulate-end", Start::Year, |window| window.begins("circulate_end")),
    screen("form-shelve", Start::Year, |window| window.begins("shelve")),
    screen("form-move", Start::Year, |window| window.begins("move/d1")),
    screen("form-correct", Start::Year, |window| window.begins(&format!("correct/l{}", line("receiving")))),
    screen("form-correct-refused", Start::Year, |window| {
        window.begins(&format!("correct/l{}", line("receiving")));
        window.records();
    }),
    screen("form-void", Start::Year, |window| window.begins(&format!("void/l{}", line("receiving")))),
    screen("form-supplement", Start::Year, |window| window.begins(&format!("supplement/l{}", line("receiving")))),
    screen("form-add-place", Start::Year, |window| window.begins("add_place")),
    screen("form-add-person", Start::Year, |window| window.begins("add_person")),
];

impl Screen {
    /// A window that shows it; `room` is a folder in which vaults may lie.
    pub(crate) fn shown(&self, look: &'static str, size: [f32; 2], room: &Path) -> Window {
        let app = match self.start {
            Start::Door => App::at_the_door(&Context::default(), Some(room.to_path_buf()), None, None),
            Start::SignIn => App::at_the_door(&Context::default(), None, Some(sign_in(room)), None),
            Start::Empty => App::seated(books(&[])).unwrap(),
            Start::Year => App::seated(YEAR.books(&room.join("vault"))).unwrap(),
        };
        let mut window = Window::of(app, size);
        window.wears(look);
        (self.steps)(&mut window);
        // Nothing is under the mouse.
        window.harness.remove_cursor();
        window.runs();
        window
    }
}

impl Window {
    /// Puts on another look, as a person does.
    fn wears(&mut self, look: &'static str) {
        if look == "light" {
            return;
        }
        let name = say("look", &[("look", look)]);
        if self.harness.query_by_label(&name).is_some() {
            return self.clicks(&name);
        }
        ctrl(self, Key::K);
        self.enters(&name);
    }
}

fn ctrl(window: &mut Window, key: Key) {
    window.presses_with(Modifiers::COMMAND, key);
}

/// Gives work on a thread the time it needs.
fn waits(window: &mut Window, id: &'static str, arguments: &[(&'static str, &str)]) {
    let words = say(id, arguments);
    for _ in 0..800 {
        if window.shows(&words) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.harness.step();
    }
    panic!("it never says {words}");
}

/// Runs a command from the palette.
fn asks(window: &mut Window, command: &'static str) {
    ctrl(window, Key::K);
    window.enters(&say(command, &[]));
}

/// This year's first matter of a kind.
fn latest(window: &Window, kind: MatterKind) -> i64 {
    let slot = MatterSlot { kind, year: 2026, number: 1 };
    window.books().matter_in(slot).unwrap().unwrap().0
}

/// Begins a form about it.
fn about(window: &mut Window, task: &str, kind: MatterKind) {
    let id = latest(window, kind);
    window.begins(&format!("{task}/m{id}"));
}

/// Opens it from the list.
fn matter(window: &mut Window, kind: MatterKind) {
    let id = latest(window, kind);
    ctrl(window, Key::M);
    for _ in 0..=MatterKind::ALL.iter().position(|one| *one == kind).unwrap() {
        window.presses(Key::ArrowRight);
    }
    let mut open: Vec<_> = window.books().matters(Some(kind)).unwrap().into_iter().filter(|it| it.is_open).collect();
    open.sort_by_key(|head| head.facts.day(Fact::DueOn).unwrap_or(jiff::civil::Date::MAX));
    for _ in 0..open.iter().position(|head| head.id.0 == id).unwrap() {
        window.presses(Key::ArrowDown);
    }
    window.presses(Key::Enter);
}

fn marked(window: &mut Window) {
    ctrl(window, Key::Num2);
    for _ in 0..3 {
        window.presses(Key::Space);
        window.presses(Key::ArrowDown);
    }
}

fn scrolls_down(window: &mut Window) {
    let middle = window.harness.ctx.content_rect().center();
    window.harness.hover_at(middle);
    for _ in 0..4 {
        window.meets(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Page,
            delta: egui::vec2(0.0, -4.0),
            modifiers: Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
        });
    }
}

fn preview(window: &mut Window) {
    ctrl(window, Key::Num2);
    ctrl(window, Key::P);
    waits(window, "ui-page-of", &[("page", "1"), ("pages", "3")]);
}

fn bring_in(window: &mut Window) {
    let ledger = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples/收文登记簿2025.xlsx");
    let ctx = window.harness.ctx.clone();
    window.app().read_ledger(ledger, &ctx);
    waits(window, "intake-tried", &[("imported", "162"), ("already", "0"), ("rejected", "6")]);
}

fn receive_known(window: &mut Window) {
    window.begins("receive");
    window.puts(&field("number"), "农发银市[2026]12号");
    window.puts(&field("title"), LONG);
}

/// A line of a register on which something can be done.
fn line(register: &str) -> i64 {
    YEAR.lines[usize::from(register == "issuing")]
}

/// A vault at whose door one stands.
fn sign_in(room: &Path) -> PathBuf {
    let folder = room.join("vault");
    if !folder.exists() {
        vault::copy(&YEAR.folder(), &folder).unwrap();
    }
    folder
}

/// A busy year, written once; every window gets a copy of it.
struct Year {
    room: TempDir,
    unlocked: Unlocked,
    /// The latest line of receiving and of issuing.
    lines: [i64; 2],
}

static YEAR: LazyLock<Year> = LazyLock::new(|| {
    let room = tempfile::tempdir().unwrap();
    let folder = room.path().join("vault");
    drop(Registry::create(&folder, "清源县支行", "王喆", &password(), clock()).unwrap());
    let unlocked = Registry::unlock(&folder, None, &password()).unwrap();
    let mut books = Registry::open_unlocked(&folder, unlocked.clone(), clock()).unwrap();
    others_stand_by(&mut books, &folder);
    let year = include_str!("../../assets/demo/2025.jsonl").lines().map(|line| Act::parse(line).unwrap());
    let acts: Vec<Act> = year.chain(this_year().iter().map(|act| Act::parse(&act.to_string()).unwrap())).collect();
    for act in &acts {
        if let Err(error) = books.perform(act) {
            panic!("{act:?}: {error:?}");
        }
    }
    for act in this_weeks_matters() {
        if let Err(error) = books.perform(&Act::parse(&act.to_string()).unwrap()) {
            panic!("{act}: {error:?}");
        }
    }
    let latest = |register| books.line_ids(&Wanted::latest(register)).unwrap()[0].0;
    let lines = [Register::Receiving, Register::Issuing].map(latest);
    Year { room, unlocked, lines }
});

impl Year {
    fn folder(&self) -> PathBuf {
        self.room.path().join("vault")
    }

    fn books(&self, folder: &Path) -> Registry {
        std::fs::remove_dir_all(folder).ok();
        vault::copy(&self.folder(), folder).unwrap();
        Registry::open_unlocked(folder, self.unlocked.clone(), clock()).unwrap()
    }
}

/// Everything that was ever written into the books.
pub(crate) fn said() -> Vec<String> {
    fn gather(value: &Value, all: &mut Vec<String>) {
        match value {
            Value::String(text)
                if text.chars().count() > 3 && !text.starts_with(|sign: char| sign.is_ascii_digit()) =>
            {
                all.push(text.clone());
            }
            Value::Array(values) => values.iter().for_each(|value| gather(value, all)),
            Value::Object(fields) => {
                // Names are short; other short words are the program's as well.
                all.extend(fields.get("name").and_then(Value::as_str).map(str::to_owned));
                fields.values().for_each(|value| gather(value, all));
            }
            Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut all = Vec::new();
    let year = include_str!("../../assets/demo/2025.jsonl").lines().map(|line| serde_json::from_str(line).unwrap());
    for act in year.chain(this_year()).chain(this_weeks_matters()) {
        gather(&act, &mut all);
    }
    all
}

/// What happened in the last days.
fn this_year() -> Vec<Value> {
    let received = |day: &str, number: u32, title: &str, level: &str, first: u32| {
        json!({"verb": "receive", "date": day, "issuer": "农发行市分行", "number": format!("农发银市〔2026〕{number}号"),
            "title": title, "level": level, "period": "10年", "copies": 2,
            "copy_numbers": format!("{first:06}-{:06}", first + 1), "pages": 8, "channel": "机要交通", "handled_by": "办公室"})
    };
    vec![
        received("2026-02-27", 9, "关于密押检查的通知", "机密", 881),
        received("2026-03-02", 12, LONG, "秘密", 1201),
        received("2026-03-03", 14, "关于陆𬭎、赵䶮同志职务任免的通知", "秘密", 1305),
        json!({"verb": "receive", "date": "2026-03-04", "issuer": "中共清源县委全面深化改革委员会办公室", "number": "清改办发〔2026〕3号",
            "title": "关于报送改革台账的函", "level": "内部", "copies": 1}),
        json!({"verb": "shelve", "date": "2026-03-02", "document": "农发银市〔2026〕12号", "copies": "1201", "place": "一号保密室/1号铁柜/1层"}),
        json!({"verb": "lend", "date": "2026-03-02", "document": "农发银市〔2026〕9号", "copy": 881, "borrower": "买买提·艾力",
            "department": "信贷部", "purpose": "起草方案", "approver": "李堃", "due": "2026-03-04"}),
        json!({"verb": "circulate", "date": "2026-03-03", "document": "农发银市〔2026〕12号", "copy": 1202,
            "proposal": "请行领导阅示", "readers": [{"name": "李堃", "duty": "行长"}, {"name": "张芳", "duty": "副行长"}, "赵䶮", "陆𬭎"]}),
        json!({"verb": "circulate_out", "at": "2026-03-04T09:10", "document": "农发银市〔2026〕12号", "copy": 1202, "reader": "李堃"}),
        json!({"verb": "circulate_back", "at": "2026-03-04T10:02", "document": "农发银市〔2026〕12号", "copy": 1202, "reader": "李堃",
            "instruction": "请信贷部牵头落实，按时报结果。"}),
        json!({"verb": "circulate_out", "at": "2026-03-04T15:20", "document": "农发银市〔2026〕12号", "copy": 1202, "reader": "张芳"}),
        json!({"verb": "circulate", "date": "2026-03-04", "document": "农发银市〔2026〕14号", "copy": 1305, "readers": ["李堃", "张芳"]}),
        json!({"verb": "issue", "date": "2026-03-04", "number": "农发银清办〔2026〕1号", "title": "关于安全评估的通知",
            "level": "秘密", "period": "5年", "printed": 4, "recipients": [{"unit": "农发行市分行", "copies": "1", "channel": "机要交通"},
            {"unit": "清源县公安局经济文化保卫大队", "copies": "2", "channel": "专人递送"}], "filed": "3", "remaining": 1, "approver": "李堃"}),
    ]
}

/// The languages, by what they are called in the name of a picture.
pub(crate) const fn tongue(lang: Lang) -> &'static str {
    match lang {
        Lang::Chinese => "zh",
        Lang::English => "en",
    }
}
