//! 发文: a print run, what of it went to whom, what was filed, what remains; and the receipts that come back.

use jiff::civil::Date;
use serde::Deserialize;

use super::names::{LineName, any_day, kept, needed};
use super::{Done, Error, Registry, Tx};
use crate::model::book::Book;
use crate::model::carrier::{Medium, Run};
use crate::model::copyno::CopyNumbers;
use crate::model::docno::DocNo;
use crate::model::event::{self, Content, Sent};
use crate::model::level::Level;
use crate::model::period::Period;
use crate::model::refusal::Refusal;
use crate::model::register::Register;
use crate::model::rules;

/// What the secretary says when a document of the unit's own goes out.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// The day; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// The document number.
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
    /// How many copies were printed.
    pub printed: u32,
    /// Their copy numbers; 1 to the print run where it is not said.
    #[serde(default)]
    pub copy_numbers: Option<CopyNumbers>,
    /// Pages of one copy.
    #[serde(default)]
    pub pages: Option<u32>,
    /// What they are made of.
    #[serde(default)]
    pub medium: Medium,
    /// Who gets which copies, and how.
    #[serde(default)]
    pub recipients: Vec<Recipient>,
    /// The copies that are filed.
    #[serde(default)]
    pub filed: Option<CopyNumbers>,
    /// How many remain; checked where it is said.
    #[serde(default)]
    pub remaining: Option<u32>,
    /// Who drafted it.
    #[serde(default)]
    pub drafted_by: Option<String>,
    /// Who signed it off.
    #[serde(default)]
    pub approver: Option<String>,
    /// A remark.
    #[serde(default)]
    pub remark: Option<String>,
}

/// One recipient of an issue.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// The unit outside or the department inside.
    pub unit: String,
    /// The copy numbers that go there.
    pub copies: CopyNumbers,
    /// How they go.
    #[serde(default)]
    pub channel: Option<String>,
    /// The number on the envelope.
    #[serde(default)]
    pub seal: Option<String>,
    /// Who carries them, where they are carried by hand.
    #[serde(default)]
    pub escorts: Vec<String>,
}

/// A receipt that came back.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The line of the issue.
    pub line: LineName,
    /// The recipient.
    pub unit: String,
    /// The day it came back; today where it is not said.
    #[serde(default, deserialize_with = "any_day")]
    pub date: Option<Date>,
    /// Who signed it there.
    #[serde(default)]
    pub signed_by: Option<String>,
}

impl Registry {
    /// Registers a document that goes out.
    pub fn issue(&mut self, issue: &Issue) -> Result<Done, Error> {
        self.transact(|tx| tx.issue(issue))
    }

    /// Notes a receipt that came back.
    pub fn receipt(&mut self, receipt: &Receipt) -> Result<Done, Error> {
        self.transact(|tx| tx.receipt(receipt))
    }
}

impl Tx<'_> {
    pub(super) fn issue(&mut self, asked: &Issue) -> Result<Done, Error> {
        let date = asked.date.unwrap_or_else(|| self.today());
        let content = Content {
            issuer: None,
            number: asked.number.clone(),
            title: needed("title", &asked.title)?,
            level: asked.level,
            period: asked.period.clone(),
            basis: kept(asked.basis.as_deref()),
        };
        rules::not_in_future(date, self.today())?;
        rules::period(content.level, content.period.as_ref(), content.basis.as_deref(), date)?;
        let numbers = match &asked.copy_numbers {
            Some(numbers) => numbers.clone(),
            None => CopyNumbers::run(1, asked.printed)
                .map_err(|_out_of_range| Refusal::Unreadable { field: "printed", value: asked.printed.to_string() })?,
        };
        rules::copy_numbers(content.level, Some(&numbers), asked.printed, true)?;
        let sent = asked.recipients.iter().map(sent).collect::<Result<Vec<_>, _>>()?;
        for sent in &sent {
            rules::no_ordinary_post(content.level, sent.channel.as_deref())?;
            rules::escorts(content.level, sent.channel.as_deref(), &sent.escorts)?;
        }
        rules::print_run(&numbers, &sent, asked.filed.as_ref(), asked.remaining)?;

        let (line, slot) = self.next_line(Book::of(Register::Issuing, date, content.level))?;
        let (document, first) = self.next_document()?;
        let run =
            Run { first, copies: asked.printed, numbers: Some(numbers), pages: asked.pages, medium: asked.medium };
        let carriers = run.carriers().map(|(id, _, _)| id).collect();
        let seq = self.record(event::Issue {
            line,
            slot,
            date,
            document,
            content,
            run,
            sent,
            filed: asked.filed.clone(),
            drafted_by: kept(asked.drafted_by.as_deref()),
            approver: kept(asked.approver.as_deref()),
            remark: kept(asked.remark.as_deref()),
            keeper: self.keeper(),
        })?;
        Ok(Done { seq, slot: Some(slot), document: Some(document), carriers, matter: None })
    }

    pub(super) fn receipt(&mut self, asked: &Receipt) -> Result<Done, Error> {
        let date = asked.date.unwrap_or_else(|| self.today());
        rules::not_in_future(date, self.today())?;
        let line = self.find_entry(asked.line)?;
        rules::not_before("date", date, line.date)?;
        let unit = needed("unit", &asked.unit)?;
        let sending = line.sendings.iter().find(|sending| sending.unit == unit);
        let Some(sending) = sending else { return Err(Refusal::NotARecipient { unit }.into()) };
        if let Some(date) = sending.receipt_on {
            return Err(Refusal::ReceiptBack { unit, date }.into());
        }
        let signed_by = kept(asked.signed_by.as_deref());
        let seq = self.record(event::Receipt { line: line.id, unit, date, signed_by })?;
        Ok(Done { seq, slot: Some(line.slot), document: Some(line.document.id), carriers: Vec::new(), matter: None })
    }
}

fn sent(asked: &Recipient) -> Result<Sent, Refusal> {
    Ok(Sent {
        unit: needed("unit", &asked.unit)?,
        numbers: asked.copies.clone(),
        channel: kept(asked.channel.as_deref()),
        seal: kept(asked.seal.as_deref()),
        escorts: asked.escorts.iter().filter_map(|name| kept(Some(name))).collect(),
    })
}
