"""Fetch the few third-party files that the pages are made of, and write down what each one is.

Run `python scripts/refresh_vendor.py` after changing a version below; it needs npm and the npm registry.
Nothing is built: each file is the publisher's own, kept in the repository so that no page ever asks another
host for anything. `scripts/vendor.json` is the record that `tests/architecture/test_vendor.py` checks.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RECORD = ROOT / "scripts" / "vendor.json"
STATIC = "handlingsrom/site/static/vendor"
TESTS = "tests/browser/vendor"


@dataclass(frozen=True, slots=True)
class Part:
    """One npm package, the files taken from it, and the folder they go to."""

    package: str
    version: str
    licence: str
    folder: str
    files: dict[str, str]


PARTS = (
    Part(
        "@digdir/designsystemet-css",
        "1.22.0",
        "MIT",
        f"{STATIC}/designsystemet",
        {"dist/src/index.css": "designsystemet.css", "LICENSE": "LICENSE.css.txt"},
    ),
    Part(
        "@digdir/designsystemet-theme",
        "1.11.0",
        "MIT",
        f"{STATIC}/designsystemet",
        {"src/themes/designsystemet.css": "theme.css", "LICENSE": "LICENSE.theme.txt"},
    ),
    Part(
        "@digdir/designsystemet-web",
        "1.22.0",
        "MIT",
        f"{STATIC}/designsystemet",
        {"dist/umd/index.js": "designsystemet.js", "LICENSE": "LICENSE.web.txt"},
    ),
    Part(
        "htmx.org",
        "2.0.11",
        "0BSD",
        f"{STATIC}/htmx",
        {"dist/htmx.min.js": "htmx.min.js", "LICENSE": "LICENSE.txt"},
    ),
    Part(
        "@fontsource-variable/inter",
        "5.3.0",
        "OFL-1.1",
        f"{STATIC}/inter",
        {
            "files/inter-latin-wght-normal.woff2": "inter-latin.woff2",
            "files/inter-latin-ext-wght-normal.woff2": "inter-latin-ext.woff2",
            "LICENSE": "LICENSE.txt",
        },
    ),
    Part(
        "axe-core",
        "4.14.1",
        "MPL-2.0",
        TESTS,
        {
            "axe.min.js": "axe.min.js",
            "LICENSE": "LICENSE.axe.txt",
            "LICENSE-3RD-PARTY.txt": "LICENSE-3RD-PARTY.axe.txt",
        },
    ),
)


def as_kept(content: bytes) -> bytes:
    """Without the pointer to a source map: the map is not kept, and collectstatic refuses a dangling one."""
    return re.sub(rb"\n//# sourceMappingURL=\S+\s*$", b"\n", content)


def fetched(part: Part, into: Path) -> dict[str, dict[str, str]]:
    """The part's files written to their folder, and what the record says of each."""
    spec = f"{part.package}@{part.version}"
    # npm from PATH, with nothing but the fixed list above as its argument
    command = ["npm", "pack", "--silent", spec]
    packed = subprocess.run(command, cwd=into, check=True, capture_output=True)
    record = {}
    with tarfile.open(into / packed.stdout.decode().split()[-1]) as archive:
        for source, name in part.files.items():
            content = archive.extractfile(f"package/{source}")
            if content is None:
                raise FileNotFoundError(f"{spec} has no {source}")
            kept = as_kept(content.read())
            target = ROOT / part.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(kept)
            record[f"{part.folder}/{name}"] = {
                "package": part.package,
                "version": part.version,
                "licence": part.licence,
                "from": source,
                "sha256": hashlib.sha256(kept).hexdigest(),
            }
    return record


def main() -> None:
    record: dict[str, dict[str, str]] = {}
    with tempfile.TemporaryDirectory() as place:
        for part in PARTS:
            record |= fetched(part, Path(place))
    RECORD.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
