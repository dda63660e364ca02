-- Version 3. What people have borrowed or are reading is found without looking at every carrier. What is kept or placed
-- is not in the index, so a receipt does not write it.
create index carriers_out on carriers (person_id) where custody in ('lent', 'reading');
