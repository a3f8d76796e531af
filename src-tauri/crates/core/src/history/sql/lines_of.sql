select kind, record, field, before, after
from change
where operation = :operation
order by step
limit :limit
