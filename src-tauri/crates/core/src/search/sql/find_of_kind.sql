select e.kind, e.record
from search_entry e
cross join search on search.rowid = e.id
where e.kind = :kind and search match :query
order by e.id desc
limit :limit
