-- Items from which no way up leads to an item that is part of nothing.
with recursive rooted (id) as (
    select id from item where parent is null or parent not in (select id from item)
    union
    select item.id from item join rooted on item.parent = rooted.id
)
select number from item where id not in (select id from rooted) order by number limit 100
