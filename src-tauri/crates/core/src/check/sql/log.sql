-- The life of every record, one after the other; both orders come from the index, so nothing is sorted in memory.
select c.record, c.operation, c.kind, c.field, c.before, c.after
from change c
order by c.record, c.operation, c.step
