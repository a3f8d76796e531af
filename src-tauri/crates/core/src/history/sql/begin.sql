insert into operation (id, kind, label, at, day, by, device, clock, undoes)
values (:id, :kind, '', :at, :day, :by, :device, (select coalesce(max(clock), 0) + 1 from operation), :undoes)
returning seq
