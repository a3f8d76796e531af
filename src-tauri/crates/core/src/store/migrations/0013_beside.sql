-- An update that speaks of one thing beside the regular ones: all else is as new to its audience as before, and the next
-- regular one is due as before.
alter table audience_update add column beside integer not null default 0 check (beside in (0, 1));

-- What was written for the next update while its place is taken by a correction.
alter table draft add column kept text not null default 'null' check (json_valid(kept));
