select distinct status from item where status is not null order by status
