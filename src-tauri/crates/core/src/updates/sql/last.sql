select number, issued_on, base from audience_update
where audience = :audience and number <= :until
order by number desc
limit 1
