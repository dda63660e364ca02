//! 收文: the package, the count, then the line; N copies make N carriers.

use jiff::civil::Date;
use serde::Deserialize;

use super::names::{any_day, kept, needed};
use super::{Done, Error, Registry, Tx};
use crate::model::book::Book;
use crate::model::carrier::{Medium, Run};
use crate::model::copyno::CopyNumbers;
use crate::model::docno::DocNo;
use crate::model::event::{self, Content};
use crate::model::level::Level;
use crate::model::period::Period;
use crate::model::refusal::Refusal;
use crate::model::register::Register;
use crate::model::rules;
use crate::model::settings::Switch;

/// What the secretary says when a document comes in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receive {
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The issuing body.
    pub issuer: String,
    /// The document number, in any spelling.
    #[serde(default)]
    pub number: Option<DocNo>,
    /// The title.
    pub title: String,
    /// The level.
    pub level: Level,
    /// The period.
    #[serde(default)]
    pub period: Option<Period>,
    /// What a period beyond the statutory maximum rests on.
    #[serde(default)]
    pub basis: Option<String>,
    /// How many copies were counted.
    #[serde(default = "one")]
    pub copies: u32,
    /// Their copy numbers.
    #[serde(default)]
    pub copy_numbers: Option<CopyNumbers>,
    /// Pages of one copy.
    #[serde(default)]
    pub pages: Option<u32>,
    /// What they are made of.
    #[serde(default)]
    pub medium: Medium,
    /// Whether the package was intact.
    #[serde(default = "yes")]
    pub intact: bool,
    /// How many copies the list with the package names; as many as were counted where it is not said.
    #[serde(default)]
    pub listed: Option<u32>,
    /// What was found wrong, and who was told.
    #[serde(default)]
    pub discrepancy: Option<String>,
    /// Attachments.
    #[serde(default)]
    pub attachments: Option<String>,
    /// Urgency.
    #[serde(default)]
    pub urgency: Option<String>,
    /// How it came.
    #[serde(default)]
    pub channel: Option<String>,
    /// The number on the envelope.
    #[serde(default)]
    pub seal: Option<String>,
    /// Who signed for it.
    #[serde(default)]
    pub signed_by: Option<String>,
    /// Who is to handle it.
    #[serde(default)]
    pub handled_by: Option<String>,
    /// A remark.
    #[serde(default)]
    pub remark: Option<String>,
}

pub(super) fn one() -> u32 {
    1
}

fn yes() -> bool {
    true
}

/// More copies than this are a slip of the hand.
const MOST_COPIES: u32 = 100_000;

impl Registry {
    /// Registers a document that came in.
    pub fn receive(&mut self, receive: &Receive) -> Result<Done, Error> {
        self.transact(|tx| tx.receive(receive))
    }
}

impl Tx<'_> {
    pub(super) fn receive(&mut self, asked: &Receive) -> Result<Done, Error> {
        let date = asked.date.unwrap_or_else(|| self.today());
        let content = Content {
            issuer: Some(needed("issuer", &asked.issuer)?),
            number: asked.number.clone(),
            title: needed("title", &asked.title)?,
            level: asked.level,
            period: asked.period.clone(),
            basis: kept(asked.basis.as_deref()),
        };
        rules::not_in_future(date, self.today())?;
        if asked.copies == 0 || asked.copies > MOST_COPIES {
            return Err(Refusal::Unreadable { field: "copies", value: asked.copies.to_string() }.into());
        }
        let (discrepancy, listed) = (kept(asked.discrepancy.as_deref()), asked.listed.unwrap_or(asked.copies));
        rules::package(asked.intact, listed, asked.copies, discrepancy.as_deref())?;
        rules::period(content.level, content.period.as_ref(), content.basis.as_deref(), date)?;
        let required = self.is_on(Switch::CopyNumbersRequired)?;
        rules::copy_numbers(content.level, asked.copy_numbers.as_ref(), asked.copies, required)?;
        let channel = kept(asked.channel.as_deref());
        rules::no_ordinary_post(content.level, channel.as_deref())?;

        let (line, slot) = self.next_line(Book::of(Register::Receiving, date, content.level))?;
        let (document, first) = self.next_document()?;
        let run = Run {
            first,
            copies: asked.copies,
            numbers: asked.copy_numbers.clone(),
            pages: asked.pages,
            medium: asked.medium,
        };
        let carriers = run.carriers().map(|(id, _, _)| id).collect();
        let seq = self.record(event::Receive {
            line,
            slot,
            date,
            document,
            content,
            run,
            intact: asked.intact,
            listed,
            discrepancy,
            attachments: kept(asked.attachments.as_deref()),
            urgency: kept(asked.urgency.as_deref()),
            channel,
            seal: kept(asked.seal.as_deref()),
            signed_by: kept(asked.signed_by.as_deref()),
            handled_by: kept(asked.handled_by.as_deref()),
            remark: kept(asked.remark.as_deref()),
            keeper: self.keeper(),
        })?;
        Ok(Done { seq, slot: Some(slot), document: Some(document), carriers, matter: None })
    }
}
