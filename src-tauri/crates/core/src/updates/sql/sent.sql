select number, issued_on, weight from audience_update where audience = :audience order by number desc
