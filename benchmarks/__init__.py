"""Speed and memory, measured in one run so that the ratios hold. Never a test: machines differ and are shared."""
