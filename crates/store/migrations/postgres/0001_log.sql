-- The log: facts, the objects each touches, the commands that were executed.
create sequence positions;

create table events (
    position    bigint primary key,
    id          uuid   not null constraint events_id unique,
    name        text   collate "C" not null,
    version     int    not null,
    recorded_at bigint not null,
    command     uuid   not null,
    envelope    text   not null,
    clear       text,
    subject     uuid,
    sealed      bytea
);

-- The order of the key answers an interest: the events of one object after a position. It refers
-- to no table: checking each row would cost more than the row, and nothing is ever removed.
create table event_objects (
    id       uuid   not null,
    kind     text   collate "C" not null,
    position bigint not null,
    name     text   collate "C" not null,
    primary key (id, kind, position)
);

create table commands (
    command uuid constraint commands_id primary key,
    first   bigint,
    last    bigint
);
