select source_key from item where source_key is not null order by source_key
