insert into operation (seq, id, kind, label, at, day, by, device, clock, undoes)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
