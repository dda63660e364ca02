//! Colours and sizes, and nowhere else.

mod look;
mod palette;

pub(crate) use look::{Look, TextSize};
pub(crate) use palette::Palette;

use egui::style::{ScrollAnimation, ScrollFadeStyle, ScrollStyle, Selection, WidgetVisuals, Widgets};
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Frame, Margin, Shadow, Stroke, Style, TextStyle, Theme, Ui,
    Vec2, Visuals,
};

/// The window when it opens, and the least it may be.
pub(crate) const WINDOW: [f32; 2] = [1280.0, 720.0];
/// The least that an office screen of 1366×768 leaves at 125 per cent, its title and task bars taken off.
pub(crate) const WINDOW_MIN: [f32; 2] = [1024.0, 540.0];
/// A row of the register table.
pub(crate) const ROW: f32 = 28.0;
/// The heading of the register table.
pub(crate) const HEADING_ROW: f32 = 32.0;
/// Between the edge of a cell and its text.
pub(crate) const CELL_PAD: f32 = 8.0;
/// A row of a plain list.
pub(crate) const GRID_ROW: f32 = 24.0;
/// A line of the navigation.
pub(crate) const NAVIGATION_ROW: f32 = 30.0;
/// The navigation at the left, and where a window is narrow.
const NAVIGATION_WIDTHS: [f32; 2] = [176.0, 148.0];
/// Below this a window is narrow.
const NARROW: f32 = 1200.0;
/// What is chosen, at the right of a list.
pub(crate) const SIDE_WIDTH: f32 = 340.0;
/// The narrowest a list may get for what is chosen to be shown beside it.
pub(crate) const LIST_MIN: f32 = 620.0;
/// From this width on, a list of what somebody or some place has is generous with its columns.
pub(crate) const HELD_WIDE: f32 = 760.0;
/// Below this width it is sparing with them.
pub(crate) const HELD_TIGHT: f32 = 590.0;
/// The people.
pub(crate) const PEOPLE_WIDTH: f32 = 420.0;
/// The settings.
pub(crate) const SETTINGS_WIDTH: f32 = 820.0;
/// A copy in the short view of a document.
pub(crate) const SUMMARY_ROW: f32 = 22.0;
/// The text of the manual.
pub(crate) const READING_WIDTH: f32 = 720.0;
/// What a setting is called.
pub(crate) const SETTING_LABEL: f32 = 150.0;
/// A menu, at least.
pub(crate) const MENU_WIDTH: f32 = 210.0;
/// The palette.
pub(crate) const PALETTE_WIDTH: f32 = 620.0;
/// What kind of command an answer of the palette is.
pub(crate) const PALETTE_GROUP: f32 = 52.0;
/// The answers of the palette.
pub(crate) const PALETTE_HEIGHT: f32 = 364.0;
/// What a long dialog has around its list.
pub(crate) const DIALOG_CHROME: f32 = 190.0;
/// How often what goes on is drawn.
pub(crate) const PROGRESS_EVERY: std::time::Duration = std::time::Duration::from_millis(100);
/// The column with a document's story.
pub(crate) const STORY_WIDTH: f32 = 400.0;
/// The column of a form.
pub(crate) const FORM_WIDTH: f32 = 380.0;
/// The search box.
pub(crate) const SEARCH_WIDTH: f32 = 300.0;
/// The narrowest a column gets that takes what is left.
pub(crate) const REST_MIN: f32 = 90.0;
/// The narrowest a title column gets.
pub(crate) const TITLE_MIN: f32 = 190.0;
/// The labels of a sheet of facts.
pub(crate) const FACT_LABEL: f32 = 92.0;
/// A field or a button of a form.
pub(crate) const FIELD: f32 = 34.0;
/// The widest card of an entry form.
pub(crate) const FORM_CARD: f32 = 940.0;
/// From this width on an entry form has two columns.
pub(crate) const TWO_COLUMNS: f32 = 560.0;
/// The labels of an entry form, at least and at most.
pub(crate) const FORM_LABEL: [f32; 2] = [72.0, 148.0];
/// What a form is about, beside it.
pub(crate) const ABOUT_WIDTH: f32 = 288.0;
/// The pages counted of a copy in a batch.
pub(crate) const COUNTED_WIDTH: f32 = 190.0;
/// The copies of a batch before they scroll, at least.
const BATCH_HEIGHT: f32 = 190.0;
/// What a batch form has around them.
const BATCH_CHROME: f32 = 400.0;
/// The narrowest a list of candidates gets, and the highest.
pub(crate) const POPUP_MIN: f32 = 300.0;
/// The highest a list of candidates gets.
pub(crate) const POPUP_HEIGHT: f32 = 252.0;
/// Between things that belong together, and between groups.
pub(crate) const GAP: f32 = 8.0;
/// Between groups.
pub(crate) const GROUP_GAP: f32 = 18.0;
/// The panel beside the preview.
pub(crate) const PRINT_WIDTH: f32 = 268.0;
/// The button that ends a long piece of work.
pub(crate) const STOP_WIDTH: f32 = 96.0;
/// The panel that says which column of a ledger is which fact.
pub(crate) const MAPPING_WIDTH: f32 = 372.0;
/// A column's own heading in it.
pub(crate) const MAPPING_HEADING: f32 = 114.0;
/// What a column holds, in it.
pub(crate) const MAPPING_FIELD: f32 = 176.0;
/// A field for a page number.
pub(crate) const PAGE_NUMBER: f32 = 40.0;
/// Between two pages of the preview.
pub(crate) const PAGE_GAP: f32 = 16.0;
/// The radius of a dot of the timeline.
pub(crate) const DOT: f32 = 4.0;
/// The text before a dot's sentence.
pub(crate) const DOT_INDENT: f32 = 20.0;
/// A small sort arrow.
pub(crate) const ARROW: f32 = 4.0;

/// The most of a document's page that its story takes.
pub(crate) const STORY_SHARE: f32 = 0.34;
/// The least that a column keeps of its width where there is little room.
pub(crate) const LEAST_SHARE: f32 = 0.7;
/// What they keep before columns are left out that nobody asked for.
pub(crate) const FAIR_SHARE: f32 = 0.97;
/// The bar at the left of a marked row.
pub(crate) const MARK: f32 = 3.0;
/// The narrowest sheet under a button.
pub(crate) const DROPDOWN: f32 = 150.0;
/// A sheet under a button, in which one types or ticks, and a row of it.
pub(crate) const SHEET: f32 = 280.0;
/// A row of a sheet.
pub(crate) const SHEET_ROW: f32 = 26.0;
/// The highest a sheet gets before it scrolls.
pub(crate) const SHEET_MOST: f32 = 560.0;
/// A row with buttons for what can be done with it.
pub(crate) const ACT_ROW: f32 = 30.0;
/// The place of a line, in a list.
pub(crate) const SLOT_COLUMN: f32 = 190.0;
/// A circulation card on the desk, and the margin around what stands on it.
pub(crate) const SHEET_WIDTH: f32 = 900.0;
/// The margin of a circulation card.
pub(crate) const SHEET_PAD: f32 = 22.0;
/// A row of facts on a card.
pub(crate) const FACT_ROW: f32 = 32.0;
/// A leg on a card.
pub(crate) const LEG_ROW: f32 = 36.0;
/// A field for a day.
pub(crate) const DAY_FIELD: f32 = 104.0;

const BODY: f32 = 14.0;
const SMALL: f32 = 12.5;
const HEADING: f32 = 19.0;
const TITLE: f32 = 30.0;
/// The corners of what can be pressed or typed into.
pub(crate) const RADIUS: CornerRadius = CornerRadius::same(5);

/// The paper of a printed page and what stands on it, in both offices.
pub(crate) const PAPER: Color32 = Color32::WHITE;
/// Ink on paper.
pub(crate) const PAPER_INK: Color32 = Color32::BLACK;
/// A label that is used, the lines between labels, and the number of a free one.
pub(crate) const PAPER_USED: Color32 = Color32::from_gray(0xD4);
/// The edge of a label.
pub(crate) const PAPER_LINE: Color32 = Color32::from_gray(0xB8);
/// What is written on the paper for the screen alone.
pub(crate) const PAPER_FAINT: Color32 = Color32::from_gray(0x70);
/// What is chosen on the paper.
pub(crate) const PAPER_ACCENT: Color32 = Color32::from_rgb(0x1F, 0x5A, 0x99);

/// The colours in force.
pub(crate) fn palette(ui: &Ui) -> &'static Palette {
    look_with(ui.visuals().panel_fill).palette()
}

/// The look that a context wears.
pub(crate) fn worn(ctx: &Context) -> Look {
    look_with(ctx.global_style().visuals.panel_fill)
}

/// Every look has a ground of its own, by which it is known.
fn look_with(ground: Color32) -> Look {
    Look::ALL.into_iter().find(|look| look.palette().desk == ground).unwrap_or_default()
}

/// Gives a context the calm light office; before its first frame.
pub(super) fn install(ctx: &Context) {
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    wear(ctx, Look::default());
}

/// Puts a look on.
pub(crate) fn wear(ctx: &Context, look: Look) {
    ctx.set_style_of(look.theme(), style(look));
    ctx.set_theme(look.theme());
}

/// How wide the navigation is.
pub(crate) fn navigation_width(ui: &Ui) -> f32 {
    let [wide, narrow] = NAVIGATION_WIDTHS;
    if ui.content_rect().width() < NARROW { narrow } else { wide }
}

/// How high the copies of a batch get before they scroll.
pub(crate) fn batch_height(ui: &Ui) -> f32 {
    (ui.content_rect().height() - BATCH_CHROME).max(BATCH_HEIGHT)
}

/// How wide the place map is.
pub(crate) fn map_width(ui: &Ui) -> f32 {
    (ui.available_width() * 0.4).clamp(300.0, 470.0)
}

/// How wide a list is that stands at the left of what is chosen in it.
pub(crate) fn pane_width(ui: &Ui) -> f32 {
    (ui.available_width() * 0.28).clamp(220.0, 300.0)
}

/// The large name on the first screen.
pub(crate) fn title_font() -> FontId {
    FontId::new(TITLE, FontFamily::Proportional)
}

/// A card on the desk.
pub(crate) fn card(ui: &Ui) -> Frame {
    let palette = palette(ui);
    Frame::new()
        .fill(palette.sheet)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(16, 14))
}

/// The top bar and the status line.
pub(crate) fn bar(ui: &Ui, margin: Margin) -> Frame {
    Frame::new().fill(palette(ui).bar).inner_margin(margin)
}

/// The ground of a screen.
pub(crate) fn ground(ui: &Ui, margin: Margin) -> Frame {
    Frame::new().fill(palette(ui).desk).inner_margin(margin)
}

fn style(look: Look) -> Style {
    let palette = look.palette();
    let mut style = look.theme().default_style();
    style.text_styles = [
        (TextStyle::Small, SMALL),
        (TextStyle::Body, BODY),
        (TextStyle::Button, BODY),
        (TextStyle::Monospace, SMALL),
        (TextStyle::Heading, HEADING),
    ]
    .into_iter()
    .map(|(text, size)| {
        let family = if text == TextStyle::Monospace { FontFamily::Monospace } else { FontFamily::Proportional };
        (text, FontId::new(size, family))
    })
    .collect();
    style.spacing.item_spacing = Vec2::new(GAP, 6.0);
    style.spacing.button_padding = Vec2::new(12.0, 5.0);
    style.spacing.interact_size = Vec2::new(40.0, 30.0);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.combo_width = 120.0;
    style.spacing.scroll = scroll();
    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = false;
    style.animation_time = 0.0;
    style.scroll_animation = ScrollAnimation::none();
    style.visuals = visuals(look.theme(), palette);
    style
}

/// Bars that are always there, as office programs have them, and never cover what they scroll.
fn scroll() -> ScrollStyle {
    let none = ScrollFadeStyle { strength: 0.0, ..ScrollFadeStyle::default() };
    ScrollStyle {
        fade: none,
        floating: true,
        foreground_color: true,
        bar_width: 10.0,
        handle_min_length: 32.0,
        floating_width: 10.0,
        floating_allocated_width: 12.0,
        bar_inner_margin: 1.0,
        bar_outer_margin: 1.0,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 0.28,
        active_handle_opacity: 0.40,
        interact_handle_opacity: 0.55,
        ..ScrollStyle::solid()
    }
}

fn visuals(theme: Theme, palette: &Palette) -> Visuals {
    let mut visuals = theme.default_visuals();
    visuals.widgets = widgets(palette);
    visuals.selection = Selection { bg_fill: palette.chosen, stroke: Stroke::new(1.0, palette.ink) };
    visuals.weak_text_color = Some(palette.faint);
    visuals.hyperlink_color = palette.accent;
    visuals.faint_bg_color = palette.zebra;
    visuals.extreme_bg_color = palette.sheet;
    visuals.code_bg_color = palette.bar;
    visuals.warn_fg_color = palette.caution.0;
    visuals.error_fg_color = palette.danger.0;
    visuals.panel_fill = palette.desk;
    visuals.window_fill = palette.sheet;
    visuals.window_stroke = Stroke::new(1.0, palette.edge);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = RADIUS;
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 12, spread: 0, color: Color32::from_black_alpha(40) };
    visuals.text_cursor.stroke = Stroke::new(2.0, palette.accent);
    // A blinking cursor would draw two frames a second for ever.
    visuals.text_cursor.blink = false;
    visuals
}

fn widgets(palette: &Palette) -> Widgets {
    let widget = |fill: Color32, edge: Stroke, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: edge,
        corner_radius: RADIUS,
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    let [rest, hovered, pressed] = palette.button;
    let accent = Stroke::new(1.5, palette.accent);
    Widgets {
        noninteractive: widget(palette.sheet, Stroke::new(1.0, palette.line), palette.ink),
        inactive: widget(rest, Stroke::new(1.0, palette.edge), palette.ink),
        hovered: widget(hovered, Stroke::new(1.0, palette.accent), palette.ink),
        active: widget(pressed, accent, palette.ink),
        open: widget(hovered, Stroke::new(1.0, palette.accent), palette.ink),
    }
}
