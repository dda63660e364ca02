//! Founding a vault on a thread: its keys take seconds. How far it is, is told meanwhile.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use egui::Context;

use super::jobs::Job;
use crate::model::person::Post;
use crate::registry::clock::SystemClock;
use crate::registry::keys::Password;
use crate::registry::people::AddPlace;
use crate::registry::{Error, Registry, sample};
use crate::{explain, tr};

/// The sample's folder among the user's own.
pub(crate) const SAMPLE: &str = "tiegui-sample";

/// The sample's password: there is nothing to hide in it.
pub(crate) const SAMPLE_PASSWORD: &str = "tiegui-sample";

/// What a vault is founded with.
pub(crate) struct Plan {
    /// The folder.
    pub(crate) folder: PathBuf,
    /// The unit.
    pub(crate) unit: String,
    /// The secretary and her password.
    pub(crate) secretary: (String, Password),
    /// A leader's account and its password.
    pub(crate) leader: Option<(String, Password)>,
    /// Rooms, cabinets and shelves, as paths.
    pub(crate) places: Vec<String>,
}

/// How far the founding is.
#[derive(Debug, Default)]
pub(crate) struct Stage(AtomicU8);

impl Stage {
    fn reach(&self, stage: u8, ctx: &Context) {
        self.0.store(stage, Ordering::Relaxed);
        ctx.request_repaint();
    }

    /// In words.
    pub(crate) fn label(&self) -> String {
        let stage = match self.0.load(Ordering::Relaxed) {
            0 => "key",
            1 => "leader",
            2 => "places",
            3 => "sample",
            _ => "opening",
        };
        tr!("founding", stage)
    }
}

/// A founding on its way: the open vault, and what of it is left to be done; or what went wrong, in words.
pub(crate) type Founding = Job<Result<(Registry, Option<String>), String>>;

/// Starts to found a vault.
pub(crate) fn found(plan: Plan, stage: &Arc<Stage>, ctx: &Context) -> std::io::Result<Founding> {
    let (stage, bell) = (Arc::clone(stage), ctx.clone());
    Job::start("found", ctx, move || {
        stage.reach(0, &bell);
        let (user, password) = &plan.secretary;
        let mut registry = Registry::create(&plan.folder, &plan.unit, user, password, Box::new(SystemClock))
            .map_err(|error| explain::open_error(&error))?;
        // From here on there is a vault: what does not go through now can be done at the desk.
        let rest = fill(&mut registry, plan.leader, plan.places, &|at| stage.reach(at, &bell));
        Ok((registry, rest.err().map(|error| tr!("founding-unfinished", why = explain::error(&error)))))
    })
}

fn fill(
    registry: &mut Registry,
    leader: Option<(String, Password)>,
    places: Vec<String>,
    reach: &dyn Fn(u8),
) -> Result<(), Error> {
    if let Some((name, password)) = leader {
        reach(1);
        registry.open_account(&name, Post::Leader, &password)?;
    }
    reach(2);
    for path in places {
        match registry.add_place(&AddPlace { path }) {
            Err(Error::Refused(refusal)) if refusal.rule() == "place-exists" => {}
            Err(error) => return Err(error),
            Ok(_) => {}
        }
    }
    Ok(())
}

/// Starts to make the sample in a folder, unless it is there already, and opens it.
pub(crate) fn look_at_sample(folder: PathBuf, stage: &Arc<Stage>, ctx: &Context) -> std::io::Result<Founding> {
    let (stage, bell) = (Arc::clone(stage), ctx.clone());
    Job::start("sample", ctx, move || {
        let password = Password::new(SAMPLE_PASSWORD.to_owned());
        if !Registry::is_vault(&folder) {
            stage.reach(3, &bell);
            sample::make(&folder, &password).map_err(|error| explain::sample_error(&error))?;
        }
        stage.reach(4, &bell);
        let opened = Registry::open(&folder, None, &password, Box::new(SystemClock));
        let told = Some(tr!("founding-sample", password = SAMPLE_PASSWORD));
        opened.map(|registry| (registry, told)).map_err(|error| explain::open_error(&error))
    })
}
