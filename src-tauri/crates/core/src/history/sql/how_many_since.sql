select count(*) as done_since from operation where seq > :after
