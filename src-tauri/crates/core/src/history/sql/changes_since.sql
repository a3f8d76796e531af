select kind, record, field, before
from change
where operation > :after
order by operation, step
