select p.id
from person p
where p.name = :name collate nocase
   or exists (select 1 from json_each(p.aliases) a where a.value = :name collate nocase)
order by p.archived, p.number
limit 1
