-- How a saved view scores items, and how wide columns of its table are where somebody set that.
alter table saved_view add column scored_by text;
alter table saved_view add column widths text not null default '{}' check (json_valid(widths));

-- A baseline can be taken away: its name is free again, and what it named stays in the log.
alter table baseline add column archived integer not null default 0 check (archived in (0, 1));
drop index baseline_name;
create unique index baseline_name on baseline (name collate nocase) where archived = 0;
