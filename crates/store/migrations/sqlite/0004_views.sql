-- Which views have a table that is kept up to date, and the shape each had when it was made.
create table views (
    name  text not null primary key,
    shape text not null
) strict, without rowid;
