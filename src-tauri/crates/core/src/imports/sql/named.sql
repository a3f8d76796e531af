select id, number, title from item
