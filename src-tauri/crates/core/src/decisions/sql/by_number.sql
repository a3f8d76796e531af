select id from decision where number = :number
