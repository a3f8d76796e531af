select
    exists (select 1 from operation where kind = 'import') as import,
    exists (select 1 from operation where kind in ('add', 'edit')) as shape
