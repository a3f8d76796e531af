-- Letters whose next number was given already.
select n.letter, n.highest, coalesce(c.next, 1) as next
from (
    select 'R' as letter, max(number) as highest from item
    union all select 'D', max(number) from decision
    union all select 'P', max(number) from person
    union all select 'U', max(number) from audience_update
    union all select 'M', max(number) from metric
    union all select 'K', max(number) from raid_entry
    union all select 'A', max(number) from action
    union all select 'S', max(number) from signal
    union all select 'V', max(number) from review
) n
left join counter c on c.letter = n.letter
where n.highest >= coalesce(c.next, 1)
