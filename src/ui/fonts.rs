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
    // Digests and keys keep egui's own face, in which every letter is as wide; what it lacks comes after it.
    for (family, first) in [(FontFamily::Proportional, 0), (FontFamily::Monospace, 1)] {
        let faces = fonts.families.entry(family).or_default();
        let first = first.min(faces.len());
        faces.splice(first..first, [SANS.to_owned(), SERIF.to_owned()]);
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
