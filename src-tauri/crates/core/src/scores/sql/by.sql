select o.by, o.at from change c join operation o on o.seq = c.operation
where c.record = :record order by c.operation desc limit 1
