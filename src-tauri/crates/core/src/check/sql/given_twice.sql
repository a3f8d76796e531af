-- Letters whose next number was given already.
select n.letter, n.highest, coalesce(c.next, 1) as next
from (
    select 'R' as letter, max(number) as highest from item
    union all select 'D', max(number) from decision
    union all select 'P', max(number) from person
) n
left join counter c on c.letter = n.letter
where n.highest >= coalesce(c.next, 1)
