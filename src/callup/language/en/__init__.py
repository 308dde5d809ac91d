"""English: its tables. Deliberately missing: any rule."""
