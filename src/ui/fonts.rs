//! The faces of the screen: the very bytes that the paper is set in, so that what is seen is what is printed.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily};

use crate::print::Face;
use crate::print::face::bytes;

const SANS: &str = "tiegui-sans";
const SERIF: &str = "tiegui-serif";

/// Installs the bundled faces before everything else; called once, before the first frame.
pub(super) fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    for (name, face) in [(SANS, Face::Sans), (SERIF, Face::Serif)] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes(face))));
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        let faces = fonts.families.entry(family).or_default();
        faces.insert(0, SANS.to_owned());
        faces.insert(1, SERIF.to_owned());
    }
    fonts.families.insert(serif(), vec![SERIF.to_owned(), SANS.to_owned()]);
    ctx.set_fonts(fonts);
}

/// The family that shows what is printed in this face.
pub(crate) fn family(face: Face) -> FontFamily {
    match face {
        Face::Sans => FontFamily::Proportional,
        Face::Serif => serif(),
    }
}

fn serif() -> FontFamily {
    FontFamily::Name(SERIF.into())
}
