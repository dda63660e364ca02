-- Version 4. Bodies of 4 KiB and more are stored deflated (zlib), which an older program could not read: those of a large
-- import are most of a vault. A body that is not begins with '{' as before, and no table changes.
select 1;
