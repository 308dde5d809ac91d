"""Russian: the words and habits by which statements, sources and doubts are recognised in Russian text."""
