"""How a command's help reads: its arguments by their names, its defaults in words, its summary whole."""

import re
from typing import Any

import typer
from typer.core import TyperCommand

_SENTENCE = re.compile(r".*?[.?](?= |$)")


class Command(TyperCommand):
    """A command whose help says `SOURCE...` where Typer says `{SOURCE}...` and `SOURCE <list[str]>`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ").replace(
                "Input should be", "it must be"
            )
            raise

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return ["[OPTIONS]", *(_usage(param) for param in _of_kind(self.params, "argument"))]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        arguments = [(param.metavar, param.help) for param in _of_kind(self.params, "argument")]
        options = [
            (param.get_help_record(ctx)[0], f"{param.help}{_default(param)}")
            for param in _of_kind(self.get_params(ctx), "option")
        ]
        for title, rows in (("Arguments", arguments), ("Options", options)):
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence, whole however long: it wraps in a list of commands."""
        del limit
        first = _SENTENCE.match(" ".join((self.help or "").split()))
        return first.group() if first else ""


def _of_kind(params: Any, kind: str) -> list[Any]:
    return [param for param in params if param.param_type_name == kind]


def _usage(argument: Any) -> str:
    name = argument.metavar if argument.required else f"[{argument.metavar}]"
    return name if argument.nargs == 1 else f"{name}..."


def _default(option: Any) -> str:
    """Flags say for themselves what they change."""
    if option.required:
        return " Required."
    value = option.default
    return "" if value is None or isinstance(value, bool) else f" Default: {value}."
