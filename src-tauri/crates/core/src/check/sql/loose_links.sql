-- Links with an end that is not there.
select l.id
from link l
where not exists (
        select 1 from item where id = l.from_id
        union all select 1 from decision where id = l.from_id
        union all select 1 from person where id = l.from_id
    )
    or not exists (
        select 1 from item where id = l.to_id
        union all select 1 from decision where id = l.to_id
        union all select 1 from person where id = l.to_id
    )
