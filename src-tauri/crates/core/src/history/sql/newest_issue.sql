-- What was told last.
select seq, label
from operation
where kind = 'issue'
order by seq desc
limit 1
