-- Who made a decision, in which meeting and of which team; the changes of its text since, with both texts; its files.
alter table decision add column decided_by text;
alter table decision add column decided_in text;
alter table decision add column team text;
alter table decision add column amendments text not null default '[]' check (json_valid(amendments));
alter table decision add column attachments text not null default '[]' check (json_valid(attachments));

-- What is in files that are kept with decisions, under its hash. Only added to: a file that is taken off can come back.
create table attached (
    hash text primary key,
    bytes blob not null
) strict;

-- The links of a record are read from both ends.
create index link_from on link (from_id);
