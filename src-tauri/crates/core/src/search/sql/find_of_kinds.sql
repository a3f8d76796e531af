select e.kind, e.record
from search
cross join search_entry e on e.id = search.rowid
where search match :query and e.kind in (select value from json_each(:kinds))
order by search.rowid desc
