"""What an endpoint is sent: instructions, then the article as numbered lines of data.

The user message is nothing but lines that we number, one sentence each, so no article can end the data and
begin instructions: whatever it says stays inside a numbered line. Nothing is rendered as a template.
"""

import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from ...prompts.loader import Form, Prompt
from ...schemas.draft import DraftItem
from ...schemas.report import UnusedMention
from ..article import Article, Sentence
from ..drafter import Failure
from .schema import as_asked

Message = dict[str, str]

# Joiners that Persian and the Indic scripts need to be spelled right; other format characters only hide text.
_JOINERS = "\u200c\u200d"
# Slots of an item that are not in the article's words.
_NOT_WORDS = {"sentences", "kind", "harm", "scope", "change", "act"}
_LONGEST_OUTLET = 80  # a page's metadata is as hostile as its text, and a name is short


def draft_messages(prompt: Prompt, article: Article) -> list[Message]:
    """The whole article, each sentence behind its number; line 0 holds what is known about it."""
    lines = [_metadata(article), *(_line(article, sentence) for sentence in article.sentences)]
    return _conversation(prompt.system, "\n".join(filter(None, lines)))


def part_messages(prompt: Prompt, article: Article, fields: Sequence[str]) -> list[Message]:
    """The same, then which fields to give: the part that differs comes last, so that the rest can be cached."""
    asked = {"role": "user", "content": f"{prompt.section} {', '.join(fields)}"}
    return [*draft_messages(prompt, article), asked]


def second_look_messages(prompt: Prompt, article: Article, unused: Sequence[UnusedMention]) -> list[Message]:
    """The figures and quotations that no item uses, then the sentences they stand in and those beside them."""
    listed = [f"{mention.sentence}: {sent_text(mention.span.text)}" for mention in unused]
    wanted = _around([mention.sentence for mention in unused], len(article.sentences))
    sentences = [_line(article, article.sentences[number - 1]) for number in wanted]
    data = ["Unused:", *listed, "Sentences:", _metadata(article), *sentences]
    return _conversation(f"{prompt.system}\n{prompt.second_look}", "\n".join(filter(None, data)))


def repair_messages(prompt: Prompt, article: Article, failures: Sequence[Failure]) -> list[Message]:
    """The failed items with their reasons, then the cited sentences, their neighbours, and where their words stand."""
    items = [_failed_item(prompt.form, number, failure) for number, failure in enumerate(failures, start=1)]
    wanted = _neighbourhood(failures, article)
    sentences = [_line(article, article.sentences[number - 1]) for number in wanted]
    return _conversation(prompt.repair, "\n".join([*items, "Sentences:", *sentences]))


def sent_text(text: str) -> str:
    """*text* on one line without characters that hide or reorder it; only what is sent changes."""
    return text if text.isprintable() else "".join(map(_sent_character, text)).strip()


def _sent_character(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    if category == "Cf" and character not in _JOINERS:
        return ""
    # A lone surrogate cannot be encoded, so it cannot be sent.
    return "\N{REPLACEMENT CHARACTER}" if category == "Cs" else character


def _metadata(article: Article) -> str:
    published = article.published.isoformat() if article.published else ""
    outlet = sent_text(article.outlet or "")[:_LONGEST_OUTLET]
    known = ", ".join(filter(None, [published, outlet]))
    return f"0 {known}" if known else ""


def _line(article: Article, sentence: Sentence) -> str:
    text = sent_text(article.text[sentence.start : sentence.end])
    if sentence.heading:
        return f"{sentence.number} # {text}"
    # "8 56 people" could be read as one number.
    separator = "\t" if text[:1].isdigit() else " "
    return f"{sentence.number}{separator}{text}"


def _failed_item(form: Form, number: int, failure: Failure) -> str:
    item = json.dumps(
        as_asked(form, failure.section, failure.item), ensure_ascii=False, separators=(",", ":")
    )
    return sent_text(f"Item {number}, {failure.section}: {item} Wrong: {'; '.join(failure.reasons)}")


def _neighbourhood(failures: Sequence[Failure], article: Article) -> list[int]:
    """The cited sentences, those beside them, and the first that has the words of each slot.

    A party may be named only where the article begins. All sentences where an item cites none that exists.
    """
    count = len(article.sentences)
    cited = [[n for n in failure.item.sentences if 1 <= n <= count] for failure in failures]
    if not all(cited):
        return list(range(1, count + 1))
    first_told = {number for failure in failures for number in _first_told(failure.item, article)}
    return sorted({*_around([number for numbers in cited for number in numbers], count), *first_told})


def _first_told(item: DraftItem, article: Article) -> Iterator[int]:
    """The number of the first sentence that has a slot's words, for each slot that stands in one."""
    slots = [slot for name, slot in asdict(item).items() if name not in _NOT_WORDS]
    texts = [each for slot in slots for each in (slot if isinstance(slot, list) else [slot])]
    for words in filter(None, [text.casefold() for text in texts if isinstance(text, str)]):
        for sentence in article.sentences:
            if words in article.text[sentence.start : sentence.end].casefold():
                yield sentence.number
                break


def _around(numbers: Sequence[int], count: int) -> list[int]:
    wanted = {near for number in numbers for near in (number - 1, number, number + 1)}
    return sorted(number for number in wanted if 1 <= number <= count)


def _conversation(instructions: str, data: str) -> list[Message]:
    return [{"role": "system", "content": instructions}, {"role": "user", "content": data}]
