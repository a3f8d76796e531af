select id from operation order by seq limit 1
