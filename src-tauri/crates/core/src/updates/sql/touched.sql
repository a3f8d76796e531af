with touched as materialized (
    select distinct record from change
    where kind in ('item', 'decision')
        and operation > (
            select max(operation) from change
            where record = (select id from audience_update where number = :number)
        )
)
select 'R-' || number as reference from item where id in (select record from touched)
union all
select 'D-' || number from decision where id in (select record from touched)
