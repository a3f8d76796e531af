select e.kind, e.record
from search
join search_entry e on e.id = search.rowid
where search match :query
    and (:kind is null or e.kind = :kind)
    and e.record in (
        select id from item where archived = 1
        union all select id from decision where archived = 1
        union all select id from person where archived = 1
        union all select id from audience where archived = 1
        union all select id from template where archived = 1
        union all select id from goal where archived = 1
        union all select id from metric where archived = 1
        union all select id from raid_entry where archived = 1
        union all select id from action where archived = 1
        union all select id from signal where archived = 1
        union all select id from review where archived = 1
    )
order by bm25(search, 8.0, 4.0, 1.0), e.id
limit :limit
