select max(o.day) as day
from item i
join change c on c.record = i.id and c.kind = 'item'
join operation o on o.seq = c.operation and o.kind = 'import'
where i.source_key is not null and json_extract(i.source, '$.file') = :file
