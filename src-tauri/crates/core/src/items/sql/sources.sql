select id, source from item where source_key is not null order by number
