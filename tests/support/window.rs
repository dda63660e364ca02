//! A window at the desk of books in memory, worked by what it says and by keys.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, UiBuilder};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use fluent_bundle::FluentValue;
use serde_json::{Value, json};
use tiegui::i18n::{self, Lang};
use tiegui::registry::Registry;
use tiegui::registry::clock::SetClock;
use tiegui::registry::record::Act;
use tiegui::ui::{App, prepare};

/// A window, and what stands in its books.
pub(crate) struct Window {
    pub(crate) harness: Harness<'static, App>,
}

/// The books of a small office on a Thursday, after `acts`.
pub(crate) fn books(acts: &[Value]) -> Registry {
    let now = "2026-03-05T09:30:00+08:00[+08:00]".parse().unwrap();
    let clock = Arc::new(SetClock::at(now));
    let mut books = Registry::in_memory("清源县支行", "王喆", Box::new(clock)).unwrap();
    for act in acts {
        books.perform(&Act::parse(&act.to_string()).unwrap()).unwrap();
    }
    books
}

/// A document of two numbered copies, on a shelf.
pub(crate) fn shelf() -> Vec<Value> {
    vec![
        json!({"verb": "add_place", "path": "机要室/一号柜/一层"}),
        json!({"verb": "add_place", "path": "机要室/二号柜"}),
        json!({"verb": "receive", "date": "2026-03-02", "issuer": "农发行市分行", "number": "农发银市〔2026〕12号",
            "title": "关于密押检查的通知", "level": "机密", "period": "20年", "copies": 2, "copy_numbers": "101-102",
            "pages": 8, "channel": "机要交通", "handled_by": "办公室"}),
        json!({"verb": "shelve", "date": "2026-03-02", "document": 1, "place": "机要室/一号柜/一层"}),
    ]
}

/// The same, and copy 101 lent to 郑翀.
pub(crate) fn lent() -> Vec<Value> {
    let mut acts = shelf();
    acts.push(json!({"verb": "lend", "date": "2026-03-03", "document": 1, "copy": 101, "borrower": "郑翀",
        "department": "信贷部", "purpose": "起草方案", "approver": "李堃", "due": "2026-03-04"}));
    acts
}

/// The same, and a card for copy 102.
pub(crate) fn carded() -> Vec<Value> {
    let mut acts = lent();
    acts.push(json!({"verb": "circulate", "date": "2026-03-03", "document": 1, "copy": 102,
        "readers": [{"name": "李堃", "duty": "行长"}, "张芳"]}));
    acts
}

/// An issue of three copies, one of them sent.
pub(crate) fn issued() -> Vec<Value> {
    vec![
        json!({"verb": "issue", "date": "2026-03-02", "number": "农发银清办〔2026〕1号", "title": "关于安全评估的通知",
        "level": "秘密", "printed": 3, "recipients": [{"unit": "农发行市分行", "copies": 1, "channel": "机要交通"}],
        "filed": 2, "remaining": 1, "approver": "李堃"}),
    ]
}

/// A sentence in the language in force.
pub(crate) fn say(id: &'static str, arguments: &[(&'static str, &str)]) -> String {
    let arguments: Vec<_> = arguments.iter().map(|(name, value)| (*name, FluentValue::from(*value))).collect();
    i18n::format(id, &arguments)
}

/// What a field of a form is called.
pub(crate) fn field(name: &str) -> String {
    say("form-field", &[("field", name)])
}

/// What a field of a row is called.
pub(crate) fn in_row(name: &str, row: u32) -> String {
    let row = FluentValue::from(row);
    i18n::format("form-cell", &[("field", FluentValue::from(field(name))), ("row", row)])
}

/// Goes through the same story in both languages; the books hold in the end.
pub(crate) fn check(acts: &[Value], story: impl Fn(&mut Window)) {
    for lang in Lang::ALL {
        i18n::choose_on_this_thread(Some(lang));
        let mut window = Window::on(App::seated(books(acts)).unwrap());
        story(&mut window);
        let report = window.books().verify(None);
        assert!(report.is_clean(), "{report:?}");
    }
}

impl Window {
    /// A window of an office screen.
    pub(crate) fn on(app: App) -> Self {
        Self::of(app, [1366.0, 768.0])
    }

    /// A window of this size.
    pub(crate) fn of(app: App, size: [f32; 2]) -> Self {
        // As the program's own window, which has no margin and begins light.
        let builder = Harness::builder().with_size(size).with_theme(egui::Theme::Light).with_context_setup(prepare);
        let harness = builder.build_ui_state(
            |ui, app: &mut App| {
                app.think(ui);
                let whole = ui.content_rect();
                let mut ui = ui.new_child(UiBuilder::new().max_rect(whole));
                ui.set_clip_rect(whole);
                app.draw(&mut ui);
            },
            app,
        );
        let mut window = Self { harness };
        window.runs();
        window
    }

    /// Draws until nothing moves; what is typed asks for one more frame a second later, which does not come.
    pub(crate) fn runs(&mut self) {
        self.harness.run_steps(4);
    }

    pub(crate) fn app(&mut self) -> &mut App {
        self.harness.state_mut()
    }

    pub(crate) fn books(&self) -> &Registry {
        self.harness.state().books().unwrap()
    }

    /// Opens a form; `name` says what it is about, as in `lend/d1/c1`.
    pub(crate) fn begins(&mut self, name: &str) {
        self.app().begin(name);
        self.runs();
    }

    pub(crate) fn presses(&mut self, key: Key) {
        self.presses_with(Modifiers::NONE, key);
    }

    pub(crate) fn presses_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.runs();
    }

    /// Types into whatever has the focus.
    pub(crate) fn types(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.runs();
    }

    /// Types and goes on.
    pub(crate) fn enters(&mut self, text: &str) {
        if !text.is_empty() {
            self.types(text);
        }
        self.presses(Key::Enter);
    }

    /// Puts `text` into the field called `label` in place of what stands there, and leaves it.
    #[track_caller]
    pub(crate) fn puts(&mut self, label: &str, text: &str) {
        self.empties(label);
        self.types(text);
        // A list that opened is not asked.
        self.presses(Key::Tab);
    }

    /// Goes into the field called `label` and empties it.
    #[track_caller]
    pub(crate) fn empties(&mut self, label: &str) {
        let found = self.harness.query_by_role_and_label(Role::TextInput, label);
        found.unwrap_or_else(|| panic!("no {label}: {}", self.labels().join("\n"))).focus();
        self.runs();
        self.presses_with(Modifiers::COMMAND, Key::A);
        self.presses(Key::Backspace);
    }

    /// Something happens that no key does.
    pub(crate) fn meets(&mut self, event: Event) {
        self.harness.event(event);
        self.runs();
    }

    pub(crate) fn clicks(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.runs();
    }

    /// Records what the form says.
    pub(crate) fn records(&mut self) {
        self.presses_with(Modifiers::COMMAND, Key::Enter);
    }

    /// Records it and sees that it was.
    #[track_caller]
    pub(crate) fn has_recorded(&mut self) {
        let before = self.books().head().unwrap().0;
        self.records();
        let after = self.books().head().unwrap().0;
        assert_eq!(after, before + 1, "not recorded: {}", self.labels().join("\n"));
    }

    /// Records it and sees that it was refused, with this beside it.
    #[track_caller]
    pub(crate) fn is_refused(&mut self, saying: &str) {
        let before = self.books().head().unwrap().0;
        self.records();
        assert_eq!(self.books().head().unwrap().0, before, "it was recorded");
        assert!(self.shows(saying), "{saying}: {}", self.labels().join("\n"));
    }

    pub(crate) fn shows(&self, label: &str) -> bool {
        self.harness.query_all_by_label_contains(label).next().is_some()
    }

    /// What stands in the field called `label`.
    #[track_caller]
    pub(crate) fn value(&self, label: &str) -> String {
        self.harness.get_by_role_and_label(Role::TextInput, label).value().unwrap_or_default()
    }

    /// What the field is called that has the focus.
    pub(crate) fn focused(&self) -> String {
        fn find(node: Node<'_>) -> Option<String> {
            if node.is_focused() && !matches!(node.accesskit_node().role(), Role::Window | Role::GenericContainer) {
                return Some(node.accesskit_node().label().unwrap_or_default());
            }
            node.children().find_map(find)
        }
        find(self.harness.root()).unwrap_or_default()
    }

    /// All that is said, for whoever reads why a trial failed.
    fn labels(&self) -> Vec<String> {
        fn gather(node: Node<'_>, all: &mut Vec<String>) {
            let node_says = node.accesskit_node();
            all.extend(node_says.label().or(node_says.value()));
            for child in node.children() {
                gather(child, all);
            }
        }
        let mut all = Vec::new();
        gather(self.harness.root(), &mut all);
        all
    }
}
