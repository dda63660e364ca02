//! The colours of every look. Text stands on its ground with at least 4.5 to 1, in the high contrasts with at least 7
//! to 1; the tests measure it.

use egui::Color32;

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

pub(super) static LIGHT: Palette = Palette {
    desk: rgb(0xF2_F4_F7),
    sheet: rgb(0xFF_FF_FF),
    zebra: rgb(0xF6_F8_FA),
    bar: rgb(0xE8_EC_F1),
    button: [rgb(0xFF_FF_FF), rgb(0xEB_F1_F8), rgb(0xD8_E4_F1)],
    line: rgb(0xD6_DC_E3),
    edge: rgb(0xB4_BE_CA),
    ink: rgb(0x1D_23_2B),
    faint: rgb(0x54_5F_6C),
    accent: rgb(0x1F_5A_99),
    on_accent: rgb(0xFF_FF_FF),
    chosen: rgb(0xCF_E2_F6),
    hovered: rgb(0xEA_F2_FA),
    danger: (rgb(0xA3_21_1B), rgb(0xFC_EB_EA)),
    caution: (rgb(0x7D_52_00), rgb(0xFF_F3_D9)),
    well: (rgb(0x1C_66_3A), rgb(0xE5_F4_EA)),
};

pub(super) static DARK: Palette = Palette {
    desk: rgb(0x1C_1F_23),
    sheet: rgb(0x24_28_2D),
    zebra: rgb(0x29_2D_33),
    bar: rgb(0x2E_33_3A),
    button: [rgb(0x33_39_41), rgb(0x3D_45_4F), rgb(0x4A_54_60)],
    line: rgb(0x3A_40_48),
    edge: rgb(0x55_5E_69),
    ink: rgb(0xE8_EB_EF),
    faint: rgb(0xAC_B5_C0),
    accent: rgb(0x86_B8_EE),
    on_accent: rgb(0x10_1C_2A),
    chosen: rgb(0x2B_45_62),
    hovered: rgb(0x2E_37_42),
    danger: (rgb(0xF4_A8_A2), rgb(0x46_29_2A)),
    caution: (rgb(0xEC_C9_77), rgb(0x40_36_24)),
    well: (rgb(0x93_D6_A9), rgb(0x23_3B_2C)),
};

pub(super) static LIGHT_CONTRAST: Palette = Palette {
    desk: rgb(0xFE_FE_FE),
    sheet: rgb(0xFF_FF_FF),
    zebra: rgb(0xF2_F2_F2),
    bar: rgb(0xE4_E4_E4),
    button: [rgb(0xFF_FF_FF), rgb(0xE6_EE_FF), rgb(0xC8_DA_FF)],
    line: rgb(0x50_50_50),
    edge: rgb(0x00_00_00),
    ink: rgb(0x00_00_00),
    faint: rgb(0x33_33_33),
    accent: rgb(0x00_2F_80),
    on_accent: rgb(0xFF_FF_FF),
    chosen: rgb(0xA8_CC_FF),
    hovered: rgb(0xDC_EA_FF),
    danger: (rgb(0x7E_00_00), rgb(0xFF_F0_F0)),
    caution: (rgb(0x55_33_00), rgb(0xFF_F4_D6)),
    well: (rgb(0x00_44_1C), rgb(0xE8_FA_EE)),
};

pub(super) static DARK_CONTRAST: Palette = Palette {
    desk: rgb(0x01_01_01),
    sheet: rgb(0x00_00_00),
    zebra: rgb(0x12_12_12),
    bar: rgb(0x1E_1E_1E),
    button: [rgb(0x10_10_10), rgb(0x20_2C_48), rgb(0x2C_40_70)],
    line: rgb(0xA0_A0_A0),
    edge: rgb(0xFF_FF_FF),
    ink: rgb(0xFF_FF_FF),
    faint: rgb(0xDA_DA_DA),
    accent: rgb(0x9C_D0_FF),
    on_accent: rgb(0x00_00_00),
    chosen: rgb(0x0B_3A_78),
    hovered: rgb(0x1A_28_44),
    danger: (rgb(0xFF_BA_B2), rgb(0x38_08_08)),
    caution: (rgb(0xFF_DE_84), rgb(0x30_24_00)),
    well: (rgb(0x9E_F0_B8), rgb(0x00_2C_12)),
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::Look;

    /// A channel as light.
    fn linear(channel: u8) -> f32 {
        let part = f32::from(channel) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    }

    fn luminance(colour: Color32) -> f32 {
        0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
    }

    fn contrast(one: Color32, other: Color32) -> f32 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_text_stands_out_from_every_ground_it_stands_on() {
        for look in Look::ALL {
            let it = look.palette();
            let least = if look.is_high_contrast() { 7.0 } else { 4.5 };
            let grounds = [it.desk, it.sheet, it.zebra, it.bar, it.chosen, it.hovered];
            let mut pairs: Vec<(Color32, Color32)> =
                grounds.into_iter().chain(it.button).flat_map(|ground| [(it.ink, ground)]).collect();
            pairs.extend([it.desk, it.sheet, it.zebra, it.bar].map(|ground| (it.faint, ground)));
            pairs.extend([it.desk, it.sheet].map(|ground| (it.accent, ground)));
            pairs.push((it.on_accent, it.accent));
            for (ink, ground) in [it.danger, it.caution, it.well] {
                pairs.extend([ground, it.desk, it.sheet, it.zebra, it.bar].map(|ground| (ink, ground)));
            }
            for (ink, ground) in pairs {
                let ratio = contrast(ink, ground);
                assert!(ratio >= least, "{look:?}: {ink:?} on {ground:?} is {ratio:.2}");
            }
            // On the chosen row and under the pointer what is faint or told in a colour must still be read.
            for ground in [it.chosen, it.hovered] {
                for ink in [it.faint, it.danger.0, it.caution.0, it.well.0] {
                    let ratio = contrast(ink, ground);
                    assert!(ratio >= 4.5, "{look:?}: {ink:?} on {ground:?} is {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn every_look_has_a_ground_of_its_own() {
        let mut grounds: Vec<[u8; 4]> = Look::ALL.map(|look| look.palette().desk.to_array()).to_vec();
        grounds.sort_unstable();
        grounds.dedup();
        assert_eq!(grounds.len(), Look::ALL.len());
    }
}
