select number, issued_on from audience_update
order by issued_on desc, number desc
limit 1
