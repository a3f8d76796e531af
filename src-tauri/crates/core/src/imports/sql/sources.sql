-- What was imported: each kind of source with its items in use and the last day an import touched one of them.
select
    json_extract(i.source, '$.system') as system,
    json_extract(i.source, '$.file') as file,
    count(distinct i.id) as items,
    max(o.day) as last
from item i
join change c on c.record = i.id and c.kind = 'item'
join operation o on o.seq = c.operation and o.kind = 'import'
where i.archived = 0 and i.source_key is not null
group by 1, 2
order by last
limit 20
