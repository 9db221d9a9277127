"""Known holes in what uv.lock pins, asked of PyPI's advisories: `make check`. A hole fails; no network does not."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
SERVICES = ("pypi", "osv")
UNREACHABLE = "No advisory service could be reached, so known holes were NOT looked for: {}"


def pinned() -> list[str]:
    """Every package of the lock file that comes from a registry, with its exact version."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    kept = [package for package in lock["package"] if "registry" in package["source"]]
    return [f"{package['name']}=={package['version']}" for package in kept]


def main() -> int:
    """0 when nothing is found, or nobody could be asked; 1 with the holes."""
    why = ""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(pinned()))
        file.flush()
        for service in SERVICES:
            found = asked(service, file.name)
            if found is not None:
                return told(found)
            why = f"{why} {service}"
    print(UNREACHABLE.format(why.strip()), file=sys.stderr)
    return 0


def asked(service: str, requirements: str) -> list[dict[str, object]] | None:
    """The packages with their holes; None when the service does not answer.

    Behind a mirror without advisories pip-audit calls every package unknown and is content: that is no answer.
    """
    command = [
        sys.executable, "-m", "pip_audit", "-r", requirements, "--no-deps", "--disable-pip", "-s", service,
        "--format", "json", "--progress-spinner", "off", "--timeout", "10",
    ]  # fmt: skip
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        packages: list[dict[str, object]] = json.loads(answer.stdout)["dependencies"]
    except (ValueError, KeyError):
        return None
    return None if all("skip_reason" in package for package in packages) else packages


def told(packages: list[dict[str, object]]) -> int:
    """Print each hole with the version that closes it."""
    holes = [(package, hole) for package in packages for hole in listed(package.get("vulns"))]
    for package, hole in holes:
        closed = ", ".join(str(version) for version in listed(hole.get("fix_versions"))) or "no version yet"
        print(
            f"{package['name']} {package['version']}: {hole.get('id')}, closed by {closed}", file=sys.stderr
        )
    unknown = [str(package["name"]) for package in packages if "skip_reason" in package]
    if unknown:
        print(f"Not known to the advisory service, so not looked at: {', '.join(unknown)}", file=sys.stderr)
    return 1 if holes else 0


def listed(value: object) -> list[dict[str, object]]:
    """A list out of JSON, or nothing."""
    return value if isinstance(value, list) else []


if __name__ == "__main__":
    sys.exit(main())
