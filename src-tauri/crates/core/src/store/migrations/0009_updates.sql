-- What an audience was told on one day. Nothing here is ever changed or deleted: what was told was told.
create table audience_update (
    id text primary key,
    number integer not null unique,
    audience text not null,
    audience_name text not null check (audience_name <> ''),
    issued_on text not null,
    corrects integer references audience_update (number),
    template text not null,
    template_version text not null,
    template_text text not null,
    people text not null check (json_valid(people)),
    files text not null check (json_valid(files)),
    document text not null check (json_valid(document)),
    calendar text not null check (json_valid(calendar)),
    base text not null check (json_valid(base))
) strict;
create index audience_update_of on audience_update (audience, number);

create trigger audience_update_stays before update on audience_update begin
    select raise(abort, 'what was told was told');
end;
create trigger audience_update_is_kept before delete on audience_update begin
    select raise(abort, 'what was told was told');
end;

-- What an audience is about to be told, where that is not its template as it is. One an audience, under its id.
create table draft (
    id text primary key,
    template text not null,
    text text not null,
    corrects integer
) strict;

-- Words that must not be said to an audience, and the files its updates are made as.
alter table audience add column never_say text not null default '[]' check (json_valid(never_say));
alter table audience add column formats text not null default '[]' check (json_valid(formats));
