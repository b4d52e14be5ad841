-- Gives a transaction its positions.
--
-- A page may show an event only when nothing can appear below it any more. It knows the oldest
-- transaction still running, so positions must rise with transaction ids: whoever has the older id
-- has the lower positions. Both are therefore drawn under one lock, which is let go at once and
-- not at the end of the transaction, so that writers still run in parallel.
create function take_positions(wanted bigint) returns bigint
language plpgsql as $$
declare
    first bigint;
begin
    perform pg_advisory_lock(1214346866, 2);
    perform pg_current_xact_id();
    first := nextval('positions');
    if wanted > 1 then
        perform setval('positions', first + wanted - 1);
    end if;
    perform pg_advisory_unlock(1214346866, 2);
    return first;
end
$$;
