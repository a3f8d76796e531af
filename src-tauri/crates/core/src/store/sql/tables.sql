-- Everything that holds rows of its own; the search is copied as the tables it keeps its pages in.
select name
from sqlite_schema
where type = 'table' and name not like 'sqlite\_%' escape '\' and sql not like 'create virtual%'
