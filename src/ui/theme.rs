//! Colours and sizes, and nowhere else: a light and a dark office, both with text of at least 4.5 to 1.

use egui::style::{ScrollAnimation, ScrollFadeStyle, ScrollStyle, Selection, WidgetVisuals, Widgets};
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Frame, Margin, Shadow, Stroke, Style, TextStyle, Theme, Ui,
    Vec2, Visuals,
};

/// The window when it opens, and the least it may be.
pub(crate) const WINDOW: [f32; 2] = [1280.0, 720.0];
/// The least that an office screen of 1366×768 leaves.
pub(crate) const WINDOW_MIN: [f32; 2] = [1024.0, 640.0];
/// A row of the register table.
pub(crate) const ROW: f32 = 28.0;
/// The heading of the register table.
pub(crate) const HEADING_ROW: f32 = 32.0;
/// Between the edge of a cell and its text.
pub(crate) const CELL_PAD: f32 = 8.0;
/// A row of a plain list.
pub(crate) const GRID_ROW: f32 = 24.0;
/// The navigation at the left.
pub(crate) const NAVIGATION_WIDTH: f32 = 176.0;
/// The column with a document's story.
pub(crate) const STORY_WIDTH: f32 = 400.0;
/// The column of a form.
pub(crate) const FORM_WIDTH: f32 = 380.0;
/// The search box.
pub(crate) const SEARCH_WIDTH: f32 = 300.0;
/// The narrowest a title column gets.
pub(crate) const TITLE_MIN: f32 = 190.0;
/// The labels of a sheet of facts.
pub(crate) const FACT_LABEL: f32 = 92.0;
/// A field or a button of a form.
pub(crate) const FIELD: f32 = 34.0;
/// Between things that belong together, and between groups.
pub(crate) const GAP: f32 = 8.0;
/// Between groups.
pub(crate) const GROUP_GAP: f32 = 18.0;
/// The panel beside the preview.
pub(crate) const PRINT_WIDTH: f32 = 268.0;
/// The button that ends a long piece of work.
pub(crate) const STOP_WIDTH: f32 = 96.0;
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

const BODY: f32 = 14.0;
const SMALL: f32 = 12.5;
const HEADING: f32 = 19.0;
const TITLE: f32 = 30.0;
const RADIUS: CornerRadius = CornerRadius::same(5);

/// What the colours are for.
#[derive(Debug)]
pub(crate) struct Palette {
    /// Behind everything.
    pub(crate) desk: Color32,
    /// Cards, tables, fields.
    pub(crate) sheet: Color32,
    /// Every second row.
    pub(crate) zebra: Color32,
    /// Headings of tables, bars.
    pub(crate) bar: Color32,
    /// A button at rest, under the pointer, pressed.
    pub(crate) button: [Color32; 3],
    /// Lines between things.
    pub(crate) line: Color32,
    /// Lines around what can be typed into or pressed.
    pub(crate) edge: Color32,
    /// Text.
    pub(crate) ink: Color32,
    /// Text that is there if one looks for it.
    pub(crate) faint: Color32,
    /// What can be acted on, what is chosen.
    pub(crate) accent: Color32,
    /// Text on the accent.
    pub(crate) on_accent: Color32,
    /// The chosen row.
    pub(crate) chosen: Color32,
    /// The row under the pointer.
    pub(crate) hovered: Color32,
    /// Text and ground of what went wrong.
    pub(crate) danger: (Color32, Color32),
    /// Text and ground of what needs an eye.
    pub(crate) caution: (Color32, Color32),
    /// Text and ground of what is well.
    pub(crate) well: (Color32, Color32),
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

static LIGHT: Palette = Palette {
    desk: rgb(0xF2_F4_F7),
    sheet: rgb(0xFF_FF_FF),
    zebra: rgb(0xF6_F8_FA),
    bar: rgb(0xE8_EC_F1),
    button: [rgb(0xFF_FF_FF), rgb(0xEB_F1_F8), rgb(0xD8_E4_F1)],
    line: rgb(0xD6_DC_E3),
    edge: rgb(0xB4_BE_CA),
    ink: rgb(0x1D_23_2B),
    faint: rgb(0x5A_65_72),
    accent: rgb(0x1F_5A_99),
    on_accent: rgb(0xFF_FF_FF),
    chosen: rgb(0xCF_E2_F6),
    hovered: rgb(0xEA_F2_FA),
    danger: (rgb(0xA3_21_1B), rgb(0xFC_EB_EA)),
    caution: (rgb(0x7D_52_00), rgb(0xFF_F3_D9)),
    well: (rgb(0x1C_66_3A), rgb(0xE5_F4_EA)),
};

static DARK: Palette = Palette {
    desk: rgb(0x1C_1F_23),
    sheet: rgb(0x24_28_2D),
    zebra: rgb(0x29_2D_33),
    bar: rgb(0x2E_33_3A),
    button: [rgb(0x33_39_41), rgb(0x3D_45_4F), rgb(0x4A_54_60)],
    line: rgb(0x3A_40_48),
    edge: rgb(0x55_5E_69),
    ink: rgb(0xE8_EB_EF),
    faint: rgb(0xA4_AE_B9),
    accent: rgb(0x86_B8_EE),
    on_accent: rgb(0x10_1C_2A),
    chosen: rgb(0x2B_45_62),
    hovered: rgb(0x2E_37_42),
    danger: (rgb(0xF4_A8_A2), rgb(0x46_29_2A)),
    caution: (rgb(0xEC_C9_77), rgb(0x40_36_24)),
    well: (rgb(0x93_D6_A9), rgb(0x23_3B_2C)),
};

/// The paper of a printed page and what stands on it, in both offices.
pub(crate) const PAPER: Color32 = Color32::WHITE;
/// Ink on paper.
pub(crate) const PAPER_INK: Color32 = Color32::BLACK;

/// The colours in force.
pub(crate) fn palette(ui: &Ui) -> &'static Palette {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

/// Gives both styles to a context; light until somebody says otherwise.
pub(super) fn install(ctx: &Context) {
    ctx.set_style_of(Theme::Light, style(Theme::Light, &LIGHT));
    ctx.set_style_of(Theme::Dark, style(Theme::Dark, &DARK));
    ctx.set_theme(Theme::Light);
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

fn style(theme: Theme, palette: &Palette) -> Style {
    let mut style = theme.default_style();
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
    style.visuals = visuals(theme, palette);
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
