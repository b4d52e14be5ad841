-- Two roles: the owner of the database, who brings the schema up to date, and `havre_app`, as a
-- member of which the program works day by day. It may add to the log, and neither change nor
-- remove anything of it, nor switch off the triggers that say the same: they belong to the owner.
-- Run by the owner, after the first start; running it again does no harm.
do $$
declare
    kept text;
begin
    if not exists (select from pg_roles where rolname = 'havre_app') then
        create role havre_app nologin;
    end if;
    execute format('grant usage on schema %I to havre_app', current_schema());
    for kept in select 'view_' || name from views loop
        execute format('grant select, insert, update, delete on %I to havre_app', kept);
    end loop;
end
$$;

revoke all on events, event_objects, commands, migrations, views from havre_app;
grant select, insert on events, event_objects, commands to havre_app;
grant select on migrations, views to havre_app;
grant select, insert, update, delete on outbox to havre_app;
grant usage, select, update on sequence positions to havre_app;
