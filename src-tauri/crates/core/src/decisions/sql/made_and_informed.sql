select id, informed from decision
where archived = 0 and informed <> '[]' and status in ('accepted', 'provisional', 'rejected', 'reversed')
order by number
