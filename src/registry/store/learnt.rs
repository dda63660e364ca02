//! What the books have written so far, for completion: every value with how often, in one pass a table.

use rusqlite::Connection;

use super::{Reading, Result, StoreError};
use crate::model::chain::Entry;
use crate::model::line::Detail;
use crate::registry::complete::Learnt;

/// Values of one kind, in the order of their last use, with how often each was used.
const COUNTED: [(Learnt, &str); 10] = [
    (
        Learnt::Issuer,
        "select u.name, count(*) from documents d join units u on u.id = d.issuer_id group by u.id order by max(d.id)",
    ),
    (
        Learnt::Unit,
        "select u.name, count(s.id) from units u left join sendings s on s.unit_id = u.id group by u.id
            order by max(s.id), u.id",
    ),
    (
        Learnt::Department,
        "select u.name, count(p.id) from units u left join people p on p.department_id = u.id where u.inside = 1
            group by u.id order by max(p.id)",
    ),
    (
        Learnt::Person,
        "select p.name, count(lo.line_id) from people p left join loans lo on lo.borrower_id = p.id group by p.id
            order by max(lo.line_id), p.id",
    ),
    (
        Learnt::Person,
        "select p.name, count(*) from readers r join people p on p.id = r.person_id group by p.id
            order by max(r.card_id)",
    ),
    (Learnt::Duty, "select duty, count(*) from people where duty is not null group by duty order by max(id)"),
    (
        Learnt::Channel,
        "select channel, count(*) from sendings where channel is not null group by channel order by max(id)",
    ),
    (
        Learnt::Proposal,
        "select proposal, count(*) from cards where proposal is not null group by proposal order by max(id)",
    ),
    (Learnt::Opinion, "select opinion, count(*) from legs where opinion is not null group by opinion order by max(id)"),
    (
        Learnt::Approver,
        "select approver, count(*) from legs where approver is not null group by approver order by max(id)",
    ),
];

impl Reading<'_> {
    /// Hands every value that the books have written to `each`: what it is, the text, how often.
    pub(in crate::registry) fn learnt(self, mut each: impl FnMut(Learnt, &str, u32)) -> Result<()> {
        for (what, sql) in COUNTED {
            let mut statement = self.connection.prepare_cached(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                each(what, row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?, row.get(1)?);
            }
        }
        texts(self.connection, "select escorts from sendings where escorts is not null order by id", |json| {
            let escorts: Vec<String> = serde_json::from_str(json)?;
            for name in &escorts {
                each(Learnt::Escort, name, 1);
            }
            Ok(())
        })?;
        texts(self.connection, "select detail from lines where detail <> '{}' order by id", |json| {
            let detail: Detail = serde_json::from_str(json)?;
            for (what, text) in detail_parts(&detail) {
                each(what, text, 1);
            }
            Ok(())
        })
    }

    /// The entries after `seq`.
    pub(in crate::registry) fn entries_after(self, seq: u64, mut each: impl FnMut(&Entry)) -> Result<()> {
        let last = self.head()?.0;
        for seq in seq + 1..=last {
            if let Some(entry) = self.entry(seq)? {
                each(&entry);
            }
        }
        Ok(())
    }
}

/// The parts of a line's detail that are learnt.
pub(in crate::registry) fn detail_parts(detail: &Detail) -> impl Iterator<Item = (Learnt, &str)> {
    [
        (Learnt::Urgency, &detail.urgency),
        (Learnt::Channel, &detail.channel),
        (Learnt::SignedBy, &detail.signed_by),
        (Learnt::HandledBy, &detail.handled_by),
        (Learnt::DraftedBy, &detail.drafted_by),
        (Learnt::Approver, &detail.approver),
        (Learnt::Department, &detail.department),
        (Learnt::Purpose, &detail.purpose),
        (Learnt::ReadingPlace, &detail.reading_place),
        (Learnt::Condition, &detail.condition),
        (Learnt::Remark, &detail.remark),
        (Learnt::Reason, &detail.reason),
    ]
    .into_iter()
    .filter_map(|(what, text)| text.as_deref().map(|text| (what, text)))
}

fn texts(connection: &Connection, sql: &str, mut each: impl FnMut(&str) -> Result<()>) -> Result<()> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(row.get_ref(0)?.as_str().map_err(|error| StoreError::from(rusqlite::Error::from(error)))?)?;
    }
    Ok(())
}
