"""A capture → a picture of it. In: a capture's page. Out: a PNG by headless Chromium, where it is installed.

The picture is of the captured bytes, opened from a file without network: it shows what was kept, not what the site shows now.
Deliberately missing: pictures and styles the page would have loaded.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from callup.errors import BadRequest

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
SECONDS = 60
SIZE = "1280,2000"
OFFLINE = "MAP * ~NOTFOUND"
NO_SCRIPTS = b"""<meta http-equiv="Content-Security-Policy" content="script-src 'none'">"""


def picture(page: bytes, out: Path) -> Path:
    """Write the picture; BadRequest where no browser is installed or it fails."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise BadRequest("a picture needs Chromium: install it, or leave --screenshot out")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_bytes(NO_SCRIPTS + page)
        command = [
            program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/profile",
            f"--host-resolver-rules={OFFLINE}", f"--window-size={SIZE}",
            f"--screenshot={out}", file.as_uri(),
        ]  # fmt: skip
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise BadRequest(f"{program}: no picture ({type(error).__name__})") from error
    if done.returncode or not out.exists():
        said = done.stderr.strip().splitlines() or ["no reason given"]
        raise BadRequest(f"{program}: no picture: {said[-1]}")
    return out
