-- Counts and sums of all items are read from here, not from the items: they are asked for with every page.
create index item_totals on item (archived, starts_on, ends_on, effort, health);

-- How many bytes of new words are gathered before they are written into the index of the search: an import writes each
-- part of it fewer times.
insert into search (search, rank) values ('hashsize', 8388608);
