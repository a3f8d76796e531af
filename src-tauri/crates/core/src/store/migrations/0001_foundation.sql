pragma application_id = 0x5264626b;

-- Every thing a person did, and what it changed field by field. Nothing here is ever changed or deleted.
create table operation (
    seq integer primary key,
    id text not null unique,
    kind text not null,
    label text not null,
    at text not null,
    day text not null,
    by text not null,
    device text not null,
    clock integer not null,
    undoes integer references operation (seq)
) strict;
create index operation_undoes on operation (undoes) where undoes is not null;

create table change (
    operation integer not null references operation (seq),
    step integer not null,
    kind text not null,
    record text not null,
    field text not null,
    before text,
    after text,
    primary key (operation, step)
) strict, without rowid;
create index change_record on change (record, operation);

create trigger change_stays before update on change begin
    select raise(abort, 'the log is only added to');
end;
create trigger change_is_kept before delete on change begin
    select raise(abort, 'the log is only added to');
end;
create trigger operation_is_kept before delete on operation begin
    select raise(abort, 'the log is only added to');
end;

-- The next number of each letter, so that a reference once given is never given again.
create table counter (
    letter text primary key,
    next integer not null
) strict, without rowid;

create table setting (
    id text primary key,
    value text not null
) strict;

create table person (
    id text primary key,
    number integer not null unique,
    name text not null check (name <> ''),
    role text,
    department text,
    seniority text,
    email text,
    aliases text not null check (json_valid(aliases)),
    archived integer not null check (archived in (0, 1))
) strict;

create table item (
    id text primary key,
    number integer not null unique,
    level text not null check (level in ('theme', 'initiative', 'feature', 'milestone')),
    title text not null check (title <> ''),
    parent text references item (id) deferrable initially deferred,
    product text,
    team text,
    goal text,
    tags text not null check (json_valid(tags)),
    owner text references person (id) deferrable initially deferred,
    timeframe text not null,
    starts_on text,
    ends_on text,
    commitment text check (commitment in ('might', 'likely', 'committed')),
    health text check (health in ('onTrack', 'atRisk', 'offTrack')),
    status text,
    effort real,
    description text not null,
    public_title text,
    public_text text not null,
    internal_note text not null,
    sensitivity text not null check (sensitivity in ('public', 'partner', 'internal', 'confidential', 'restricted')),
    links text not null check (json_valid(links)),
    source text not null check (json_valid(source)),
    source_key text,
    imported text not null check (json_valid(imported)),
    archived integer not null check (archived in (0, 1))
) strict;
create index item_parent on item (parent) where parent is not null;
create index item_owner on item (owner) where owner is not null;
create index item_starts on item (starts_on, ends_on);
create unique index item_source on item (source_key) where source_key is not null;

create table decision (
    id text primary key,
    number integer not null unique,
    title text not null check (title <> ''),
    status text check (
        status in ('draft', 'proposed', 'accepted', 'rejected', 'provisional', 'deferred', 'superseded', 'reversed')
    ),
    status_as_written text,
    reversible text check (reversible in ('reversible', 'oneWay')),
    decided_on text,
    recorded_on text,
    needed_by text,
    waiting_since text,
    escalates_on text,
    escalates_to text,
    review_on text,
    ends_on text,
    driver text references person (id) deferrable initially deferred,
    approver text references person (id) deferrable initially deferred,
    contributors text not null check (json_valid(contributors)),
    informed text not null check (json_valid(informed)),
    blocked text not null check (json_valid(blocked)),
    context text not null,
    drivers text not null check (json_valid(drivers)),
    options text not null check (json_valid(options)),
    recommendation text,
    chosen text,
    rationale text not null,
    trade_offs text not null,
    consequences text not null,
    if_nobody_decides text not null,
    assumptions text not null check (json_valid(assumptions)),
    expected text not null check (json_valid(expected)),
    confirmation text not null,
    reversal_trigger text not null,
    reviews text not null check (json_valid(reviews)),
    evidence text not null,
    public_title text,
    public_text text not null,
    sensitivity text not null check (sensitivity in ('public', 'partner', 'internal', 'confidential', 'restricted')),
    tags text not null check (json_valid(tags)),
    original text not null,
    source text not null check (json_valid(source)),
    source_key text,
    imported text not null check (json_valid(imported)),
    archived integer not null check (archived in (0, 1))
) strict;
create unique index decision_source on decision (source_key) where source_key is not null;
create index decision_needed on decision (needed_by);

create table audience (
    id text primary key,
    name text not null check (name <> ''),
    purpose text not null,
    clearance text not null check (clearance in ('public', 'partner', 'internal', 'confidential', 'restricted')),
    precision text not null check (precision in ('day', 'month', 'quarter', 'half', 'year', 'nowNextLater')),
    rules text not null check (json_valid(rules)),
    wording text not null check (json_valid(wording)),
    least_commitment text check (least_commitment in ('might', 'likely', 'committed')),
    quarters_ahead integer,
    without_tags text not null check (json_valid(without_tags)),
    members text not null check (json_valid(members)),
    channel text,
    cadence text,
    template text not null,
    archived integer not null check (archived in (0, 1))
) strict;
create unique index audience_name on audience (name) where archived = 0;

-- A link has two ends and is kept once: the other end reads it backwards.
create table link (
    id text primary key,
    relation text not null,
    from_kind text not null,
    from_id text not null,
    to_kind text not null,
    to_id text not null,
    imported integer not null check (imported in (0, 1)),
    unique (relation, from_id, to_id)
) strict;
create index link_to on link (to_id);

create table status_word (
    id text primary key,
    word text not null check (word <> ''),
    scale text check (scale in ('notStarted', 'inProgress', 'done', 'paused', 'cut'))
) strict;

create table mapping (
    id text primary key,
    name text not null check (name <> ''),
    mapping text not null check (json_valid(mapping))
) strict;
create unique index mapping_name on mapping (name);

-- Full-text search: the texts stay in their records, only their words are indexed here.
create table search_entry (
    id integer primary key,
    kind text not null,
    record text not null unique
) strict;
create virtual table search using fts5 (
    reference, title, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
