select number, issued_on, knows_registers, base from audience_update
where audience = :audience and number <= :until
order by number desc
limit 1
