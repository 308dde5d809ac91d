"""The formats: one file each, found by its name (``grid``). In: records. Out: texts and files."""
