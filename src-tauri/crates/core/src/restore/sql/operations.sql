-- The ids of all operations in the order they were done.
select seq, id from operation order by seq
