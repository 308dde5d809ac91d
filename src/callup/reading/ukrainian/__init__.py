"""Ukrainian: read for places, figures, times and signals, and for speakers where the sentence says plainly who speaks."""
