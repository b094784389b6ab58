"""Persons whom a text names with a title ("General Ana Diaz") or an occupation ("Ana Diaz, a teacher")."""

import re
from collections.abc import Iterator

from ..slots import GroundingIndex, Range
from ..wordlists import words

_TITLES = words("""
    spokesman spokeswoman spokesperson commander envoy ambassador journalist resident president premier minister maj
    major mayor chancellor colonel col captain capt general gen governor lieutenant lt brigadier brig admiral adm
    ayatollah secretary senator sheikh king dr
""")
_TITLED = re.compile(
    r"(?:spokes(?:man|woman|person)|commander|envoy|ambassador|journalist|resident|President|Premier"
    r"|M(?:inister|aj\.|ajor|ayor)|C(?:hancellor|olonel|ol\.|aptain|apt\.|ommander)|G(?:eneral|en\.|overnor)"
    r"|L(?:ieutenant|t\.)|Brig(?:adier|\.)|A(?:dmiral|dm\.|mbassador|yatollah)"
    r"|S(?:ecretary-General|ecretary of State|enator|heikh)|King|Dr\.)"
    r" ((?:[A-Z][\w'’.-]+)(?: (?:al-|bin |ben |de |van |von |el-)?[A-Z][\w'’-]+){1,3})"
)
_OCCUPATION = re.compile(
    r", (?:an? |the )(?:\w+[ -]){0,4}(?:resident|merchant|spokesman|spokeswoman|spokesperson|commander|minister"
    r"|president|general|official|doctor|teacher|analyst|activist|lawyer|leader|journalist|farmer|shopkeeper)\b"
)
_NAME = re.compile(r"[A-Z][\w'’-]++(?: (?:al-|bin |ben |de |van |von |el-)?[A-Z][\w'’-]++){1,3}+\Z")
_LONGEST_NAME = 120


def persons_named(index: GroundingIndex) -> Iterator[Range]:
    """Where their names stand: first those with a title, then those with an occupation."""
    text, source = index.article.text, index.source
    titles = (source.positions[title] for title in _TITLES if title in source.positions)
    done = 0
    for start in sorted([source.starts[at] for places in titles for at in places]):
        if start >= done and (titled := _TITLED.match(text, start)):
            yield titled.span(1)
            done = titled.end()
    for told in _OCCUPATION.finditer(text):
        if name := _NAME.search(text, max(0, told.start() - _LONGEST_NAME), told.start()):
            yield name.span()
