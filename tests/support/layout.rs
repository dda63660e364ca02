//! What is wrong with a window, as far as a machine sees it: widgets that lie beyond it or have no name, words that are
//! cut off or lie on each other.

use egui::accesskit::Role;
use egui::epaint::ClippedShape;
use egui::epaint::text::PlacedRow;
use egui::{Rect, Shape};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;

use crate::window::Window;

/// What somebody can act on.
const ACTS: [Role; 8] = [
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::Link,
    Role::MultilineTextInput,
    Role::PasswordInput,
    Role::RadioButton,
    Role::TextInput,
];
/// Less than this is no harm.
const SLACK: f32 = 2.0;

/// What is wrong. Words of the books may be cut short, since they are as long as they like: `of_books` knows them.
pub(crate) fn faults(window: &Window, of_books: &dyn Fn(&str) -> bool) -> Vec<String> {
    let whole = window.harness.ctx.content_rect();
    let mut nodes = Vec::new();
    gather(window.harness.root(), &mut nodes);
    let bars: Vec<Rect> = nodes.iter().filter(|node| role(node) == Role::ScrollBar).map(Node::rect).collect();
    let mut faults = Vec::new();
    for node in nodes.iter().filter(|node| ACTS.contains(&role(node))) {
        let (name, rect) = (name(node), node.rect());
        if name.trim().is_empty() {
            faults.push(format!("a {:?} at {rect} has no name", role(node)));
        }
        let beside = rect.left() < whole.left() - SLACK || rect.right() > whole.right() + SLACK;
        let below = rect.top() < whole.top() - SLACK || rect.bottom() > whole.bottom() + SLACK;
        // What scrolls can be reached.
        if beside || (below && !bars.iter().any(|bar| bar.left() >= rect.left())) {
            faults.push(format!("{name:?} lies beyond the window, at {rect}"));
        }
    }
    faults.extend(words_at_fault(&window.harness.output().shapes, of_books));
    faults
}

fn gather<'tree>(node: Node<'tree>, all: &mut Vec<Node<'tree>>) {
    for child in node.children() {
        gather(child, all);
    }
    all.push(node);
}

fn role(node: &Node<'_>) -> Role {
    node.accesskit_node().role()
}

fn name(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    let named = [node.label(), node.placeholder().map(str::to_owned), node.value()];
    named.into_iter().flatten().find(|name| !name.trim().is_empty()).unwrap_or_default()
}

/// Words as they stand in the window.
struct Words {
    text: String,
    rect: Rect,
    seen: Rect,
}

fn words_at_fault(shapes: &[ClippedShape], of_books: &dyn Fn(&str) -> bool) -> Vec<String> {
    let (mut standing, mut faults) = (Vec::<Words>::new(), Vec::new());
    let mut shapes: Vec<_> = shapes.iter().map(|part| (part.clip_rect, &part.shape)).rev().collect();
    while let Some((clip, shape)) = shapes.pop() {
        match shape {
            Shape::Vec(parts) => shapes.extend(parts.iter().rev().map(|part| (clip, part))),
            // What is painted over is not seen.
            Shape::Rect(rect) if rect.fill.a() == 255 => {
                let over = rect.rect.intersect(clip);
                standing.retain(|words| !over.expand(SLACK).contains_rect(words.seen));
            }
            // The shade behind a dialog.
            Shape::Rect(rect) if rect.fill.a() > 60 && rect.rect.area() > 500_000.0 => standing.clear(),
            Shape::Text(text) if !text.galley.text().trim().is_empty() && text.angle == 0.0 => {
                let words = text.galley.text();
                let lines = text.galley.rows.iter().map(PlacedRow::rect_without_leading_space);
                let lines = lines.map(|line| line.translate(text.pos.to_vec2()));
                let lines: Vec<_> = lines
                    .map(|rect| Words { text: words.to_owned(), rect, seen: rect.intersect(clip) })
                    .filter(|line| line.seen.is_positive())
                    .collect();
                if !lines.is_empty() && (text.galley.elided || lines.iter().any(Words::is_cut)) && !of_books(words) {
                    faults.push(format!("{words:?} is cut short, at {}", text.visual_bounding_rect()));
                }
                standing.extend(lines);
            }
            _ => {}
        }
    }
    for (n, one) in standing.iter().enumerate() {
        for other in standing.iter().skip(n + 1) {
            let both = one.seen.intersect(other.seen);
            if both.width() > SLACK && both.height() > SLACK {
                faults.push(format!("{:?} and {:?} lie on each other, at {both}", one.text, other.text));
            }
        }
    }
    faults
}

impl Words {
    /// At the right or the left; above and below, what scrolls is cut all the time.
    fn is_cut(&self) -> bool {
        self.rect.right() > self.seen.right() + SLACK || self.rect.left() < self.seen.left() - SLACK
    }
}
