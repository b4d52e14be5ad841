-- What must be done after a commit; `due` moves on with every lease.
create table outbox (
    id         bigint generated always as identity primary key,
    kind       text   collate "C" not null,
    body       text   not null,
    not_before bigint not null,
    due        bigint not null,
    attempt    int    not null default 0
);
create index outbox_due on outbox (due, id);
