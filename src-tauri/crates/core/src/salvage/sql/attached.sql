select rowid as a, 0 as b, hash, bytes from attached where rowid > ?1 and ?2 is not null order by rowid
