-- The log: facts, the objects each touches, the commands that were executed.
create table events (
    position    integer primary key,
    id          blob    not null unique,
    name        text    not null,
    version     integer not null,
    recorded_at integer not null,
    command     blob    not null,
    envelope    text    not null,
    clear       text,
    subject     blob,
    sealed      blob
) strict;

-- The order of the key answers an interest: the events of one object after a position.
create table event_objects (
    id       blob    not null,
    kind     text    not null,
    position integer not null references events,
    name     text    not null,
    primary key (id, kind, position)
) strict, without rowid;

create table commands (
    command blob not null primary key,
    first   integer,
    last    integer
) strict, without rowid;
