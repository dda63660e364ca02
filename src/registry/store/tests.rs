//! What only raw SQL can try: writing around the verbs. Triggers stop it, or the replay finds it.

use std::path::PathBuf;
use std::sync::Arc;

use rusqlite::Connection;
use tempfile::TempDir;

use super::{APPLICATION_ID, Key, OpenError, SCHEMA_VERSION, STATE, Signer as _, Store};
use crate::model::chain::{Entry, digest, hex, leaf};
use crate::model::custody::Custody;
use crate::model::event::{Event, OpenAccount};
use crate::model::ids::{CarrierId, DocumentId, MatterId, PersonId};
use crate::model::person::Post;
use crate::registry::Registry;
use crate::registry::clock::SetClock;
use crate::registry::keys::Account;
use crate::registry::record::Act;
use crate::registry::verify::Finding;

fn books() -> Registry {
    let now = "2026-03-05T09:00:00+08:00[+08:00]".parse().unwrap();
    Registry::in_memory("农发行某县支行", "王喆", Box::new(Arc::new(SetClock::at(now)))).unwrap()
}

/// Books with something in nearly every table.
fn filled() -> Registry {
    let mut books = books();
    let acts = [
        r#"{"verb":"add_place","path":"机要室/一号柜"}"#,
        r#"{"verb":"set","key":"retention_years","value":"30"}"#,
        r#"{"verb":"receive","issuer":"市分行","title":"关于保密检查的通知","level":"机密","copies":2,"copy_numbers":"1-2"}"#,
        r#"{"verb":"shelve","document":1,"place":"机要室/一号柜"}"#,
        r#"{"verb":"lend","document":1,"copy":1,"borrower":"李敏","department":"信贷科","purpose":"拟稿","approver":"赵行长","due":"2026-03-09"}"#,
        r#"{"verb":"circulate","document":1,"copy":2,"readers":["钱副行长"]}"#,
        r#"{"verb":"circulate_out","document":1,"copy":2,"reader":"钱副行长"}"#,
        r#"{"verb":"issue","title":"报告","level":"秘密","printed":3,"recipients":[{"unit":"市分行","copies":"1-2"}]}"#,
        r#"{"verb":"correct","line":{"register":"receiving","year":2026,"number":1},"field":"title","value":"关于开展保密检查的通知","reason":"漏字","approver":"赵行长"}"#,
    ];
    for act in acts {
        books.perform(&Act::parse(act).unwrap()).unwrap();
    }
    let witness = books.seat_in_memory("李敏", crate::model::person::Post::Witness).unwrap();
    for act in [
        r#"{"verb":"receive","issuer":"市分行","title":"关于年度清点的通知","level":"秘密","copies":1}"#,
        r#"{"verb":"shelve","document":3,"place":"机要室/一号柜"}"#,
        r#"{"verb":"freeze","document":3,"reason":"查处","approver":"赵行长"}"#,
        r#"{"verb":"draw_count","scope":{"place":"机要室"}}"#,
        r#"{"verb":"complete_count","matter":{"kind":"count","year":2026,"number":1},"counter":"李敏","custodian":"王喆","missing":"1"}"#,
        r#"{"verb":"set_facility","place":"机要室/一号柜","iron_cabinet":true,"lock":"both"}"#,
        r#"{"verb":"give_key","place":"机要室/一号柜","part":"key","holder":"王喆"}"#,
        r#"{"verb":"assign","person":"王喆","level":"秘密","cabinet":"机要室/一号柜"}"#,
        r#"{"verb":"add_person","name":"周红"}"#,
        r#"{"verb":"leave","person":"周红"}"#,
    ] {
        books.perform_with(&Act::parse(act).unwrap(), vec![witness.clone()]).unwrap();
    }
    let page = crate::model::event::PrintedPage {
        page: 1,
        from: 1,
        to: 1,
        full: false,
        reprint: false,
        digest: hex(&[0; 32]),
        code: "1".to_owned(),
    };
    let (book, _) = *books.books().unwrap().first().unwrap();
    let what = crate::model::event::Printed::Book(book);
    books.record_printing(vec![crate::model::event::Print { what, pages: vec![page] }]).unwrap();
    assert!(books.verify(None).is_clean(), "{:?}", books.verify(None));
    books
}

fn sql(books: &Registry, statement: &str) -> rusqlite::Result<()> {
    books.store.connection.execute_batch(statement)
}

/// Writes around the journal's triggers, as somebody with the key and time on their hands would.
fn forge(books: &Registry, statement: &str) {
    sql(
        books,
        "pragma foreign_keys = off; drop trigger journal_is_never_changed; drop trigger journal_is_never_cut; drop trigger journal_keeps_order",
    )
    .unwrap();
    sql(books, statement).unwrap();
}

#[test]
fn the_journal_takes_no_change_and_no_cut() {
    let books = filled();
    let before = books.fingerprint().unwrap();
    for statement in [
        "update journal set actor = 'nobody' where seq = 3",
        "update journal set body = x'00'",
        "delete from journal where seq = 5",
        "delete from journal",
        "insert into journal select 99, at, actor, salt, body, leaf, digest, signature from journal where seq = 3",
        "insert into journal select 5, at, actor, salt, body, leaf, digest, signature from journal where seq = 3",
        "insert or replace into journal select * from journal where seq = 3",
        "replace into journal select 0, at, actor, salt, body, leaf, digest, signature from journal where seq = 3",
        "update or ignore journal set seq = 40 where seq = 4",
    ] {
        let error = sql(&books, statement).unwrap_err().to_string();
        assert!(error.contains("the journal is"), "{statement}: {error}");
    }
    assert_eq!(books.fingerprint().unwrap(), before);
}

#[test]
fn a_changed_journal_is_found() {
    let findings = |statement: &str| {
        let books = filled();
        forge(&books, statement);
        books.verify(None).findings
    };
    let texts = |statement: &str| format!("{:?}", findings(statement));
    for seq in [1, 2, 3, 9] {
        let wrong = format!("update journal set signature = zeroblob(64) where seq = {seq}");
        assert_eq!(findings(&wrong), [Finding::Signature { seq }]);
        let body = format!("update journal set body = cast(body || ' ' as blob) where seq = {seq}");
        assert!(texts(&body).contains(&format!("Leaf {{ seq: {seq} }}")));
        let actor = format!("update journal set actor = '李敏' where seq = {seq}");
        assert!(texts(&actor).contains(&format!("Digest {{ seq: {seq} }}")));
        let missing = format!("delete from journal where seq = {seq}");
        let found = texts(&missing);
        assert!(found.contains(&format!("Order {{ due: {seq}")), "{found}");
    }
    let swapped = "update journal set seq = -3 where seq = 3; update journal set seq = 3 where seq = 4;
        update journal set seq = 4 where seq = -3";
    assert!(texts(swapped).contains("Digest { seq: 3 }"));
    // Cut off at the end: the chain holds, but the tables say more than it.
    let cut = texts("delete from journal where seq >= 10");
    assert!(cut.contains("State"), "{cut}");
}

#[test]
fn every_state_table_is_compared() {
    for table in STATE {
        let books = filled();
        let rows: u32 =
            books.store.connection.query_row(&format!("select count(*) from {table}"), [], |row| row.get(0)).unwrap();
        assert!(rows > 0, "{table} is empty: nothing is tried");
        forge(&books, &format!("delete from {table} where true"));
        let findings = books.verify(None).findings;
        assert!(findings.contains(&Finding::State { table }), "{table}: {findings:?}");
    }
    for statement in [
        "update carriers set custody = 'kept', place_id = null, person_id = 1, hold_id = null where id = 1",
        "update documents set title = 'x' where id = 1",
        "update loans set returned_on = '2026-03-05'",
        "update people set name = '李梅' where name = '李敏'",
        "insert into knowers values (2, 1, '2026-03-05', 'loan', 3)",
    ] {
        let books = filled();
        sql(&books, statement).unwrap();
        let findings = books.verify(None).findings;
        assert!(findings.iter().any(|found| matches!(found, Finding::State { .. })), "{statement}: {findings:?}");
    }
}

#[test]
fn a_carrier_has_exactly_one_custodian_in_the_schema() {
    let books = filled();
    for statement in [
        "update carriers set person_id = null where id = 1",
        "update carriers set hold_id = null where id = 2",
        "update carriers set custody = 'placed' where id = 1",
        "update carriers set place_id = 1 where id = 1",
        "update carriers set unit_id = 1",
        "update carriers set custody = 'elsewhere'",
        "update carriers set custody = null",
        "update carriers set person_id = 999 where id = 1",
        "insert into legs (id, card_id, person_id, out_at, home) select 9, card_id, person_id, out_at, home from legs",
    ] {
        assert!(sql(&books, statement).is_err(), "{statement}");
    }
}

/// The next entry of a journal, made by hand.
fn entry(books: &Registry, event: &Event, signer: &Account) -> Entry {
    let (seq, prev) = books.store.read().head().unwrap();
    let (body, salt, at, actor) =
        (event.to_body().unwrap(), [7; 16], "2026-03-05T10:00:00+08:00".to_owned(), signer.name().to_owned());
    let leaf = leaf(&salt, &body);
    let digest = digest(&prev, seq + 1, &at, &actor, &leaf);
    Entry { seq: seq + 1, at, actor, salt, body, leaf, digest, signature: signer.sign(&digest) }
}

#[test]
fn nobody_opens_an_account_for_themselves() {
    let mut books = filled();
    let mallory = Account::fresh("马某").unwrap();
    let event = Event::from(OpenAccount {
        name: "马某".to_owned(),
        post: Post::Secretary,
        public_key: hex(&mallory.public_key()),
    });
    let entry = entry(&books, &event, &mallory);
    let writing = books.store.begin().unwrap();
    writing.insert(&entry, None).unwrap();
    writing.apply(entry.seq, &event).unwrap();
    writing.commit().unwrap();
    let found = books.verify(None).findings;
    assert_eq!(found, [Finding::Actor { seq: entry.seq, actor: "马某".to_owned() }]);
}

#[test]
fn an_entry_out_of_order_is_refused() {
    let mut books = filled();
    let event = Event::from(crate::model::event::Set { key: "retention_years".to_owned(), value: "9".to_owned() });
    let good = entry(&books, &event, &books.account);
    let writing = books.store.begin().unwrap();
    for seq in [0, 1, good.seq - 1, good.seq + 1, u64::MAX] {
        assert!(writing.insert(&Entry { seq, ..good.clone() }, None).is_err(), "{seq}");
    }
    writing.insert(&good, None).unwrap();
    drop(writing);
    assert!(books.verify(None).is_clean(), "nothing stays of a transaction that was let go");
}

/// A database in a folder of its own, with some SQL done to it.
fn database(statement: &str) -> (TempDir, PathBuf, Key) {
    let room = tempfile::tempdir().unwrap();
    let (path, key) = (room.path().join("register.db"), Key::new([3; 32]));
    let store = Store::create(&path, &key).unwrap();
    store.connection.execute_batch(statement).unwrap();
    drop(store);
    (room, path, key)
}

fn number(connection: &Connection, pragma: &str) -> i32 {
    connection.pragma_query_value(None, pragma, |row| row.get(0)).unwrap()
}

#[test]
fn a_new_database_has_the_schema_of_this_program() {
    // Whoever moves the version writes a step from every older one, and a test that a vault of each still opens.
    assert_eq!(SCHEMA_VERSION, 6);
    let (_room, path, key) = database("");
    let store = Store::open(&path, &key).unwrap();
    assert_eq!(number(&store.connection, "user_version"), SCHEMA_VERSION);
    assert_eq!(number(&store.connection, "application_id"), APPLICATION_ID);
    let text = |pragma| store.connection.pragma_query_value(None, pragma, |row| row.get::<_, String>(0)).unwrap();
    assert_eq!((text("journal_mode").as_str(), text("locking_mode").as_str()), ("truncate", "exclusive"));
    let pragmas = [("synchronous", 3), ("foreign_keys", 1), ("trusted_schema", 0), ("secure_delete", 1)];
    for (pragma, value) in pragmas {
        assert_eq!(number(&store.connection, pragma), value, "{pragma}");
    }
    let mut tables = store
        .connection
        .prepare("select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0")
        .unwrap();
    let loose: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(loose, ["sqlite_schema"], "every table of ours is strict");
}

#[test]
fn a_vault_of_version_1_opens_and_loses_its_search_index() {
    let (room, key) = (tempfile::tempdir().unwrap(), Key::new([3; 32]));
    let path = room.path().join("register.db");
    let old = Connection::open(&path).unwrap();
    super::open::unlock(&old, &key).unwrap();
    super::open::migrate(&old, 0, 1).unwrap();
    old.execute_batch(
        "insert into documents (id, title, level, since) values (1, '关于保密检查的通知', 'secret', '2026-03-05');
         insert into search (rowid, words, full, short) values (1, '保 密', 'bao mi', 'bm')",
    )
    .unwrap();
    assert_eq!(number(&old, "user_version"), 1);
    drop(old);
    let store = Store::open(&path, &key).unwrap();
    assert_eq!(number(&store.connection, "user_version"), SCHEMA_VERSION);
    let mut finder = crate::registry::search::Finder::default();
    finder.follow(store.read()).unwrap();
    assert_eq!(finder.find("bmjc"), [DocumentId(1)]);
    let left: u32 = store
        .connection
        .query_row(
            "select count(*) from sqlite_schema where name = 'search' or name like 'search|_%' escape '|'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(left, 0, "nothing is left of the index");
}

#[test]
fn a_vault_of_version_2_opens_and_finds_what_people_have() {
    let (room, key) = (tempfile::tempdir().unwrap(), Key::new([3; 32]));
    let path = room.path().join("register.db");
    let old = Connection::open(&path).unwrap();
    super::open::unlock(&old, &key).unwrap();
    super::open::migrate(&old, 0, 2).unwrap();
    old.execute_batch("insert into people (id, name) values (1, '李敏')").unwrap();
    assert_eq!(number(&old, "user_version"), 2);
    drop(old);
    let store = Store::open(&path, &key).unwrap();
    assert_eq!(number(&store.connection, "user_version"), SCHEMA_VERSION);
    assert_eq!(store.read().people().unwrap().len(), 1);
    let plan: String = store
        .connection
        .query_row(
            "explain query plan select id from carriers where person_id = 1 and hold_id is not null",
            [],
            |row| row.get(3),
        )
        .unwrap();
    assert!(plan.contains("carriers_out"), "{plan}");
}

#[test]
fn a_row_is_written_without_a_table_of_its_own() {
    // A check or the condition of an index that lists three values or more makes one for every row.
    let (_room, path, key) = database("");
    let store = Store::open(&path, &key).unwrap();
    for table in STATE {
        let columns: u32 = store
            .connection
            .query_row("select count(*) from pragma_table_info(?1)", [table], |row| row.get(0))
            .unwrap();
        let values = vec!["?"; columns as usize].join(", ");
        let mut plan = store.connection.prepare(&format!("explain insert into {table} values ({values})")).unwrap();
        let steps: Vec<String> = plan.raw_query().mapped(|row| row.get::<_, String>(1)).map(Result::unwrap).collect();
        assert!(steps.iter().any(|step| step == "OpenWrite"), "{table}: {steps:?}");
        assert!(!steps.iter().any(|step| step == "OpenEphemeral"), "{table}");
    }
}

#[test]
fn a_vault_of_version_3_opens_and_reads_its_long_bodies() {
    let (room, key) = (tempfile::tempdir().unwrap(), Key::new([3; 32]));
    let path = room.path().join("register.db");
    let old = Connection::open(&path).unwrap();
    super::open::unlock(&old, &key).unwrap();
    super::open::migrate(&old, 0, 3).unwrap();
    let long = format!("{{{}}}", "保".repeat(9000));
    old.execute(
        "insert into journal values (1, '', '', zeroblob(16), ?1, zeroblob(32), zeroblob(32), zeroblob(64))",
        [long.as_bytes()],
    )
    .unwrap();
    drop(old);
    let store = Store::open(&path, &key).unwrap();
    assert_eq!(number(&store.connection, "user_version"), SCHEMA_VERSION);
    assert_eq!(store.read().entry(1).unwrap().unwrap().body, long.as_bytes());
}

#[test]
fn vaults_of_versions_4_and_5_open_and_keep_their_carriers() {
    for version in [4, 5] {
        let (room, key) = (tempfile::tempdir().unwrap(), Key::new([3; 32]));
        let path = room.path().join("register.db");
        let old = Connection::open(&path).unwrap();
        super::open::unlock(&old, &key).unwrap();
        super::open::migrate(&old, 0, version).unwrap();
        old.execute_batch(
            "insert into documents (id, title, level, since) values (1, '通知', 'secret', '2026-03-05');
             insert into people (id, name) values (1, '李敏');
             insert into journal values (1, '', '', zeroblob(16), x'7b', zeroblob(32), zeroblob(32), zeroblob(64));
             insert into carriers (id, document_id, ordinal, copy_no, pages, medium, custody, person_id, hold_id)
                values (1, 1, 1, 1, 8, 'paper', 'lent', 1, 1), (2, 1, 2, 2, 8, 'paper', 'kept', 1, null);
             insert into lines (id, register, year, volume, number, kind, date, document_id, carrier_id, detail, seq)
                values (1, 'lending', 2026, 'ordinary', 1, 'entry', '2026-03-05', 1, 1, '{}', 1);
             insert into loans (line_id, carrier_id, borrower_id, home) values (1, 1, 1, 'keeper:1')",
        )
        .unwrap();
        drop(old);
        let store = Store::open(&path, &key).unwrap();
        assert_eq!(number(&store.connection, "user_version"), SCHEMA_VERSION);
        let carrier = store.read().carrier(CarrierId(1)).unwrap().unwrap();
        assert!(matches!(carrier.custody, Custody::Lent { .. }), "{carrier:?}");
        assert_eq!(store.read().carriers_with(PersonId(1)).unwrap(), [CarrierId(1)], "what is kept is not out");
        let broken: u32 =
            store.connection.query_row("select count(*) from pragma_foreign_key_check", [], |row| row.get(0)).unwrap();
        assert_eq!((broken, number(&store.connection, "foreign_keys")), (0, 1), "what refers to a carrier still does");
    }
}

#[test]
fn a_drawer_of_version_1_opens_and_takes_scans() {
    let (room, key) = (tempfile::tempdir().unwrap(), Key::new([3; 32]));
    let path = room.path().join("desk.db");
    drop(super::Drawer::open(&path, &key).unwrap());
    let old = Connection::open(&path).unwrap();
    super::open::unlock(&old, &key).unwrap();
    old.execute_batch("drop table scans; pragma user_version = 1").unwrap();
    drop(old);
    let drawer = super::Drawer::open(&path, &key).unwrap();
    drawer.keep_scan(MatterId(1), CarrierId(7), "机要室").unwrap();
    assert_eq!(drawer.scans(MatterId(1)).unwrap(), [(CarrierId(7), "机要室".to_owned())]);
    drawer.forget_scans(MatterId(1)).unwrap();
    assert!(drawer.scans(MatterId(1)).unwrap().is_empty());
}

#[test]
fn long_bodies_are_stored_deflated_and_read_as_they_were() {
    let remark = "密".repeat(9000);
    let long = || {
        let mut books = books();
        let act =
            format!(r#"{{"verb":"receive","issuer":"市分行","title":"通知","level":"内部","remark":"{remark}"}}"#);
        let seq = books.perform(&Act::parse(&act).unwrap()).unwrap().seq;
        (books, seq)
    };
    let (books, seq) = long();
    let sql = format!("select length(body) from journal where seq = {seq}");
    let stored: i64 = books.store.connection.query_row(&sql, [], |row| row.get(0)).unwrap();
    let body = books.store.read().entry(seq).unwrap().unwrap().body;
    assert!(body.len() > 27_000 && stored < 1000, "{} in {stored} bytes", body.len());
    assert!(std::str::from_utf8(&body).unwrap().contains(&remark));
    assert_eq!(books.dossier(DocumentId(1)).unwrap().unwrap().story.len(), 1);
    assert!(books.verify(None).is_clean());
    // Whoever changes what is stored is found, whether it inflates or not.
    for tampered in ["zeroblob(100)", "substr(body, 1, length(body) - 9)", "x'7b7d'", "x''"] {
        let (books, seq) = long();
        forge(&books, &format!("update journal set body = {tampered} where seq = {seq}"));
        assert!(!books.verify(None).is_clean(), "{tampered}");
    }
}

#[test]
fn the_file_is_encrypted() {
    let (_room, path, _) = database("insert into settings values ('title', 'VERYSECRETWORDS')");
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(15).any(|window| window == b"VERYSECRETWORDS" || window == b"SQLite format 3"));
    assert!(!bytes.windows(12).any(|window| window == b"create table"));
}

#[test]
fn databases_that_are_not_ours_to_open() {
    let (_room, path, key) = database("pragma user_version = 99");
    assert!(matches!(Store::open(&path, &key), Err(OpenError::Newer { found: 99, known: SCHEMA_VERSION })));
    let (_room, path, key) = database("pragma application_id = 1234");
    assert!(matches!(Store::open(&path, &key), Err(OpenError::Foreign)));
    let (_room, path, _) = database("");
    assert!(matches!(Store::open(&path, &Key::new([4; 32])), Err(OpenError::Locked)));
    assert!(matches!(Store::open(&path.with_extension("none"), &Key::new([3; 32])), Err(OpenError::Missing)));
    let plain = path.with_extension("plain");
    Connection::open(&plain).unwrap().execute_batch("create table t (a)").unwrap();
    assert!(matches!(Store::open(&plain, &Key::new([3; 32])), Err(OpenError::Locked)), "plain SQLite is not opened");
}

#[test]
fn a_second_connection_is_kept_out() {
    let (_room, path, key) = database("");
    let first = Store::open(&path, &key).unwrap();
    assert!(matches!(Store::open(&path, &key), Err(OpenError::InUse)));
    drop(first);
    Store::open(&path, &key).unwrap();
}

#[test]
#[ignore = "a measurement"]
fn a_bare_durable_row() {
    let (_room, path, key) = database("");
    let store = Store::open(&path, &key).unwrap();
    store.connection.execute_batch("create table bare (id integer primary key, body blob)").unwrap();
    let mut times: Vec<std::time::Duration> = (0..200)
        .map(|_| {
            let start = std::time::Instant::now();
            store.connection.execute("insert into bare (body) values (zeroblob(600))", []).unwrap();
            start.elapsed()
        })
        .collect();
    times.sort();
    println!("bare row: median {:?}, p95 {:?}", times.get(100), times.get(190));
}
