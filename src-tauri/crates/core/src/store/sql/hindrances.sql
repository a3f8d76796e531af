-- Statements that take away what would refuse a row.
select 'drop ' || type || ' ' || name as name
from sqlite_schema
where type = 'trigger' or (type = 'index' and sql like 'create unique index%')
