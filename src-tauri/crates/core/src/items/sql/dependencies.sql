select f.number as first, f.timeframe as first_time, s.number as second, s.timeframe as second_time
from link l
join item s on s.id = l.from_id
join item f on f.id = l.to_id
where l.relation = 'dependsOn' and s.archived = 0 and f.archived = 0
