"""Ukrainian: the names of people who may have to be withheld; whatever else it needs is a table."""
