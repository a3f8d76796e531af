(select min(o.number) from link l join item o on o.id = l.to_id
    where l.from_id = i.id and l.relation = 'dependsOn' and o.archived = 0)