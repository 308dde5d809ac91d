"""Vensim: the model itself with one draw, so that others can check it in their own tools. In: Runs of one path. Out: a file."""

from pathlib import Path

from callup.errors import BadRequest
from callup.publish.files import whole_file
from callup.publish.formats.mdl.vensim import vensim
from callup.publish.rows.runs import Runs
from callup.publish.setting import Setting


def runs(made: Runs, at: Setting, to: Path) -> None:
    """The first calibrated draw, from the record's first day to the last day asked for; BadRequest for several paths."""
    del at
    if len(made.paths) != 1:
        raise BadRequest(f"--out {to}: a .mdl file holds one path; {len(made.paths)} were named")
    one = made.draws.take(slice(0, 1))
    with whole_file(to) as stream:
        stream.write(vensim(one, made.regions, made.paths[0], made.last))


SAVES = {"runs": runs}
