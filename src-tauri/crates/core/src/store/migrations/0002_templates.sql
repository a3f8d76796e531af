-- Templates that somebody wrote or changed. One that came with the program stands here once it is changed or put away,
-- under its own name as its id; what is empty then is as the program has it.
create table template (
    id text primary key,
    name text not null check (name <> ''),
    purpose text not null,
    text text not null,
    archived integer not null check (archived in (0, 1))
) strict;
create unique index template_name on template (name collate nocase) where archived = 0;

-- What an audience can take in: how many updates a month, how many words in one, how many requests in one.
alter table audience add column updates_a_month integer check (updates_a_month > 0);
alter table audience add column words_in_update integer check (words_in_update > 0);
alter table audience add column requests_in_update integer check (requests_in_update >= 0);
