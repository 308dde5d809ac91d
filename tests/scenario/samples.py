"""Priors, regions and paths for the tests: a small country of nobody's. In: nothing. Out: nouns of the scenario room."""

import numpy as np

from callup.scenario import (
    NAMES,
    Callup,
    DayWindow,
    Draws,
    Drive,
    Path,
    Prior,
    RegionShares,
    RegularDraft,
    Stealth,
    sample,
)
from callup.scenario.parameters import PARAMETERS

SPREAD = {
    "reachable_start": (1.5e6, 3e6),
    "exempt_start": (3e6, 5e6),
    "held_start": (0, 1e5),
    "zone_start": (1e5, 1.5e5),
    "combat_start": (8e4, 1.2e5),
    "conscripts_start": (2.4e5, 2.6e5),
    "young_start": (1e6, 1.3e6),
    "prison_pool": (5e4, 1e5),
    "callup_size": (2.5e5, 6e5),
    "rolling_size": (2e4, 8e4),
    "stealth_size": (8e4, 2e5),
    "callup_tau": (5, 60),
    "evasion": (0, 0.3),
    "register_coverage": (0.5, 0.9),
    "register_reach": (0.3, 0.8),
    "register_compliance": (0.3, 0.7),
    "register_days": (100, 700),
    "leave_share": (0.05, 0.3),
    "fear_half_life": (7, 60),
    "return_share": (0.26, 0.5),
    "return_days": (60, 300),
    "exempt_share": (0, 0.1),
    "exempt_days": (100, 1000),
    "admission_days": (1, 10),
    "places": (8e4, 4e5),
    "fast_share": (0, 0.6),
    "fast_days": (7, 25),
    "slow_days": (30, 90),
    "stages": (1, 10),
    "conscript_places": (0.1, 0.9),
    "release_rate": (0.005, 0.3),
    "release_noise": (0, 0.6),
    "release_memory": (0, 0.8),
    "combat_rate": (0.01, 0.1),
    "rotation_rate": (0, 0.02),
    "loss_rate": (0.0005, 0.004),
    "recoverable_share": (0.3, 0.7),
    "recovery_days": (30, 120),
    "contract_rate": (300, 1500),
    "drive_factor": (1, 2.5),
    "drive_days": (10, 90),
    "prison_rate": (0.001, 0.01),
    "draft_spring": (1.3e5, 1.5e5),
    "draft_autumn": (1.1e5, 1.3e5),
}
"""Likely ends of a parameter; what is not here lies anywhere between its lowest and a thousandth of its highest value."""
DRAFTS = (
    RegularDraft(start=60, days=106, size="draft_spring"),
    RegularDraft(start=243, days=92, size="draft_autumn"),
)
NOTHING = Path(name="nothing", contracts=())
GENERAL = Path(
    name="general",
    callups=(Callup(start=10, days=40),),
    drafts=DRAFTS,
    prisons=(DayWindow(0, 150),),
    register=30,
)
VOLUNTEERS = Path(name="volunteers", drives=(Drive(start=0, shock=0.1),), drafts=DRAFTS)
STEALTH = Path(name="stealth", stealth=(Stealth(start=60, days=60, shock=0.05),), drafts=DRAFTS)
ROLLING = Path(
    name="rolling",
    callups=tuple(
        Callup(start=start, days=30, size="rolling_size", tau=None, shock=0.2)
        for start in (-10, 30, 90, 150)
    ),
    drafts=DRAFTS,
)


def priors() -> dict[str, Prior]:
    """A prior for every parameter."""
    found = {}
    for parameter in PARAMETERS:
        low, high = SPREAD.get(parameter.name, (parameter.low, parameter.high / 1000))
        found[parameter.name] = Prior(shape="uniform", low=low, high=max(low, high))
    return found


def draws(count: int, seed: int = 1) -> Draws:
    """Some draws."""
    assert set(SPREAD) <= set(NAMES)
    return sample(priors(), count, seed)


def regions(count: int = 7, uneven: float = 0.5) -> RegionShares:
    """Regions of different size whose quotas and contracts are unevenly spread."""
    random = np.random.default_rng(5)
    men = random.gamma(2.0, 1.0, count)
    shares = [men, *(men * random.uniform(1 - uneven, 1 + uneven, count) for _ in range(2))]
    return RegionShares(
        tuple(f"XX-{number:02}" for number in range(count)),
        *(share / share.sum() for share in shares),
    )
