"""Ukrainian: its tables. Deliberately missing: any rule."""
