-- Entries of the search whose record is not there, or whose words are not.
select e.kind, e.record
from search_entry e
where not exists (select 1 from search_docsize d where d.id = e.id)
    or not exists (
        select 1 from item where e.kind = 'item' and id = e.record
        union all select 1 from decision where e.kind = 'decision' and id = e.record
        union all select 1 from person where e.kind = 'person' and id = e.record
        union all select 1 from audience where e.kind = 'audience' and id = e.record
        union all select 1 from template where e.kind = 'template' and id = e.record
        union all select 1 from metric where e.kind = 'metric' and id = e.record
        union all select 1 from raid_entry where e.kind = 'raidEntry' and id = e.record
        union all select 1 from action where e.kind = 'action' and id = e.record
        union all select 1 from signal where e.kind = 'signal' and id = e.record
        union all select 1 from review where e.kind = 'review' and id = e.record
    )
