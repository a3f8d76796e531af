select id from audience_update where number = :number
