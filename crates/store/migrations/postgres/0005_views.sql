-- Which views have a table that is kept up to date, and the shape each had when it was made.
create table views (
    name  text collate "C" primary key,
    shape text not null
);
