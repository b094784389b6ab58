"""The offline engine: a deterministic reading of the article that fills the same draft as a language model.

No key, no network, no model: a lexicon, a few patterns of English news prose, and one pass over the sentences.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ...schemas.draft import EMPTY_DRAFT, Draft, DraftCasualty
from ...schemas.report import Issue, UnusedMention
from ..article import Article
from ..dates import find_dates
from ..drafter import Drafting, EngineInfo, Failure, Repair, Section
from ..garbage import uncollected
from ..numbers import CountMention, composes, find_counts
from ..sentences import Sentence
from . import cue_lexicon
from .actors import ActorReader
from .attribution import find_attributions
from .capitals import in_capitals, restored
from .casing import Casing, read_casing
from .casualties import CasualtyReader
from .caveats import is_caveat
from .circumstances import Circumstances
from .gazetteer import Gazetteer, HarmCue, gazetteer
from .group_finder import GroupFinder
from .groups import Clause
from .language import is_in_english
from .lost_apostrophes import with_possessives
from .mentions import find_mentions
from .names import Mention
from .phrases import Hit
from .quotations import find_quotations, quoted_within
from .quoted_names import of_names, pairs_around_names, without_marks
from .scene import Scene
from .source_finder import SourceFinder
from .statements import StatementReader
from .territory import TerritoryReader
from .tokens import Token, Tokens, tokenise, vocabulary
from .topics import Topics
from .view import View
from .wording import Wording
from .words import AUXILIARIES

# Between the two ends of "left * dead" stand the victims.
_GAP = 14
# "a mother and her two sons" are counted one by one.
_ONE_BY_ONE = ("a ", "an ", "the ", "his ", "her ", "their ", "one ")
_SCRAP = 6
_CREDITS = frozenset({"photo", "photos", "image", "picture", "credit", "photograph", "file"})
# Words of speech of a story that goes on.
_TELLING = frozenset({"said", "says", "told"})

# Silence about an article in another language must not look like an article in which nothing happened.
_FOREIGN = Issue(
    code="not_english",
    message="the article does not read as English, the one language the offline engine reads: ask a model",
)


class OfflineDrafter:
    """The embedded default where no model is configured, and the baseline of every model."""

    @property
    def info(self) -> EngineInfo:
        return EngineInfo(engine="offline")

    async def draft(self, article: Article) -> Drafting:
        return read_article(article)

    async def repair(self, article: Article, failures: Sequence[Failure]) -> Repair:
        """A figure whose source the text does not bear out may stand without one; all else is withdrawn."""
        return Repair(items=tuple(_unattributed(failure) for failure in failures))

    async def look_again(self, article: Article, unused: Sequence[UnusedMention]) -> Drafting:
        """The same rules find the same items: there is nothing to add."""
        return Drafting(EMPTY_DRAFT)

    async def close(self) -> None:
        return None


def _unattributed(failure: Failure) -> DraftCasualty | None:
    item = failure.item
    if not isinstance(item, DraftCasualty) or item.reported_by is None or len(failure.reasons) > 1:
        return None
    return replace(item, reported_by=None)


def read_article(article: Article) -> Drafting:
    """The offline engine's draft of an article."""
    with uncollected():
        return _read(article)


def _read(article: Article) -> Drafting:
    words = gazetteer()
    whole = _views(article, words)
    english = is_in_english(view.lows for view in whole)
    views = _without_tail(whole)
    attributions = [find_attributions(view, words) for view in views]
    for view, found_here in zip(views, attributions, strict=True):
        view.drop_speakers([a.speaker for a in found_here if a.speaker is not None])
    sources = SourceFinder(views, attributions, article.outlet)
    circumstances = Circumstances(sources, article.published)
    scene = Scene(words, circumstances)
    casualties = CasualtyReader(words, circumstances, scene)
    actors = ActorReader(words, views)
    speakers = {v.number: [s for _, s in sources.speakers(v.number) if s is not None] for v in views}
    actors.read(views, speakers)
    territory = TerritoryReader(words, circumstances, actors, views)
    statements = StatementReader(words, circumstances, actors, Topics(views))
    caveats = {view.number for view in views if is_caveat(view, article.outlet)}
    for view in views:
        before = len(casualties.found)
        scene.note(view)
        if view.sentence.heading:
            territory.read_line(view)
        else:
            casualties.read(view)
            found = territory.read(view)
            if view.number not in caveats:
                statements.read(view, claims=found > 0 or len(casualties.found) > before)
        circumstances.note(view)
    tolls = casualties.claims()
    changes = territory.claims()
    told = statements.drafts()
    used = {
        name
        for names in (
            *([*item.blamed_on, item.reported_by or ""] for item, _ in tolls),
            *([*item.gained_by, *item.lost_by, item.reported_by or ""] for item, _ in changes),
            *([*item.speakers, *item.addressees] for item, _ in told),
        )
        for name in names
    }
    parties = actors.drafts(used)
    sections: dict[Section, list[str]] = {
        "actors": [rule for _, rule in parties],
        "casualties": [rule for _, rule in tolls],
        "territory": [rule for _, rule in changes],
        "statements": [rule for _, rule in told],
    }
    return Drafting(
        draft=Draft(
            actors=[item for item, _ in parties],
            casualties=[item for item, _ in tolls],
            territory=[item for item, _ in changes],
            statements=[item for item, _ in told],
            caveats=[view.number for view in views if view.number in caveats],
        ),
        rules={(section, i): rule for section, rules in sections.items() for i, rule in enumerate(rules)},
        issues=() if english else (_FOREIGN,),
        unanswered=() if english else (_FOREIGN.message,),
    )


def _without_tail(views: list[View]) -> list[View]:
    """The story without the links and credits that a scraped page drags behind it."""
    while len(views) > 1 and _is_scrap(views[-1]):
        views = views[:-1]
    half = len(views) // 2
    told = max((i for i, view in enumerate(views) if not _TELLING.isdisjoint(view.said)), default=0)
    for position, view in enumerate(views[half:], half):
        # Where somebody speaks further on, the story goes on behind a scrap of the page.
        if position >= told and any(
            view.said.issuperset(words) and phrase in view.low_text for phrase, words in _boilerplate()
        ):
            return views[:position]
    return views


@cache
def _boilerplate() -> tuple[tuple[str, frozenset[str]], ...]:
    """The words that open the tail of a page, also one by one: few sentences have them all."""
    return tuple((phrase, frozenset(phrase.split())) for phrase in cue_lexicon.boilerplate())


def _is_scrap(view: View) -> bool:
    """A few words without verb or full stop: the beginning of a link, a byline, a label."""
    last = view.tokens[-1]
    short = len(view.tokens) <= _SCRAP and last.word and not view.counts
    return short and not view.verbs and not view.harms and AUXILIARIES.isdisjoint(view.said)


def _without_credit(caption: Tokens) -> Tokens:
    """A caption without who took the picture."""
    tokens, starts = caption
    if not tokens or tokens[-1].text != ")":
        return caption
    opened = next(
        (i for i, t in enumerate(tokens[:-1]) if t.text == "(" and tokens[i + 1].low in _CREDITS), 0
    )
    return Tokens(tokens[:opened], starts[:opened]) if opened else caption


def _views(article: Article, words: Gazetteer) -> list[View]:
    told = [_without_credit(tokenise(article.text, s.start, s.end)) for s in article.sentences]
    capitals = in_capitals([sentence.tokens for sentence in told])
    if capitals:
        small = restored([sentence.tokens for sentence in told], words)
        told = [Tokens(tokens, sentence.starts) for tokens, sentence in zip(small, told, strict=True)]
    said, running = _words_of(told, article.sentences)
    divided = with_possessives(article.text, told, said, words)
    if divided is not told:
        told = divided
        said, running = _words_of(told, article.sentences)
    sentences = [t.tokens for t, s in zip(told, article.sentences, strict=True) if not s.heading]
    casing = read_casing(sentences, running, restored=capitals)
    quotations = find_quotations(article.text)
    named = pairs_around_names(article.text, told)
    names = of_names(told, named, quotations)
    quotations = [span for span in quotations if span not in names]
    told = [without_marks(sentence, pairs) for sentence, pairs in zip(told, named, strict=True)]
    telling = [token for token in said if token.dates or token.counts]
    whole = _Whole(
        article.text,
        words,
        casing,
        quotations,
        dating=frozenset([token for token in telling if token.dates]),
        counting=frozenset([token for token in telling if token.counts]),
        known={},
    )
    return [
        _view(whole, sentence, tokens)
        for sentence, tokens in zip(article.sentences, told, strict=True)
        if tokens.tokens
    ]


def _words_of(
    told: Sequence[Tokens], sentences: Sequence[Sentence]
) -> tuple[frozenset[Token], frozenset[Token]]:
    """Every token of the article, and of its sentences without the headings."""
    headings = [t for t, s in zip(told, sentences, strict=True) if s.heading]
    running = vocabulary([t for t, s in zip(told, sentences, strict=True) if not s.heading])
    return running | vocabulary(headings), running


class _Whole(NamedTuple):
    """What the sentences of one article have in common."""

    text: str
    words: Gazetteer
    casing: Casing
    quotations: Sequence[tuple[int, int]]
    dating: frozenset[Token]  # a sentence without one of these has no date
    counting: frozenset[Token]  # and one without these no count
    known: dict[str, Mention]  # the bodies met so far


def _view(whole: _Whole, sentence: Sentence, tokens: Tokens) -> View:
    words = whole.words
    dates = [] if whole.dating.isdisjoint(tokens.tokens) else _dates(whole.text, sentence)
    counts = [] if whole.counting.isdisjoint(tokens.tokens) else _counts(whole.text, sentence)
    wording = Wording(whole.text, tokens, words.lists)
    mentions = find_mentions(wording, whole.casing, words, whole.known)
    inside = quoted_within(whole.quotations, sentence.start, sentence.end)
    if sentence.number == 1:
        mentions = [mention for mention in mentions if not _is_byline(wording.tokens, mention)]
    harms = [hit for hit in wording.find(words.harms) if _is_closed(hit, wording.lows)]
    view = View(sentence, wording, mentions, counts, dates, inside, harms)
    harmed = frozenset([i for hit in harms for i in range(hit.first, hit.last)])
    view.groups = GroupFinder(Clause(wording, mentions, harmed, words)).find(counts)
    view.attacks, view.means = view.find(words.attacks), view.find(words.means)
    view.verbs = words.verb_positions(view.tokens)
    return view


def _dates(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    start = sentence.start
    return [(start + first, start + last) for first, last in find_dates(text[start : sentence.end])]


def _counts(text: str, sentence: Sentence) -> list[CountMention]:
    found = find_counts(text[sentence.start : sentence.end], sentence.start)
    return [each for count in found for each in _apart(count)]


def _is_byline(tokens: Sequence[Token], mention: Mention) -> bool:
    """ "LIMA (Andean Wire) –": who sends the dispatch is no party of it."""
    around = [t.text for t in (*tokens[mention.first - 1 : mention.first], *tokens[mention.last :][:2])]
    return around[:2] == ["(", ")"] and around[2:] in (["–"], ["—"], ["-"], ["--"])


def _apart(count: CountMention) -> list[CountMention]:
    """ "five children and a paramedic", "two men, a guard and a cook": joined figures, not one count."""
    first, joined, _rest = count.text.partition(", ") if ", " in count.text else count.text.partition(" and ")
    if not joined or not composes(count.text) or count.text.lower().startswith(_ONE_BY_ONE):
        return [count]
    return find_counts(first, count.start)


def _is_closed(hit: Hit[tuple[HarmCue, ...]], lows: Sequence[str]) -> bool:
    """A gapped form ("left * dead") is there only with the word that closes it."""
    behind = lows[hit.last : hit.last + _GAP]
    return any(cue.tail is None or cue.tail in behind for cue in hit.payload)
