insert into search (rowid, reference, title, body) values (:entry, :reference, :title, :body)
