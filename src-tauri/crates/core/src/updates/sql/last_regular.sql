select issued_on from audience_update
where audience = :audience and template_text <> '' and beside = 0
order by issued_on desc, number desc
limit 1
