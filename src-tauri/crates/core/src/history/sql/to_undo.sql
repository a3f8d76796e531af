-- A workspace's birth cannot be taken back, nor what was told, and undo does not undo itself.
-- The newest operation that is in effect and can be taken back. An operation is in effect unless an undo of it is,
-- and an undo is in effect unless a redo took it back.
select o.seq, o.label
from operation o
where o.kind not in ('createWorkspace', 'undo', 'redo', 'issue')
  and not exists (
      select 1 from operation u
      where u.undoes = o.seq
        and not exists (select 1 from operation r where r.undoes = u.seq)
  )
order by o.seq desc
limit 1
