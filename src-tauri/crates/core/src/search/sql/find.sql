-- Ranking a record costs ten times what finding it does, so only so many of what was found are ranked, the newest first.
select e.kind, e.record
from (
    select entry, score
    from (
        select rowid as entry, bm25(search, 8.0, 4.0, 1.0) as score
        from search
        where search match :query
        order by rowid desc
        limit :ranked
    )
    order by score, entry
    limit :limit
) best
join search_entry e on e.id = best.entry
order by best.score, best.entry
