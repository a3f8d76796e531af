select id from item where parent = :parent and archived = 0 order by number
