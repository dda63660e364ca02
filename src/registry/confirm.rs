//! 双人同屏确认: what one person alone may not do is confirmed by others on the same screen, each with their own password.
//! Their signatures stand in the event itself, over this very act at this place in the journal; `verify` checks them.

use super::keys::{Account, Keys, KeysError, Password};
use super::record::Act;
use super::store::Signer as _;
use super::{Done, Error, Registry, Tx};
use crate::model::chain::hex;
use crate::model::event::{Event, OpenAccount};
use crate::model::matter::{Confirmed, Role};
use crate::model::person::Post;
use crate::model::refusal::Refusal;

/// Somebody who stands by: their password was right.
#[derive(Debug, Clone)]
pub struct Present(Account);

impl Present {
    /// Whoever has this account.
    pub(super) fn of(account: Account) -> Self {
        Self(account)
    }

    /// Whose account it is.
    pub fn name(&self) -> &str {
        self.0.name()
    }
}

/// Asks a password, on any thread: deriving a key takes up to a second.
pub fn present(folder: &std::path::Path, name: &str, password: &Password) -> Result<Present, KeysError> {
    let (_, account) = Keys::read(folder)?.unlock(Some(name), password)?;
    Ok(Present(account))
}

impl Registry {
    /// Does what the act says while these people stand by.
    pub fn perform_with(&mut self, act: &Act, present: Vec<Present>) -> Result<Done, Error> {
        self.stand_by(present);
        let outcome = self.perform(act);
        self.stand_by(Vec::new());
        outcome
    }

    /// From here on these people stand by, until others do: for scripts, whose people were asked once.
    pub fn stand_by(&mut self, present: Vec<Present>) {
        self.present = present;
    }

    /// Opens an account whose key is in no file, for books in memory.
    #[doc(hidden)]
    pub fn seat_in_memory(&mut self, name: &str, post: Post) -> Result<Present, Error> {
        let account = Account::fresh(name)?;
        let (name, public_key) = (name.to_owned(), hex(&account.public_key()));
        self.transact(|tx| tx.record(OpenAccount { name, post, public_key }).map(Done::only))?;
        Ok(Present(account))
    }

    /// From here on this one sits at the desk.
    #[doc(hidden)]
    pub fn change_seats(&mut self, with: Present) -> Present {
        Present(std::mem::replace(&mut self.account, with.0))
    }
}

impl Tx<'_> {
    /// The account's post.
    pub(super) fn post_of(&self, name: &str) -> Result<Option<Post>, Error> {
        Ok(self.read().accounts()?.into_iter().find(|account| account.name == name).map(|account| account.post))
    }

    /// The leader who stands by; of several, the one who is named.
    fn leader_present(&self, named: Option<&str>) -> Result<Option<String>, Error> {
        let mut leaders = Vec::new();
        for present in self.present.iter().map(Present::name).filter(|name| *name != self.account.name()) {
            if self.post_of(present)? == Some(Post::Leader) {
                leaders.push(present);
            }
        }
        let meant = leaders.iter().find(|leader| Some(**leader) == named).or_else(|| leaders.first());
        Ok(meant.map(|leader| (*leader).to_owned()))
    }

    /// That a leader stands by who is not the one at the desk; of several, the one who is named.
    pub(super) fn approved(&self, named: Option<&str>) -> Result<Confirmed, Error> {
        if let Some(account) = self.leader_present(named)? {
            return Ok(Confirmed { role: Role::Approver, account, signature: String::new() });
        }
        match self.present.iter().find(|present| present.name() != self.account.name()) {
            Some(other) => Err(Refusal::NotALeader { name: other.name().to_owned() }.into()),
            None => Err(Refusal::NotConfirmed { role: Role::Approver }.into()),
        }
    }

    /// That this account stands by, in this role.
    pub(super) fn stands_by(&self, role: Role, name: &str) -> Result<Confirmed, Error> {
        if self.present.iter().any(|present| present.name() == name) {
            Ok(Confirmed { role, account: name.to_owned(), signature: String::new() })
        } else {
            Err(Refusal::NotConfirmed { role }.into())
        }
    }

    /// What a correction or a voiding needs: a leader who is not the one at the desk; where the leader is at the desk,
    /// anybody else. Where there is no other account at all, the name on the form has to do.
    pub(super) fn confirmed_by_another(&self, approver: &str) -> Result<Vec<Confirmed>, Error> {
        let mut others = self.read().accounts()?;
        others.retain(|other| other.name != self.account.name());
        if others.is_empty() {
            return Ok(Vec::new());
        }
        if others.iter().any(|other| other.post == Post::Leader) {
            return Ok(vec![self.approved(Some(approver))?]);
        }
        let role = Role::Witness;
        let other = self.present.iter().find(|present| present.name() != self.account.name());
        let account = other.ok_or(Refusal::NotConfirmed { role })?.name().to_owned();
        Ok(vec![Confirmed { role, account, signature: String::new() }])
    }

    /// Signs an event for those who stand by.
    pub(super) fn sign_for_present(&self, event: &mut Event) -> Result<(), Error> {
        if event.confirmed().is_empty() {
            return Ok(());
        }
        let (_, before) = self.read().head()?;
        let said = event.to_be_confirmed(&before).map_err(super::StoreError::from)?;
        let mut signatures = Vec::with_capacity(event.confirmed().len());
        for confirmed in event.confirmed() {
            let present = self.present.iter().find(|present| present.name() == confirmed.account);
            let present = present.ok_or(Refusal::NotConfirmed { role: confirmed.role })?;
            signatures.push(hex(&present.0.sign(&said)));
        }
        event.sign(signatures);
        Ok(())
    }
}
