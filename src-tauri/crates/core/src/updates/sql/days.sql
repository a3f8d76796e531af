select number, issued_on from audience_update where audience = :audience order by number desc
