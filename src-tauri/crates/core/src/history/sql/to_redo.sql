-- The newest undo that is in effect, unless something was done since: then there is nothing to bring again.
select u.seq, o.label
from operation u
join operation o on o.seq = u.undoes
where u.kind = 'undo'
  and not exists (select 1 from operation r where r.undoes = u.seq)
  and not exists (select 1 from operation n where n.seq > u.seq and n.kind not in ('undo', 'redo'))
order by u.seq desc
limit 1
