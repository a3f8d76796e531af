select operation as a, step as b, kind, record, field, before, after
from change
where (operation, step) > (?1, ?2)
order by operation, step
