-- The last operation done on or before a day. Sequence, not clock, says what came last.
select max(seq) as seq from operation where day <= :day
