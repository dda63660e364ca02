-- The drawer of the desk, version 2. No journal stands behind it: its loss harms nothing.

create table preferences (
    account text not null,
    key text not null,
    value text not null,
    primary key (account, key)
) strict, without rowid;

-- What was half typed; the moment is RFC 3339 with offset.
create table drafts (
    account text not null,
    name text not null,
    text text not null,
    at text not null,
    primary key (account, name)
) strict, without rowid;

-- What a count has seen so far, and where; signed, it is an entry of the journal.
create table scans (
    matter_id integer not null,
    carrier_id integer not null,
    place text not null,
    primary key (matter_id, carrier_id)
) strict, without rowid;
