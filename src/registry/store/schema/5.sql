-- Version 5. From the cabinet to the ashes: what takes several steps and several people, who keeps what, and where.

-- A carrier has four more places where it can be, and may be a copy of another one.
create table carriers_5 (
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
    -- The carrier it was copied from; that there is one, the events see to.
    parent_id integer,
    unique (document_id, ordinal),
    check (
        case custody
            when 'placed' then place_id is not null and person_id is null and unit_id is null and hold_id is null
            when 'kept' then person_id is not null and place_id is null and unit_id is null and hold_id is null
            when 'lent' then person_id is not null and place_id is null and unit_id is null and hold_id is not null
            when 'reading' then person_id is not null and place_id is null and unit_id is null and hold_id is not null
            when 'issued' then unit_id is not null and place_id is null and person_id is null and hold_id is null
            when 'carried' then person_id is not null and place_id is null and unit_id is null and hold_id is not null
            when 'sealed' then hold_id is not null and place_id is null and person_id is null and unit_id is null
            when 'returned' then unit_id is not null and hold_id is not null and place_id is null and person_id is null
            when 'destroyed' then hold_id is not null and place_id is null and person_id is null and unit_id is null
            when 'struck' then unit_id is null and place_id is null and person_id is null and hold_id is null
            else 0
        end
    )
) strict;
insert into carriers_5 (id, document_id, ordinal, copy_no, pages, medium, custody, place_id, person_id, unit_id, hold_id,
    card_id)
    select id, document_id, ordinal, copy_no, pages, medium, custody, place_id, person_id, unit_id, hold_id, card_id
    from carriers;
drop table carriers;
alter table carriers_5 rename to carriers;
create index carriers_by_place on carriers (place_id) where place_id is not null;
create index carriers_out on carriers (person_id) where custody in ('lent', 'reading', 'carried');

-- A matter: a destruction, a recall, a carrying out, a copying, a count, a handover. Its facts are JSON, as the form on
-- paper has them; `step` is the last step that was taken.
create table matters (
    id integer primary key,
    kind text not null,
    year integer not null,
    number integer not null,
    date text not null,
    step text not null,
    is_open integer not null check (is_open in (0, 1)),
    requester text not null,
    facts text not null,
    seq integer not null references journal,
    unique (kind, year, number)
) strict;
create index matters_open on matters (kind) where is_open = 1;

-- What a matter is about: carriers, or things that are on no book (bags of waste paper, spoiled copies, drafts).
create table matter_items (
    matter_id integer not null references matters,
    no integer not null,
    carrier_id integer references carriers,
    thing text,
    listed_at text,
    outcome text,
    note text,
    home text,
    holds integer not null check (holds in (0, 1)),
    primary key (matter_id, no),
    check ((carrier_id is null) = (thing is not null))
) strict, without rowid;
-- A carrier is claimed by one open matter at most.
create unique index matter_claims on matter_items (carrier_id) where holds = 1;
create index matter_items_by_carrier on matter_items (carrier_id) where carrier_id is not null;

-- The steps it has gone through.
create table matter_steps (
    matter_id integer not null references matters,
    no integer not null,
    step text not null,
    date text not null,
    actor text not null,
    confirmed text,
    seq integer not null references journal,
    primary key (matter_id, no)
) strict, without rowid;

-- 冻结: under investigation, in a lawsuit; nothing on hold is destroyed or given back.
create table freezes (
    document_id integer primary key references documents,
    since text not null,
    reason text not null,
    approver text not null,
    seq integer not null references journal
) strict;

-- What a count did not find: searched for until the deadline, then an incident (REG24 art. 61).
create table searches (
    carrier_id integer primary key references carriers,
    matter_id integer not null references matters,
    since text not null,
    deadline text not null,
    found_on text,
    found_how text,
    reported_on text
) strict;

-- 三铁: iron door, iron window, iron cabinet, lock; of a room or a cabinet.
create table facilities (
    id integer primary key,
    place_id integer not null references places,
    iron_door integer check (iron_door in (0, 1)),
    iron_window integer check (iron_window in (0, 1)),
    iron_cabinet integer check (iron_cabinet in (0, 1)),
    lock text not null,
    top_level text,
    remark text,
    since text not null,
    until text,
    seq integer not null references journal
) strict;
create unique index facilities_now on facilities (place_id) where until is null;

-- Who holds the key and who the combination; what a combination is stands nowhere.
create table keyholders (
    id integer primary key,
    place_id integer not null references places,
    part text not null,
    person_id integer not null references people,
    sealed_with text,
    since text not null,
    until text,
    reason text,
    seq integer not null references journal
) strict;
create unique index keyholders_now on keyholders (place_id, part) where until is null;

-- 三专: a special person, a special room, a special cabinet for a department and a level.
create table assignments (
    id integer primary key,
    person_id integer not null references people,
    deputy_id integer references people,
    department_id integer references units,
    level text not null,
    room_id integer not null references places,
    cabinet_id integer not null references places,
    since text not null,
    until text,
    reason text,
    seq integer not null references journal
) strict;
create unique index assignments_now on assignments (cabinet_id, level) where until is null;
create index assignments_by_cabinet on assignments (cabinet_id, since);

-- Who has left the unit.
create table leavers (
    person_id integer primary key references people,
    left_on text not null,
    seq integer not null references journal
) strict;
