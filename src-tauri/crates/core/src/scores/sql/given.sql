select id from score where item = :item and input = :input
