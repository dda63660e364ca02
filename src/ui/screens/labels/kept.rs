//! What is remembered of sheets of labels, for each account: which one a kind of label is printed on, and how far each is
//! used. And what is handed to the preview.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::labels::LabelsOf;
use crate::paper::LaidOut;
use crate::print::PrintError;
use crate::print::labels::{Label, Stock, grid_page, label_pages};
use crate::registry::Registry;

/// The preference that it is kept under.
const KEY: &str = "labels";

/// What is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Kept {
    /// The sheet of each kind of label.
    sheets: BTreeMap<String, String>,
    /// The first free label of the sheet that was begun, from 0; of each sheet.
    free: BTreeMap<String, usize>,
}

impl Kept {
    /// What the account at the desk left. What cannot be read was never kept.
    pub(super) fn read(registry: &Registry) -> Self {
        let kept = registry.preference(KEY).ok().flatten();
        kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// Keeps it; a preference that is lost is no harm.
    pub(super) fn keep(&self, registry: &Registry) {
        let (key, value) = self.preference();
        registry.prefer(key, Some(&value)).ok();
    }

    fn preference(&self) -> (&'static str, String) {
        (KEY, serde_json::to_string(self).unwrap_or_default())
    }

    /// The sheet that such labels were printed on last.
    pub(super) fn stock(&self, of: LabelsOf) -> Stock {
        let kept = self.sheets.get(of.code()).or_else(|| self.sheets.get(LabelsOf::Copies.code()));
        kept.and_then(|code| Stock::parse(code)).unwrap_or_else(Stock::usual)
    }

    /// The first free label of such a sheet, from 0.
    pub(super) fn free(&self, stock: &Stock) -> usize {
        self.free.get(&stock.code()).copied().filter(|free| *free < stock.labels()).unwrap_or_default()
    }

    /// Such labels go on such a sheet, of which this label is the first free one.
    pub(super) fn begin(&mut self, of: LabelsOf, stock: &Stock, free: usize) {
        self.sheets.insert(of.code().to_owned(), stock.code());
        self.free.insert(stock.code(), free % stock.labels().max(1));
    }
}

/// Labels on their way to paper.
#[derive(Debug)]
pub(crate) struct LabelJob {
    /// What the pages are called.
    pub(crate) name: String,
    /// The sheets.
    pub(super) stock: Stock,
    /// The label that the first one goes on, from 0.
    pub(super) first: usize,
    /// The labels; without any, where they lie.
    pub(super) labels: Option<Arc<Vec<Label>>>,
    /// What is remembered so far.
    pub(super) kept: Kept,
}

impl LabelJob {
    /// Lays it out.
    pub(crate) fn lay_out(&self) -> Result<LaidOut, PrintError> {
        let pages = match &self.labels {
            Some(labels) => label_pages(&self.stock, self.first + 1, labels)?,
            None => vec![grid_page(&self.stock)?],
        };
        Ok(LaidOut { title: self.name.clone(), pages, ..LaidOut::default() })
    }

    /// What is to be remembered once it is on paper, and under which name: the sheet goes on behind the last label.
    pub(crate) fn after(&self) -> Option<(&'static str, String)> {
        let printed = self.labels.as_ref()?.len();
        let mut kept = self.kept.clone();
        kept.free.insert(self.stock.code(), (self.first + printed) % self.stock.labels().max(1));
        Some(kept.preference())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stock(code: &str) -> Result<Stock, &'static str> {
        Stock::parse(code).ok_or("no sheet")
    }

    #[test]
    fn a_sheet_goes_on_behind_the_last_label() -> Result<(), Box<dyn std::error::Error>> {
        let (usual, other) = (Stock::usual(), stock("2x5,105x57,0,6,0,1")?);
        assert_eq!(Stock::parse(&other.code()), Some(other));
        let mut kept = Kept::default();
        kept.begin(LabelsOf::Places, &other, 9);
        kept.begin(LabelsOf::Copies, &usual, 20);
        let label = Label { head: String::new(), lines: Vec::new(), payload: "101800000429".to_owned() };
        let labels = Some(Arc::new(vec![label; 7]));
        let job = LabelJob { name: String::new(), stock: usual, first: 20, labels, kept };
        assert_eq!(job.lay_out()?.pages.len(), 2);
        let (_, text) = job.after().ok_or("nothing is kept")?;
        let kept: Kept = serde_json::from_str(&text)?;
        // Four on the first sheet, three on the second.
        assert_eq!((kept.free(&usual), kept.free(&other)), (3, 9));
        assert_eq!((kept.stock(LabelsOf::Places), kept.stock(LabelsOf::Bags)), (other, usual));
        let grid = LabelJob { labels: None, ..job };
        assert!(grid.after().is_none() && grid.lay_out()?.pages.len() == 1);
        Ok(())
    }
}
