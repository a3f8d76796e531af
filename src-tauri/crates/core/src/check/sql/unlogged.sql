-- Records that no line of the log speaks of.
select r.kind, r.id
from (
    select 'item' as kind, id from item
    union all select 'decision', id from decision
    union all select 'person', id from person
    union all select 'audience', id from audience
    union all select 'template', id from template
    union all select 'link', id from link
    union all select 'statusWord', id from status_word
    union all select 'mapping', id from mapping
    union all select 'setting', id from setting
    union all select 'metric', id from metric
    union all select 'raidEntry', id from raid_entry
    union all select 'action', id from action
    union all select 'signal', id from signal
    union all select 'review', id from review
) r
where not exists (select 1 from change c where c.record = r.id and c.kind = r.kind)
