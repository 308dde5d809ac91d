"""German: its tables. Deliberately missing: any rule."""
