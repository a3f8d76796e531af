select id, source from item where source_key = :key
