select o.seq, o.kind, o.label, o.at, o.day, o.by, o.device, o.undoes,
    exists (
        select 1 from operation u
        where u.undoes = o.seq and not exists (select 1 from operation r where r.undoes = u.seq)
    ) as taken_back
from operation o
where (:record is null or o.seq in (select operation from change where record = :record))
    and (:by is null or o.by = :by)
    and (:kind is null or exists (select 1 from change c where c.operation = o.seq and c.kind = :kind))
    and (:text is null or o.label like :text escape '\')
order by o.seq desc
limit :limit offset :offset
