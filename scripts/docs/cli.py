"""The command line, from its own tree of arguments."""

from __future__ import annotations

from argparse import Action, ArgumentParser, _HelpAction, _SubParsersAction
from collections.abc import Iterator

from handlingsrom.site.cli import parser
from scripts.docs.markdown import joined, table

INTRODUCTION = """# The command line

After `make setup` it is `.venv/bin/handlingsrom`; each command has `--help`."""


def page() -> str:
    """The whole page."""
    return joined(INTRODUCTION, *_commands(parser(), ()))


def _commands(root: ArgumentParser, above: tuple[str, ...]) -> Iterator[str]:
    for group in (action for action in root._actions if isinstance(action, _SubParsersAction)):
        said = {choice.dest: choice.help or "" for choice in group._choices_actions}
        for name, command in group.choices.items():
            path = (*above, name)
            yield joined(f"## `{' '.join(path)}`", _capital(said[name]), _arguments(command))
            yield from _commands(command, path)


def _arguments(command: ArgumentParser) -> str:
    own = [a for a in command._actions if not isinstance(a, _HelpAction | _SubParsersAction)]
    return table(("argument", "meaning"), [(f"`{_form(a)}`", _meaning(a)) for a in own]) if own else ""


def _form(argument: Action) -> str:
    if not argument.option_strings:
        return str(argument.metavar or argument.dest)
    value = argument.metavar or argument.dest.upper()
    return ", ".join(argument.option_strings) + ("" if argument.nargs == 0 else f" {value}")


def _meaning(argument: Action) -> str:
    """Its help and its choices; a default is said only where it is the same on every machine."""
    said = (argument.help or "").removesuffix(" (default: %(default)s)")
    choices = f"one of {', '.join(argument.choices)}" if argument.choices else ""
    plain = isinstance(argument.default, str | int) and not isinstance(argument.default, bool)
    default = f"default: {argument.default}" if plain else ""
    return "; ".join(part for part in (said, choices, default) if part)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
