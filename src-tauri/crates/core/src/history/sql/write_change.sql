insert into change (operation, step, kind, record, field, before, after)
values (:operation, :step, :kind, :record, :field, :before, :after)
