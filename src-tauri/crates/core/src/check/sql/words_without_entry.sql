-- Words in the search that belong to no entry.
select d.id
from search_docsize d
where not exists (select 1 from search_entry e where e.id = d.id)
