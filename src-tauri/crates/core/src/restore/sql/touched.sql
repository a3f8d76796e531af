-- Every record that was touched after an operation.
select kind, record
from change
where operation > :after
group by kind, record
order by min(operation), min(step)
