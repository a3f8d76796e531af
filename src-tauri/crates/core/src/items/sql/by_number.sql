select id from item where number = :number
