select day from operation where seq = :operation
