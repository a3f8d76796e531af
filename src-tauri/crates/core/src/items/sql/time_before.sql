select before from change
where kind = 'item' and record = :item and field = 'timeframe'
order by operation desc, step desc limit 1
