(select min(o.number) from link l join item o on o.id = l.from_id
    where l.to_id = i.id and l.relation = 'dependsOn' and o.archived = 0)