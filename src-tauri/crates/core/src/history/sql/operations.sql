select o.seq, o.kind, o.label, o.at, o.day, o.by, o.device, o.undoes,
    (select count(*) from change c where c.operation = o.seq) as changes
from operation o
order by o.seq desc
limit :limit
