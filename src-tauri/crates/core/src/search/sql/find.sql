select e.kind, e.record
from search
join search_entry e on e.id = search.rowid
where search match :query
order by bm25(search, 8.0, 4.0, 1.0), e.id
limit :limit offset :offset
