-- How the roadmap is shown, by name.
create table saved_view (
    id text primary key,
    name text not null check (name <> ''),
    layout text not null check (layout in ('timeline', 'board', 'table', 'goals', 'scores', 'releases')),
    filter text not null,
    lanes text not null check (json_valid(lanes)),
    columns text not null,
    zoom text check (zoom in ('week', 'month', 'quarter', 'half', 'year')),
    fields text not null check (json_valid(fields)),
    sort text not null,
    descending integer not null check (descending in (0, 1)),
    limits text not null check (json_valid(limits)),
    baseline text,
    pinned integer not null check (pinned in (0, 1)),
    archived integer not null check (archived in (0, 1))
) strict;
create unique index saved_view_name on saved_view (name collate nocase) where archived = 0;

-- What the company wants to reach, how it is measured, and how much of the effort it should get.
create table goal (
    id text primary key,
    name text not null check (name <> ''),
    description text not null,
    owner text references person (id) deferrable initially deferred,
    timeframe text not null,
    weight real check (weight >= 0),
    measures text not null check (json_valid(measures)),
    sensitivity text not null check (sensitivity in ('public', 'partner', 'internal', 'confidential', 'restricted')),
    archived integer not null check (archived in (0, 1))
) strict;
create unique index goal_name on goal (name collate nocase) where archived = 0;

-- What somebody gave an item for one input of a score: reach, impact, value.
create table score (
    id text primary key,
    item text not null references item (id) on delete cascade deferrable initially deferred,
    input text not null check (input <> ''),
    value real not null,
    unique (item, input)
) strict;

-- How scores are made: a formula over inputs, by name.
create table formula (
    id text primary key,
    name text not null check (name <> ''),
    text text not null check (text <> ''),
    inputs text not null check (json_valid(inputs)),
    archived integer not null check (archived in (0, 1))
) strict;
create unique index formula_name on formula (name collate nocase) where archived = 0;
