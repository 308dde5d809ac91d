"""Commands: parse arguments, read settings, print. The clock is read here and handed inwards."""
