//! How the desk looks: light or dark, calm or of high contrast, and how large its text is.

use egui::{Context, Theme};

use super::palette::{self, Palette};

/// The colours a person works in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Look {
    /// A calm light office.
    #[default]
    Light,
    /// A calm dark one.
    Dark,
    /// Black on white.
    LightContrast,
    /// White on black.
    DarkContrast,
}

impl Look {
    /// Every look, in the order they are offered.
    pub(crate) const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::LightContrast, Self::DarkContrast];

    /// Its name in messages and preferences.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::LightContrast => "light-contrast",
            Self::DarkContrast => "dark-contrast",
        }
    }

    /// The look of that name.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|look| look.code() == code)
    }

    /// Which of egui's themes carries it.
    pub(super) const fn theme(self) -> Theme {
        match self {
            Self::Light | Self::LightContrast => Theme::Light,
            Self::Dark | Self::DarkContrast => Theme::Dark,
        }
    }

    /// Its colours.
    pub(super) fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &palette::LIGHT,
            Self::Dark => &palette::DARK,
            Self::LightContrast => &palette::LIGHT_CONTRAST,
            Self::DarkContrast => &palette::DARK_CONTRAST,
        }
    }

    /// Whether it is one for eyes that need more.
    #[cfg(test)]
    pub(super) const fn is_high_contrast(self) -> bool {
        matches!(self, Self::LightContrast | Self::DarkContrast)
    }
}

/// How large everything is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum TextSize {
    /// As the office programs have it.
    #[default]
    Normal,
    /// A little larger.
    Large,
    /// As large as a screen of 1366×768 still holds.
    Larger,
}

impl TextSize {
    /// Every size, the smallest first.
    pub(crate) const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Larger];

    /// Its name in messages and preferences: per cent.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Normal => "100",
            Self::Large => "115",
            Self::Larger => "130",
        }
    }

    /// The size of that name.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.code() == code)
    }

    /// The size that a context draws in.
    pub(crate) fn of(ctx: &Context) -> Self {
        let zoom = ctx.zoom_factor();
        Self::ALL.into_iter().find(|size| (size.zoom() - zoom).abs() < 0.01).unwrap_or_default()
    }

    /// How much everything is enlarged.
    pub(crate) const fn zoom(self) -> f32 {
        match self {
            Self::Normal => 1.0,
            Self::Large => 1.15,
            Self::Larger => 1.3,
        }
    }
}
