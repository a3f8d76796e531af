select field, before, after
from change
where record = :record and kind = :kind and operation <= :until
order by operation, step
