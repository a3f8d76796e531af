select id from person where number = :number
