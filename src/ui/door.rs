//! What this computer remembers of a person before any vault is open: which folders held vaults, and how the window
//! looked. Nothing of what is in a vault: a small file in the user's own folder, and no harm when it is lost.

use std::fs;
use std::path::{Path, PathBuf};

use egui::Context;
use serde::{Deserialize, Serialize};

use super::theme::{self, Look, TextSize};
use crate::i18n::{self, Lang};
use crate::registry::Registry;

/// Overrides the folder; for trials.
const VARIABLE: &str = "TIEGUI_CONFIG";
/// The file in it.
const FILE: &str = "door.json";
/// As many vaults are remembered.
const MOST: usize = 8;

/// What is remembered, and where.
#[derive(Debug, Default)]
pub(crate) struct Door {
    folder: Option<PathBuf>,
    kept: Kept,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    vaults: Vec<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    look: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<String>,
}

/// The folder in which this program keeps what a user prefers: the one the variable names, else the system's.
pub(super) fn folder() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    named(VARIABLE).or_else(|| {
        let base = if cfg!(windows) {
            named("APPDATA")
        } else if cfg!(target_os = "macos") {
            named("HOME").map(|home| home.join("Library/Application Support"))
        } else {
            named("XDG_CONFIG_HOME").or_else(|| named("HOME").map(|home| home.join(".config")))
        };
        base.map(|base| base.join("tiegui"))
    })
}

/// The folder in which a user's own folders lie.
fn home() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    named(VARIABLE).or_else(|| named(if cfg!(windows) { "USERPROFILE" } else { "HOME" }))
}

impl Door {
    /// What is remembered in `folder`; nothing where there is none, or it cannot be read.
    pub(crate) fn at(folder: Option<PathBuf>) -> Self {
        let text = folder.as_ref().and_then(|folder| fs::read_to_string(folder.join(FILE)).ok());
        let kept = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        Self { folder, kept }
    }

    /// Gives a window the look and the language it had last.
    pub(crate) fn dress(&self, ctx: &Context) {
        if let Some(lang) = self.kept.language.as_deref().and_then(Lang::from_tag) {
            i18n::choose(lang);
        }
        if let Some(look) = self.kept.look.as_deref().and_then(Look::from_code) {
            theme::wear(ctx, look);
        }
        if let Some(size) = self.kept.size.as_deref().and_then(TextSize::from_code) {
            ctx.set_zoom_factor(size.zoom());
        }
    }

    /// The folders that held vaults, the latest first, each with whether it still does.
    pub(crate) fn vaults(&self) -> Vec<(PathBuf, bool)> {
        self.kept.vaults.iter().map(|folder| (folder.clone(), Registry::is_vault(folder))).collect()
    }

    /// The vault that was open last, if it is still there.
    pub(crate) fn latest(&self) -> Option<PathBuf> {
        self.kept.vaults.first().filter(|folder| Registry::is_vault(folder)).cloned()
    }

    /// Remembers that a vault was opened in this folder.
    pub(crate) fn remember(&mut self, vault: &Path) {
        let vault = std::path::absolute(vault).unwrap_or_else(|_no_folder| vault.to_path_buf());
        self.kept.vaults.retain(|known| *known != vault);
        self.kept.vaults.insert(0, vault);
        self.kept.vaults.truncate(MOST);
        self.keep();
    }

    /// Forgets a folder.
    pub(crate) fn forget(&mut self, vault: &Path) {
        self.kept.vaults.retain(|known| known != vault);
        self.keep();
    }

    /// Remembers the language.
    pub(crate) fn speak(&mut self, lang: Lang) {
        self.kept.language = Some(lang.tag().to_owned());
        self.keep();
    }

    /// Remembers the look.
    pub(crate) fn wear(&mut self, look: Look) {
        self.kept.look = Some(look.code().to_owned());
        self.keep();
    }

    /// Remembers the size of the text.
    pub(crate) fn size(&mut self, size: TextSize) {
        self.kept.size = Some(size.code().to_owned());
        self.keep();
    }

    /// A folder of that name, and of the next number where it holds something else, among the user's own.
    pub(crate) fn place_for(&self, name: &str) -> PathBuf {
        let base = self.home();
        let place = |n: u32| base.join(if n == 1 { name.to_owned() } else { format!("{name}-{n}") });
        let is_free = |folder: &PathBuf| fs::read_dir(folder).map_or(true, |mut inside| inside.next().is_none());
        (1..100).map(place).find(is_free).unwrap_or_else(|| place(100))
    }

    /// The folder in which the user's own folders lie.
    pub(crate) fn home(&self) -> PathBuf {
        // A trial that names its own folder keeps everything there.
        let given = self.folder.clone().filter(|given| Some(given) != folder().as_ref());
        given.or_else(home).unwrap_or_default()
    }

    /// Writes the file beside and renames it, so that it is always whole; where that fails, it is not remembered.
    fn keep(&self) {
        let Some(folder) = &self.folder else { return };
        let Ok(text) = serde_json::to_string_pretty(&self.kept) else { return };
        let beside = folder.join(format!("{FILE}.new"));
        let written = fs::create_dir_all(folder)
            .and_then(|()| fs::write(&beside, text))
            .and_then(|()| fs::rename(&beside, folder.join(FILE)));
        // The folder may be read-only: the door is as bare as on the first day.
        written.ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_vault_stands_first_and_nothing_else_is_kept() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let mut door = Door::at(Some(folder.path().to_path_buf()));
        assert!(door.vaults().is_empty() && door.latest().is_none());
        let (one, two) = (folder.path().join("one"), folder.path().join("two"));
        fs::create_dir_all(&two)?;
        fs::write(two.join("vault.keys"), "")?;
        for vault in [&one, &two, &one, &two] {
            door.remember(vault);
        }
        door.speak(Lang::English);
        let again = Door::at(Some(folder.path().to_path_buf()));
        assert_eq!(again.vaults(), [(two.clone(), true), (one.clone(), false)]);
        assert_eq!(again.latest(), Some(two));
        let text = fs::read_to_string(folder.path().join(FILE))?;
        let kept: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text)?;
        assert_eq!(kept.keys().collect::<Vec<_>>(), ["language", "vaults"]);
        door.forget(&one);
        assert_eq!(door.vaults().len(), 1);
        for n in 0..20 {
            door.remember(&folder.path().join(n.to_string()));
        }
        assert_eq!(door.vaults().len(), MOST);
        Ok(())
    }

    #[test]
    fn a_file_that_cannot_be_read_is_as_none() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join(FILE), "{\"vaults\": 7")?;
        let mut door = Door::at(Some(folder.path().to_path_buf()));
        assert!(door.vaults().is_empty());
        door.remember(folder.path());
        assert_eq!(Door::at(Some(folder.path().to_path_buf())).vaults().len(), 1);
        Ok(())
    }
}
