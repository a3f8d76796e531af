-- What its author leaves out of the next update of an audience, by reference: it may go in, but not this time.
alter table draft add column leave_out text not null default '[]' check (json_valid(leave_out));

-- How the slides of an update were made: whose template, and whether notes went with them. The same bytes need both.
alter table audience_update add column slides text not null default '{}' check (json_valid(slides));
