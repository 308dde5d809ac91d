"""Speed and memory. Libraries of linear algebra get one thread, before any is loaded: figures are of one core."""

import os

for library in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")
