select o.seq, o.kind, o.label, o.at, o.day, o.by, o.device, o.undoes,
    exists (
        select 1 from operation u
        where u.undoes = o.seq and not exists (select 1 from operation r where r.undoes = u.seq)
    ) as taken_back
from operation o
where o.seq = :seq
