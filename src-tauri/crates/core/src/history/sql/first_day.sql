select day from operation order by seq limit 1
