-- What is measured: a metric with its targets by period and its readings.
create table metric (
    id text primary key,
    number integer not null unique,
    name text not null check (name <> ''),
    definition text not null,
    role text not null check (role in ('input', 'output')),
    owner text references person (id) deferrable initially deferred,
    unit text,
    direction text not null check (direction in ('up', 'down', 'hold')),
    judged text not null check (judged in ('target', 'pace')),
    tolerance real not null check (tolerance >= 0),
    gathered text not null check (gathered in ('last', 'mean', 'sum')),
    cadence text not null check (cadence in ('day', 'week', 'month', 'quarter')),
    computed text,
    goal text,
    targets text not null check (json_valid(targets)),
    readings text not null check (json_valid(readings)),
    in_pack integer not null check (in_pack in (0, 1)),
    sensitivity text not null check (sensitivity in ('public', 'partner', 'internal', 'confidential', 'restricted')),
    archived integer not null check (archived in (0, 1))
) strict;
create unique index metric_name on metric (name collate nocase) where archived = 0;

-- Risks, assumptions, issues and dependencies.
create table raid_entry (
    id text primary key,
    number integer not null unique,
    type text not null check (type in ('risk', 'assumption', 'issue', 'dependency')),
    statement text not null check (statement <> ''),
    owner text references person (id) deferrable initially deferred,
    probability integer check (probability between 1 and 5),
    impact integer check (impact between 1 and 5),
    response text check (response in ('avoid', 'mitigate', 'transfer', 'accept')),
    if_unresolved text not null,
    next_action text not null,
    due text,
    escalation_trigger text not null,
    escalates_on text,
    escalates_to text,
    help text not null,
    status text not null check (status in ('open', 'happened', 'closed')),
    raised_on text,
    closed_on text,
    about text not null check (json_valid(about)),
    note text not null,
    tags text not null check (json_valid(tags)),
    sensitivity text not null check (sensitivity in ('public', 'partner', 'internal', 'confidential', 'restricted')),
    archived integer not null check (archived in (0, 1))
) strict;

-- What somebody said they would do, whichever meeting it was said in; carried until it is done.
create table action (
    id text primary key,
    number integer not null unique,
    title text not null check (title <> ''),
    owner text references person (id) deferrable initially deferred,
    due text,
    status text not null check (status in ('open', 'done', 'dropped')),
    raised_on text,
    closed_on text,
    review text,
    about text not null check (json_valid(about)),
    moves text not null check (json_valid(moves)),
    note text not null,
    sensitivity text not null check (sensitivity in ('public', 'partner', 'internal', 'confidential', 'restricted')),
    archived integer not null check (archived in (0, 1))
) strict;

-- What somebody said, as they said it.
create table signal (
    id text primary key,
    number integer not null unique,
    words text not null check (words <> ''),
    said_on text,
    who text,
    department text,
    customer text,
    segment text,
    channel text,
    about text not null check (json_valid(about)),
    themes text not null check (json_valid(themes)),
    answered_on text,
    answer text not null,
    source text not null check (json_valid(source)),
    source_key text,
    sensitivity text not null check (sensitivity in ('public', 'partner', 'internal', 'confidential', 'restricted')),
    archived integer not null check (archived in (0, 1))
) strict;
create unique index signal_source on signal (source_key) where source_key is not null;

-- An executive review: what is on the agenda, what was decided, and the pack as it was issued.
create table review (
    id text primary key,
    number integer not null unique,
    title text not null check (title <> ''),
    day text not null,
    time text,
    minutes integer not null check (minutes between 5 and 600),
    place text,
    audience text references audience (id) deferrable initially deferred,
    invited text not null check (json_valid(invited)),
    cadence text check (cadence in ('week', 'fortnight', 'month', 'quarter')),
    pre_read_days integer not null check (pre_read_days between 0 and 30),
    since text,
    sections text not null check (json_valid(sections)),
    status text not null check (status in ('draft', 'issued', 'held')),
    issued text not null check (json_valid(issued)),
    held_on text,
    outcomes text not null check (json_valid(outcomes)),
    notes text not null,
    sensitivity text not null check (sensitivity in ('public', 'partner', 'internal', 'confidential', 'restricted')),
    archived integer not null check (archived in (0, 1))
) strict;
create index review_day on review (day);
