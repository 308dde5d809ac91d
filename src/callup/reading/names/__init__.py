"""Names of people in a text, so that private ones can be withheld: one file a way of finding them."""
