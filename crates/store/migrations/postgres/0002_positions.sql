-- Gives a transaction its positions, and lets everyone see from which one on it is still writing:
-- as an advisory lock of the sequence and the lower half of the first position, held until the
-- transaction ends.
--
-- Drawing and announcing are one step for whoever looks at both, by a lock that is let go at once
-- and not at the end of the transaction, so that writers still run in parallel.
create function take_positions(wanted bigint) returns bigint
language plpgsql as $$
declare
    first bigint;
begin
    perform pg_advisory_lock(1214346866, 2);
    first := nextval('positions');
    if wanted > 1 then
        perform setval('positions', first + wanted - 1);
    end if;
    perform pg_advisory_xact_lock('positions'::regclass::oid::int4, first::bit(32)::int4);
    perform pg_advisory_unlock(1214346866, 2);
    return first;
end
$$;

-- The last position at and below which nothing can appear any more: the one before the first that
-- is still being written, or else the last one drawn. Events must be read by a later statement,
-- which sees all that had been committed when this one looked.
create function settled() returns bigint
language plpgsql as $$
declare
    drawn   bigint;
    writing bigint;
begin
    perform pg_advisory_lock_shared(1214346866, 2);
    select case when is_called then last_value else 0 end into drawn from positions;
    -- The upper half of a position is that of the last one drawn, or one less.
    select min(drawn - ((drawn - objid::bigint) & 4294967295)) into writing
    from pg_locks
    where locktype = 'advisory' and objsubid = 2 and classid = 'positions'::regclass
      and database = (select oid from pg_database where datname = current_database());
    perform pg_advisory_unlock_shared(1214346866, 2);
    return coalesce(writing - 1, drawn);
end
$$;
