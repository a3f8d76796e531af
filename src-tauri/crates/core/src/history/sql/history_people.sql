select distinct by from operation order by by
