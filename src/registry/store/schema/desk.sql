-- The drawer of the desk, version 1. No journal stands behind it: its loss harms nothing.

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
