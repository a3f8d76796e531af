coalesce(
    (with recursive above (id, parent, depth) as (
        select p.id, p.parent, 1 from item p where p.id = i.parent and p.archived = 0
        union all
        select p.id, p.parent, above.depth + 1 from above join item p on p.id = above.parent
        where p.archived = 0 and above.depth < 100
    )
    select above.id from above order by above.depth desc limit 1),
    case when i.level = 'theme' then i.id end
)