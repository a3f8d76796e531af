select seq as a, 0 as b, id, kind, label, at, day, by, device, clock, undoes
from operation
where seq > ?1 and ?2 is not null
order by seq
