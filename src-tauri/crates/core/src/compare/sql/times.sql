select c.record, count(distinct c.operation) as times
from change c
join operation o on o.seq = c.operation
where c.kind = 'item' and c.field = 'timeframe'
    and o.seq > :from and o.seq <= :to
    and o.kind not in ('undo', 'redo')
    and not exists (
        select 1 from operation u
        where u.undoes = o.seq and not exists (select 1 from operation r where r.undoes = u.seq)
    )
group by c.record
