"""From an article to a situation report. Import from here; the modules inside may move.

The names are loaded when they are first used, so importing this package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import SitrepAgent, agenerate_sitrep, generate_sitrep
    from .article import Article, LoadOptions, load_article, make_article
    from .drafter import Drafter, Drafting, EngineInfo, Failure, Repair
    from .errors import (
        AnswerError,
        ArticleError,
        ProviderError,
        ReportError,
        SettingsError,
        SitrepError,
    )
    from .settings import ModelSettings, Settings, resolve_model

__all__ = [
    "AnswerError",
    "Article",
    "ArticleError",
    "Drafter",
    "Drafting",
    "EngineInfo",
    "Failure",
    "LoadOptions",
    "ModelSettings",
    "ProviderError",
    "Repair",
    "ReportError",
    "Settings",
    "SettingsError",
    "SitrepAgent",
    "SitrepError",
    "agenerate_sitrep",
    "generate_sitrep",
    "load_article",
    "make_article",
    "resolve_model",
]

_HOMES = {
    "article": ("Article", "LoadOptions", "load_article", "make_article"),
    "drafter": ("Drafter", "Drafting", "EngineInfo", "Failure", "Repair"),
    "errors": (
        "AnswerError",
        "ArticleError",
        "ProviderError",
        "ReportError",
        "SettingsError",
        "SitrepError",
    ),
    "api": ("SitrepAgent", "agenerate_sitrep", "generate_sitrep"),
    "settings": ("ModelSettings", "Settings", "resolve_model"),
}


def __getattr__(name: str) -> Any:
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{home}", __name__), name)


def __dir__() -> list[str]:
    return __all__
