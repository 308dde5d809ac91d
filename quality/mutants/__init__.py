"""Numbers changed tenfold, one by one, and the tests asked whether they notice (``python -m quality.mutants``)."""
