//! What can be done with copies and lines, as the window offers it: which form it opens, which letter begins it, and
//! what a form is about when it opens.

use egui::{Button, Key, Modifiers, RichText, Ui};

use super::command::Command;
use super::forms::{Begin, Task, Verb};
use crate::explain;
use crate::model::ids::{CarrierId, DocumentId, LineId};
use crate::model::line::LineKind;
use crate::model::possible::{Deed, LineDeed};
use crate::model::refusal::{Article, Refusal};
use crate::model::register::Register;
use crate::model::view::LineRow;
use crate::registry::possible::Subject;
use crate::tr;

/// The form that a deed opens.
pub(crate) fn verb_of(deed: Deed) -> Verb {
    match deed {
        Deed::Lend => Verb::Lend,
        Deed::GiveBack => Verb::GiveBack,
        Deed::Shelve => Verb::Shelve,
        Deed::Move => Verb::Move,
        Deed::Circulate => Verb::Circulate,
        Deed::CirculateOut => Verb::CirculateOut,
        Deed::CirculateBack => Verb::CirculateBack,
        Deed::CirculateEnd => Verb::CirculateEnd,
    }
}

/// The deed that a form records, where it is one with copies.
pub(crate) fn deed_of(verb: Verb) -> Option<Deed> {
    Deed::ALL.into_iter().find(|deed| verb_of(*deed) == verb)
}

/// The form that a deed with a line opens.
pub(crate) fn line_verb_of(deed: LineDeed) -> Verb {
    match deed {
        LineDeed::Correct => Verb::Correct,
        LineDeed::Supplement => Verb::Supplement,
        LineDeed::Void => Verb::Void,
    }
}

/// The letter that begins a deed with the chosen copy on a document's page.
pub(crate) fn letter_of(deed: Deed) -> Key {
    match deed {
        Deed::Lend => Key::L,
        Deed::GiveBack => Key::G,
        Deed::Shelve => Key::S,
        Deed::Move => Key::M,
        Deed::Circulate => Key::C,
        Deed::CirculateOut => Key::O,
        Deed::CirculateBack => Key::B,
        Deed::CirculateEnd => Key::E,
    }
}

/// The letter that begins a deed with the chosen line on a document's page.
pub(crate) fn line_letter_of(deed: LineDeed) -> Key {
    match deed {
        LineDeed::Correct => Key::R,
        LineDeed::Supplement => Key::A,
        LineDeed::Void => Key::V,
    }
}

/// A form about one copy.
pub(crate) fn about_copy(deed: Deed, document: DocumentId, carrier: CarrierId) -> Begin {
    Begin { documents: vec![document], carriers: vec![carrier], ..Begin::new(verb_of(deed)) }
}

/// A form about one line.
pub(crate) fn about_line(deed: LineDeed, document: DocumentId, line: LineId) -> Begin {
    Begin { documents: vec![document], line: Some(line), ..Begin::new(line_verb_of(deed)) }
}

/// A form about a receipt that is still to come, of an issuing line.
pub(crate) fn about_receipt(line: &LineRow) -> Option<Begin> {
    let issued = line.slot.book.register == Register::Issuing && line.kind == LineKind::Entry;
    let waits = line.voided_by.is_none() && line.sendings.iter().any(|sending| sending.receipt_on.is_none());
    let begin = Begin { documents: vec![line.document.id], line: Some(line.id), ..Begin::new(Verb::Receipt) };
    (issued && waits).then_some(begin)
}

/// A form about the copies that lines speak of; none where the deed is possible with none of them. Of a document with
/// several copies one is lent or circulated; of a single document it is left open which one.
pub(crate) fn about_lines(deed: Deed, subjects: &[Subject]) -> Option<Begin> {
    let mut begin = Begin::new(verb_of(deed));
    let one_each = matches!(deed, Deed::Lend | Deed::Circulate);
    for subject in subjects {
        let copies: Vec<CarrierId> = subject.open_to(deed).map(|copy| copy.holding.carrier.id).collect();
        let (Some(first), document) = (copies.first(), subject.document()) else { continue };
        if !begin.documents.contains(&document) {
            begin.documents.push(document);
        } else if one_each {
            continue;
        }
        let open = one_each && copies.len() > 1;
        match subjects {
            [_] if open => {}
            _ if open => begin.carriers.push(*first),
            _ => begin
                .carriers
                .extend(copies.iter().filter(|copy| !begin.carriers.contains(copy)).copied().collect::<Vec<_>>()),
        }
    }
    (!begin.documents.is_empty()).then_some(begin)
}

/// A form that lists the copies at rest that lines speak of; none where there is no such copy.
pub(crate) fn about_all(task: Task, subjects: &[Subject]) -> Option<Begin> {
    let mut begin = Begin::new(Verb::Matter(task));
    for subject in subjects {
        let at_rest = subject.copies.iter().filter(|copy| copy.holding.carrier.custody.home().is_some());
        let copies: Vec<CarrierId> = at_rest.map(|copy| copy.holding.carrier.id).collect();
        if !copies.is_empty() && !begin.documents.contains(&subject.document()) {
            begin.documents.push(subject.document());
        }
        let new: Vec<CarrierId> = copies.into_iter().filter(|copy| !begin.carriers.contains(copy)).collect();
        begin.carriers.extend(new);
    }
    (!begin.documents.is_empty()).then_some(begin)
}

/// Why nothing can be done with any copy of these lines: the first reason.
pub(crate) fn why_none(deed: Deed, subjects: &[Subject]) -> String {
    let first = subjects.iter().flat_map(|subject| &subject.copies).find_map(|copy| copy.why_not(deed));
    first.map_or_else(|| tr!("table-no-copies"), |why| explain::why_not(&why))
}

/// Why a rule says no: the sentence, and the article it rests on where it is one.
pub(crate) fn because(refusal: &Refusal) -> String {
    let reason = explain::refusal(refusal);
    match refusal.article() {
        Article::Bookkeeping => reason,
        article => tr!("table-because", reason, article = explain::article(article)),
    }
}

/// A button that opens a form, with its key on it; where there is a reason against it, it stands there dimmed and says
/// why.
pub(crate) fn deed_button(
    ui: &mut Ui,
    begin: Begin,
    key: Option<Key>,
    why_not: Option<&str>,
    commands: &mut Vec<Command>,
) {
    let command = Command::Begin(begin);
    let mut button = Button::new(command.label());
    if let Some(key) = key {
        button = button.right_text(RichText::new(key.symbol_or_name()).small().weak());
    }
    let response = ui.add_enabled(why_not.is_none(), button);
    let response = match why_not {
        Some(why) => response.on_disabled_hover_text(why),
        None => response,
    };
    if response.clicked() {
        commands.push(command);
    }
}

/// Whether a bare letter was pressed; what it would type goes with it.
pub(crate) fn letter_pressed(ui: &Ui, key: Key) -> bool {
    super::input_method::SteadyInputMethod::leave_letters(ui.ctx());
    ui.input_mut(|input| {
        let bare = !input.modifiers.any();
        bare && input.consume_key(Modifiers::NONE, key)
    })
}
