-- How much attention an update asked for, and how many messages of which weight an audience can take in.
alter table audience_update add column weight text not null default 'notice'
    check (weight in ('announcement', 'notice', 'fyi'));
-- Whether what it remembers of its audience includes metrics and what may get in the way.
alter table audience_update add column knows_registers integer not null default 0
    check (knows_registers in (0, 1));
alter table audience add column budget text not null default '[]' check (json_valid(budget));
