//! What the lines of a register are sorted by, kept in memory: of every document where its title and its number stand among
//! all of them, of every unit its name. The database would have to open every page and compare every text for it; here
//! only places are compared. What is new or corrected is put into its place when it is looked for.

use std::cmp::Ordering;
use std::ops::Range;

use rayon::slice::ParallelSliceMut as _;

use super::narrow::ById;
use crate::model::collation;

/// When more than this are new, everything is sorted anew.
const FEW: usize = 64;

/// Texts by identity, and the place of each among them; equal ones have the same place.
#[derive(Debug, Default)]
pub(super) struct Ranked {
    /// The keys of all texts, one behind the other.
    keys: Vec<u16>,
    spans: ById<Span>,
    /// The identities, in the order of their texts.
    sorted: Vec<i64>,
    places: ById<u32>,
    /// Those that are not in their place yet.
    fresh: Vec<i64>,
}

/// Where a key stands.
#[derive(Debug, Clone, Copy)]
struct Span {
    from: u32,
    to: u32,
}

impl Ranked {
    /// Takes a text, or another one, for an identity; none where it has none.
    pub(super) fn put(&mut self, id: i64, text: Option<&str>) {
        let from = self.keys.len() as u32;
        self.keys.extend(text.map(collation::key).unwrap_or_default());
        let to = self.keys.len() as u32;
        match text {
            Some(_) => self.spans.put(id, Span { from, to }),
            None => self.spans.drop(id),
        }
        self.fresh.push(id);
    }

    /// The place of an identity's text; none where it has none. Only what was [`Self::settle`]d has its place.
    pub(super) fn place(&self, id: i64) -> Option<u32> {
        self.places.get(id)
    }

    /// Puts everything into its place.
    pub(super) fn settle(&mut self) {
        let Self { keys, spans, sorted, places, fresh } = self;
        if fresh.is_empty() {
            return;
        }
        let key = |id: i64| spans.get(id).map(|span| keys.get(Range::<usize>::from(span)).unwrap_or_default());
        let compare = |one: i64, other: i64| -> Ordering { key(one).cmp(&key(other)).then(one.cmp(&other)) };
        fresh.sort_unstable();
        fresh.dedup();
        // What stood somewhere before may stand elsewhere now.
        sorted.retain(|id| fresh.binary_search(id).is_err());
        let texts = fresh.iter().copied().filter(|id| spans.get(*id).is_some());
        if fresh.len() > FEW {
            sorted.extend(texts);
            sorted.par_sort_unstable_by(|one, other| compare(*one, *other));
        } else {
            for id in texts {
                let at = sorted.partition_point(|other| compare(*other, id).is_lt());
                sorted.insert(at, id);
            }
        }
        *places = ById::default();
        let (mut place, mut before) = (0, None);
        for id in sorted.iter().copied() {
            let here = key(id);
            place += u32::from(before.is_some_and(|before| before != here));
            places.put(id, place);
            before = Some(here);
        }
        fresh.clear();
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.from as usize..span.to as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(ranked: &mut Ranked) -> Vec<Option<u32>> {
        ranked.settle();
        (1..=5).map(|id| ranked.place(id)).collect()
    }

    #[test]
    fn what_is_new_or_other_is_put_into_its_place() {
        let mut ranked = Ranked::default();
        for (id, text) in [(1, Some("通知")), (2, Some("报告")), (3, None), (4, Some("通知"))] {
            ranked.put(id, text);
        }
        assert_eq!(places(&mut ranked), [Some(1), Some(0), None, Some(1), None]);
        ranked.put(5, Some("方案"));
        ranked.put(1, Some("安排"));
        assert_eq!(places(&mut ranked), [Some(0), Some(1), None, Some(3), Some(2)]);
        ranked.put(5, None);
        ranked.put(3, Some("办法"));
        assert_eq!(places(&mut ranked), [Some(0), Some(2), Some(1), Some(3), None]);
        // Many at once are sorted anew, to the same end.
        let mut anew = Ranked::default();
        let texts = [Some("安排"), Some("报告"), Some("办法"), Some("通知"), None];
        for (id, text) in (1..).zip(texts) {
            anew.put(id, text);
        }
        for id in 6..200 {
            anew.put(id, None);
        }
        assert_eq!(places(&mut anew), places(&mut ranked));
    }
}
