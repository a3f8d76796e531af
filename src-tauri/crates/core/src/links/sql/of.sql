select l.id, l.relation, l.from_kind, l.from_id, l.to_kind, l.to_id, l.imported
from link l
where l.from_id = :record or l.to_id = :record
order by l.relation, l.rowid
