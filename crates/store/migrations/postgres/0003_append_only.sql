-- Below the program: no statement changes or removes what is in the log, whoever sends it.
create function refuse_change() returns trigger
language plpgsql as $$
begin
    raise exception 'the log is append-only';
end
$$;

create trigger events_stay before update or delete or truncate on events
    for each statement execute function refuse_change();
create trigger event_objects_stay before update or delete or truncate on event_objects
    for each statement execute function refuse_change();
create trigger commands_stay before update or delete or truncate on commands
    for each statement execute function refuse_change();

-- Also where a session has switched ordinary triggers off.
alter table events enable always trigger events_stay;
alter table event_objects enable always trigger event_objects_stay;
alter table commands enable always trigger commands_stay;
