-- In which cluster the log lives. Transaction ids mean nothing in another one, so what a dump
-- brought along, up to `settled`, is settled by definition.
create table origin (
    one     boolean primary key default true check (one),
    cluster bigint not null,
    settled bigint not null
);
insert into origin (cluster, settled)
select system_identifier, 0 from pg_control_system();
