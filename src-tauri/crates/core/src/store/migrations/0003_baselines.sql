-- The plan as it was frozen: a name for a place in the log. The state itself is in the log.
create table baseline (
    id text primary key,
    name text not null check (name <> ''),
    operation integer not null references operation (seq),
    made_on text not null
) strict;
create unique index baseline_name on baseline (name collate nocase);
