-- What a decision that was rejected or taken back said of another is no longer so.
select l.relation, l.from_id as here, 'from' as side, d.number
from json_each(:decisions) a
cross join link l on l.from_id = a.value
join decision d on d.id = l.to_id
join decision f on f.id = l.from_id
where l.from_kind = 'decision' and l.relation in ('supersedes', 'amends')
and (f.status is null or f.status not in ('rejected', 'reversed'))
union all
select l.relation, l.to_id, 'to', d.number
from json_each(:decisions) a
cross join link l on l.to_id = a.value
join decision d on d.id = l.from_id
where l.to_kind = 'decision' and l.relation in ('supersedes', 'amends')
and (d.status is null or d.status not in ('rejected', 'reversed'))
order by 4
