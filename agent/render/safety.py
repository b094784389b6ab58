"""Article text is hostile data: what makes it safe to print.

Renderers pass every string of a report through one of these and print nothing else, so no escape sequence,
direction override, link, image or tag can come out of an article.
"""

import re
import unicodedata

# Characters that draw nothing though Unicode does not class them as format characters (Unicode
# DerivedCoreProperties, Default_Ignorable_Code_Point): a name with one inside looks like another name.
_INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"

# Cc controls (C0, DEL, C1), Cf format characters (direction overrides, zero width, tags), Cs lone
# surrogates, Zl and Zp line ends that some terminals and parsers honour.
_NEUTRALISED = {"Cc", "Cf", "Cs", "Zl", "Zp"}

# C0 controls and DEL have pictures of their own from U+2400 on.
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}

# Markdown's inline marks, plus "$", with which some readers begin a formula.
_INLINE = re.compile(r"[\\`*_\[\]|~$]")

# Marks that open a heading, quotation, list or rule when they come first.
_OPENING = re.compile(r"^\d{1,9}(?=[.)])|^(?=[#+=:-])")

# Addresses that readers turn into links unasked; the mark that makes them one is escaped.
_ADDRESS = re.compile(r"(?i)(?<=www)\.|:(?=//)|(?<=mailto):|(?<=xmpp):")

_ENTITY = re.compile(r"&(?=#?\w+;)")


def visible(text: str) -> str:
    """One line of *text* with every control, direction and zero-width character made visible.

    Runs of white space become one space; C0 controls become their pictures, others `⟨U+202E⟩`.
    """
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    return "".join(_shown(character) if _is_unsafe(character) else character for character in line)


def markdown_text(text: str) -> str:
    """*text* as one line of Markdown that reads as these words and as nothing else."""
    line = _ENTITY.sub("&amp;", visible(text)).replace("<", "&lt;").replace(">", "&gt;")
    line = _INLINE.sub(lambda mark: "\\" + mark[0], line)
    line = _ADDRESS.sub(lambda mark: "\\" + mark[0], line)
    return _OPENING.sub(lambda mark: mark[0] + "\\", line)


def json_text(document: str) -> str:
    r"""A JSON document with unsafe characters inside its strings written as `\uXXXX`: the same document."""
    if document.isascii() and "\x7f" not in document:  # DEL is the one control JSON leaves as it is
        return document
    return "".join(
        _json_escape(character) if character != "\n" and _is_unsafe(character) else character
        for character in document
    )


def shortened(text: str, width: int) -> str:
    """*text* within *width* characters, shortened in the middle so that both ends can be recognised."""
    if len(text) <= width:
        return text
    kept = max(width - len(" … "), 2)
    head, tail = text[: kept * 2 // 3], text[len(text) - (kept - kept * 2 // 3) :]
    whole_words = head.rpartition(" ")[0] or head, tail.partition(" ")[2] or tail
    return " … ".join(whole_words)


def _is_unsafe(character: str) -> bool:
    return unicodedata.category(character) in _NEUTRALISED or character in _INVISIBLE


def _shown(character: str) -> str:
    return _PICTURES.get(ord(character)) or f"⟨U+{ord(character):04X}⟩"


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
