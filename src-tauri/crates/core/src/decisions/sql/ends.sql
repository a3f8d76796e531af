select l.relation, l.from_id as here, 'from' as side, d.number
from link l join decision d on d.id = l.to_id
where l.from_kind = 'decision' and l.relation in ('supersedes', 'amends')
union all
select l.relation, l.to_id, 'to', d.number
from link l join decision d on d.id = l.from_id
where l.to_kind = 'decision' and l.relation in ('supersedes', 'amends')
order by 4
