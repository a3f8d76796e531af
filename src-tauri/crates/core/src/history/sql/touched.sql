select operation, kind, count(*) as changes, count(distinct record) as records
from change
where operation in (select value from json_each(:operations))
group by operation, kind
order by operation, kind
