select o.number, o.title, l.from_id = :item as is_first
from link l
join item o on o.id = case when l.from_id = :item then l.to_id else l.from_id end
where (l.from_id = :item or l.to_id = :item) and l.relation = 'dependsOn' and o.archived = 0
order by o.number
