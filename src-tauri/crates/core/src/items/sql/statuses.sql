select distinct team, status from item where status is not null order by team, status
