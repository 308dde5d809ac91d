"""Measuring scripts. Each takes the path of its data and can be run on other halves of the same data."""
