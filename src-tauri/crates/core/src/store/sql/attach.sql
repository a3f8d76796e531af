insert into attached (hash, bytes) values (:hash, :bytes)
