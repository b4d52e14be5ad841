-- What must be done after a commit; `due` moves on with every lease.
create table outbox (
    id         integer primary key autoincrement,
    kind       text    not null,
    body       text    not null,
    not_before integer not null,
    due        integer not null,
    attempt    integer not null default 0
) strict;
create index outbox_due on outbox (due, id);
