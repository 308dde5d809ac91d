"""Russian: its tables. Deliberately missing: any rule."""
