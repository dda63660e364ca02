-- Version 6. A condition that lists three values makes SQLite build a table of them for every row that is written, and
-- SQLCipher lock and wipe each piece of its memory: bringing 100,000 lines in took seven times as long. Who has borrowed,
-- is reading or carries a carrier is the person of a hold; what is kept has none.
drop index carriers_out;
create index carriers_out on carriers (person_id) where person_id is not null and hold_id is not null;
