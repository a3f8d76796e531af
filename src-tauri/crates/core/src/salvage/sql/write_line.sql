insert into change (operation, step, kind, record, field, before, after)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
