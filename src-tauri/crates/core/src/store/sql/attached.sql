select bytes from attached where hash = :hash
