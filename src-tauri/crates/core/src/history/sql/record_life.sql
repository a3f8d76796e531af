select o.seq, o.kind, o.label, o.at, o.day, o.by, c.field, c.before, c.after
from change c
join operation o on o.seq = c.operation
where c.record = :record
order by c.operation desc, c.step desc
