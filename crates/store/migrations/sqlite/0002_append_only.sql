-- Below the program: no statement changes or removes what is in the log.
create trigger events_are_not_changed before update on events
begin select raise(abort, 'the log is append-only'); end;
create trigger events_are_not_removed before delete on events
begin select raise(abort, 'the log is append-only'); end;
create trigger event_objects_are_not_changed before update on event_objects
begin select raise(abort, 'the log is append-only'); end;
create trigger event_objects_are_not_removed before delete on event_objects
begin select raise(abort, 'the log is append-only'); end;
create trigger commands_are_not_changed before update on commands
begin select raise(abort, 'the log is append-only'); end;
create trigger commands_are_not_removed before delete on commands
begin select raise(abort, 'the log is append-only'); end;
