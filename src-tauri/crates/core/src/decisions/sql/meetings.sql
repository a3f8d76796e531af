select decided_in from decision
where decided_in is not null
group by decided_in
order by max(decided_on) desc, max(rowid) desc
limit 8
