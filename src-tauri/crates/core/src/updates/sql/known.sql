select known.value from audience_update u, json_each(u.base) known
where u.id = (
    select id from audience_update where audience = :audience and number <= :until order by number desc limit 1
) and known.value ->> 'ref' in (select value from json_each(:references))
