select id, parent from item where parent is not null
