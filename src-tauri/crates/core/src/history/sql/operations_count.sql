select count(*) as total
from operation o
where (:record is null or o.seq in (select operation from change where record = :record))
    and (:by is null or o.by = :by)
    and (:kind is null or exists (select 1 from change c where c.operation = o.seq and c.kind = :kind))
    and (:text is null or o.label like :text escape '\')
