select number, json_array_length(people) as people from audience_update
