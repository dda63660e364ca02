-- Version 1. Times are texts: days as 2026-03-05, moments as 2026-03-05T09:30, entries RFC 3339 with offset.

-- The journal is the truth. Everything below it is what its events add up to.
create table journal (
    seq integer primary key,
    at text not null,
    actor text not null,
    salt blob not null check (length(salt) = 16),
    body blob not null,
    leaf blob not null check (length(leaf) = 32),
    digest blob not null check (length(digest) = 32),
    signature blob not null check (length(signature) = 64)
) strict;

create trigger journal_keeps_order before insert on journal
when new.seq is not (select coalesce(max(seq), 0) + 1 from journal)
begin
    select raise(abort, 'the journal is a chain');
end;

create trigger journal_is_never_changed before update on journal
begin
    select raise(abort, 'the journal is never changed');
end;

create trigger journal_is_never_cut before delete on journal
begin
    select raise(abort, 'the journal is never cut');
end;

create table settings (key text primary key, value text not null) strict, without rowid;

create table accounts (
    name text primary key,
    post text not null,
    public_key blob not null check (length(public_key) = 32),
    opened_by_entry integer not null
) strict, without rowid;

-- Units outside and departments inside.
create table units (
    id integer primary key,
    name text not null unique,
    inside integer not null check (inside in (0, 1))
) strict;

create table people (
    id integer primary key,
    name text not null unique,
    department_id integer references units,
    duty text
) strict;

-- Room, cabinet, shelf: the path names all three.
create table places (
    id integer primary key,
    parent_id integer references places,
    name text not null,
    path text not null unique
) strict;

create table documents (
    id integer primary key,
    issuer_id integer references units,
    number text,
    number_key text,
    title text not null,
    level text not null,
    period text,
    basis text,
    since text not null,
    ends_on text
) strict;
create index documents_by_number on documents (number_key) where number_key is not null;

-- One row a copy or medium. The check is the invariant: exactly one custodian, always.
create table carriers (
    id integer primary key,
    document_id integer not null references documents,
    ordinal integer not null,
    copy_no integer,
    pages integer,
    medium text not null,
    custody text not null,
    place_id integer references places,
    person_id integer references people,
    unit_id integer references units,
    hold_id integer,
    card_id integer,
    unique (document_id, ordinal),
    check (
        case custody
            when 'placed' then place_id is not null and person_id is null and unit_id is null and hold_id is null
            when 'kept' then person_id is not null and place_id is null and unit_id is null and hold_id is null
            when 'lent' then person_id is not null and place_id is null and unit_id is null and hold_id is not null
            when 'reading' then person_id is not null and place_id is null and unit_id is null and hold_id is not null
            when 'issued' then unit_id is not null and place_id is null and person_id is null and hold_id is null
            when 'struck' then unit_id is null and place_id is null and person_id is null and hold_id is null
            else 0
        end
    )
) strict;
create index carriers_by_copy on carriers (copy_no) where copy_no is not null;
create index carriers_by_place on carriers (place_id) where place_id is not null;

create table lines (
    id integer primary key,
    register text not null,
    year integer not null,
    volume text not null,
    number integer not null,
    kind text not null,
    date text not null,
    document_id integer not null references documents,
    carrier_id integer references carriers,
    refers_to integer references lines,
    voided_by integer references lines,
    corrected integer not null default 0 check (corrected in (0, 1)),
    brought_in integer not null default 0 check (brought_in in (0, 1)),
    mark text,
    detail text not null,
    seq integer not null references journal,
    unique (register, year, volume, number)
) strict;
create index lines_by_document on lines (document_id);
create index lines_by_mark on lines (mark) where mark is not null;

-- What went to whom, of an issued document.
create table sendings (
    id integer primary key,
    line_id integer not null references lines,
    unit_id integer not null references units,
    copies integer not null,
    numbers text,
    channel text,
    seal text,
    escorts text,
    receipt_on text,
    receipt_by text
) strict;
create index sendings_by_line on sendings (line_id);

-- Loans are known by their line of the lending register.
create table loans (
    line_id integer primary key references lines,
    carrier_id integer not null references carriers,
    borrower_id integer not null references people,
    due_on text,
    home text not null,
    returned_on text,
    pages_back integer
) strict;
create index loans_open on loans (due_on) where returned_on is null;
create index loans_by_carrier on loans (carrier_id);

-- Circulation cards are lines too.
create table cards (
    id integer primary key references lines,
    carrier_id integer not null references carriers,
    proposal text,
    ended_on text,
    end_reason text
) strict;
create index cards_by_carrier on cards (carrier_id);

create table readers (
    card_id integer not null references cards,
    ordinal integer not null,
    person_id integer not null references people,
    planned integer not null check (planned in (0, 1)),
    primary key (card_id, ordinal),
    unique (card_id, person_id)
) strict, without rowid;

create table legs (
    id integer primary key,
    card_id integer not null references cards,
    person_id integer not null references people,
    out_at text not null,
    home text not null,
    approver text,
    back_at text,
    opinion text,
    instruction text
) strict;
create index legs_by_card on legs (card_id);
-- The star: one open leg a card at most.
create unique index legs_open on legs (card_id) where back_at is null;

-- Who knows what is 机密 and above (REG24 art. 20).
create table knowers (
    document_id integer not null references documents,
    person_id integer not null references people,
    since text not null,
    way text not null,
    seq integer not null references journal,
    primary key (document_id, person_id)
) strict, without rowid;

-- 划线更正: what stood in a field before.
create table corrections (
    id integer primary key,
    line_id integer not null references lines,
    field text not null,
    old text not null,
    new text not null,
    by_line_id integer not null references lines
) strict;
create index corrections_by_line on corrections (line_id);

-- What is on paper.
create table printings (
    id integer primary key,
    seq integer not null references journal,
    register text not null,
    year integer not null,
    volume text not null,
    card_id integer references cards,
    page integer not null,
    from_number integer not null,
    to_number integer not null,
    is_full integer not null check (is_full in (0, 1)),
    digest text not null,
    code text not null,
    reprint integer not null check (reprint in (0, 1))
) strict;
create index printings_by_book on printings (register, year, volume, page);

-- Which entries speak of which document: its story.
create table touches (
    document_id integer not null references documents,
    seq integer not null references journal,
    primary key (document_id, seq)
) strict, without rowid;

-- Search: hanzi, whole digits and words; full pinyin; pairs of initials. The row is the document.
create virtual table search using fts5 (
    words, full, short,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);
-- Words of an import are gathered in memory up to these bytes before they are merged into the index.
insert into search (search, rank) values ('hashsize', 16777216);
