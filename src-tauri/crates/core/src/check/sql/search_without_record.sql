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
    )
