select record, field, before, after
from change
where operation > :after and kind = :kind
order by operation desc, step desc
