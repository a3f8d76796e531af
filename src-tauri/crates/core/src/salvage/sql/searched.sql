select id as a, 0 as b, kind, record from search_entry where id > ?1 and ?2 is not null order by id
