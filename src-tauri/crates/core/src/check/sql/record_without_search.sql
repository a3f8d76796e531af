-- Records that search cannot find.
select r.kind, r.id
from (
    select 'item' as kind, id from item
    union all select 'decision', id from decision
    union all select 'person', id from person
    union all select 'audience', id from audience
    union all select 'template', id from template
    union all select 'metric', id from metric
    union all select 'raidEntry', id from raid_entry
    union all select 'action', id from action
    union all select 'signal', id from signal
    union all select 'review', id from review
) r
where not exists (select 1 from search_entry e where e.record = r.id)
