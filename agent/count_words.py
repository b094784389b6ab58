"""Words around a number: bounds before and after it, vague amounts, and what makes it no count of people.

Phrases are tuples of lower-case tokens: one table serves every language whose numbers stand in digits.
"""

from collections.abc import Mapping

from ..schemas.vocabulary import CountKind
from .wordlists import phrases, words

Phrase = tuple[str, ...]


def _phrases(kind: CountKind, listed: str) -> dict[Phrase, CountKind]:
    return dict.fromkeys(phrases(listed), kind)


# A Chinese character is a token of its own, hence the spaces.
BEFORE: Mapping[Phrase, CountKind] = {
    **_phrases(
        "at_least",
        """
        at least, at the very least, at the least, no fewer than, no less than, not less than,
        not fewer than, a minimum of, minimum, as few as, ما لا يقل عن, لا يقل عن, على الأقل,
        щонайменше, принаймні, не менше, не менш як, не менее, как минимум, по меньшей мере,
        по крайней мере, en az, 至 少, 不 少 于
        """,
    ),
    **_phrases(
        "more_than",
        """
        more than, over, above, upwards of, upward of, in excess of, exceeding, exceeds, exceeded,
        surpassing, surpassed, just over, well over, greater than, أكثر من, ما يزيد عن, понад,
        більше ніж, більше, більш як, свыше, более, больше, 超 过, 超 過, 逾, 多 于
        """,
    ),
    **_phrases(
        "at_most",
        """
        up to, as many as, at most, at the most, no more than, not more than, fewer than, less than,
        under, below, just under, a maximum of, maximum, ما يصل إلى, أقل من, не більше, менше, до,
        не более, менее, en fazla, 至 多, 最 多
        """,
    ),
    **_phrases(
        "approximate",
        """
        about, some, around, approximately, roughly, nearly, almost, close to, an estimated, estimated,
        circa, ~, ≈, نحو, حوالي, قرابة, близько, приблизно, майже, около, примерно, почти, yaklaşık,
        大 约, 约, 近
        """,
    ),
    **_phrases(
        "exact",
        """
        exactly, precisely, all, a total of, total of, totalling, totaling, بالضبط, рівно, ровно, 共
        """,
    ),
}
AFTER: Mapping[Phrase, CountKind] = {
    ("or", "more"): "at_least",
    ("+",): "at_least",
    ("plus",): "at_least",
    ("at", "least"): "at_least",
    ("or", "so"): "approximate",
    ("or", "fewer"): "at_most",
    ("or", "less"): "at_most",
    ("at", "most"): "at_most",
    ("'", "den", "fazla"): "more_than",
    ("'", "dan", "fazla"): "more_than",
    ("den", "fazla"): "more_than",
    ("dan", "fazla"): "more_than",
    ("多",): "more_than",
    ("余",): "more_than",
}
# Words between a bound and its number, or before a number, that change nothing.
FILLERS = words(
    """
    the these those another a further additional other its their his her our more of as
    """
)

# Plural amounts and the least the plural can mean (two of the unit; "dozens" two dozen).
VAGUE_UNITS: Mapping[str, int] = {
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2_000_000,
    "billions": 2_000_000_000,
    "عشرات": 20,
    "العشرات": 20,
    "مئات": 200,
    "المئات": 200,
    "آلاف": 2000,
    "الآلاف": 2000,
    "десятки": 20,
    "десятків": 20,
    "десятков": 20,
    "сотні": 200,
    "сотень": 200,
    "сотни": 200,
    "сотен": 200,
    "тысячи": 2000,
    "onlarca": 20,
    "yüzlerce": 200,
    "binlerce": 2000,
}
# In Chinese the vague multiplier stands against its unit.
HAN_VAGUE_MULTIPLIERS = frozenset("数數几幾")
HAN_VAGUE_UNITS: Mapping[str, int] = {"十": 20, "百": 200, "千": 2000, "万": 20_000, "萬": 20_000}
# "several hundred", "a few dozen": a vague amount of a unit that is itself exact.
VAGUE_MULTIPLIERS = words("several few many some")
MULTIPLIED_UNITS: Mapping[str, int] = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
}
# Amounts without any number in them.
UNSPECIFIED: tuple[Phrase, ...] = phrases(
    """
    several, many, a number of, a few, few, numerous, countless, multiple, a handful of, a handful, various,
    most, some, a majority of, the majority of, more than half, less than half, an entire, a whole,
    an unknown number, an unspecified number, an undisclosed number, an undetermined number, a large number,
    a significant number, a considerable number, a substantial number, a small number, a growing number,
    an unknown number of, an unspecified number of, an undisclosed number of, an undetermined number of,
    a large number of, a significant number of, a considerable number of, a substantial number of,
    a small number of, a growing number of,
    кілька, декілька, багато, несколько, много, birçok, çok sayıda, عدة, عدد من, 多 名, 多 人, 若 干
    """
)
# Said of nobody. "no" alone needs a word for people or harm after it in running text.
NOBODY: tuple[Phrase, ...] = phrases(
    """
    no reports of, no report of, no immediate reports of, no immediate report of,
    no one, noone, nobody, none, not one, not a single, zero, no, nil, without loss, without losses,
    without casualties, without victims, without any, without causing any, not cause any, not result in any,
    not leave any, not claim any, not produce any, ніхто, никто, жодного
    """
)
# After these a wording goes on to a part of the amount, not to more of it.
PART_OF_IT = words("including among whom includes mostly")

MONTHS = words(
    """
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec січня лютого березня квітня травня червня липня серпня
    вересня жовтня листопада грудня января февраля марта апреля мая июня июля августа сентября
    октября ноября декабря ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım
    aralık 年 月
    """
)
# Measures: a number of these counts no people. Also "two-day", "three-year" (joined by a hyphen).
MEASURES = words(
    """
    % percent per cent pct km kilometre kilometer kilometres kilometers mile miles metre meter
    metres meters mm cm kg ton tons tonne tonnes hectare hectares acre acres hour hours minute
    minutes seconds day days week weeks month months year years decade decades century am pm a.m p.m
    gmt utc o'clock dollar dollars euro euros pound pounds rouble roubles ruble rubles shekels lira
    rupees pesos yuan times mph kph feet foot inch inches square cubic litres liters barrels degrees
    points kilowatt megawatts mw gmt+ m yr yrs hrs hr mins calibre caliber percentage th st nd rd s
    років року рік годин днів лет года год часов дней км кг yıl saat gün 年 月 日 时 點 点 岁 公 里 天 小
    """
)
# A number named after one of these is a label ("No. 4", "Resolution 2254"), or money, or an age.
LABELS = words(
    """
    no № # number resolution article brigade division battalion regiment unit route highway channel
    paragraph page chapter section phase flight boeing airbus version type model class law aged age
    ages $ € £ ¥ ₴ ₽ ₺
    """
)
# The same, but only as a name: with a capital, straight before the number ("Camp 4", "Area 51").
NAMED_LABELS = words(
    """
    camp area zone sector level point school hospital station ward group line bus gate block room
    order case day
    """
)
# No noun phrase runs over one of these.
STOP_WORDS = words(
    """
    and or but of in on at by from to for with as than that which who whom whose where when while
    after before since until during is are was were be been being has have had do does did will
    would could can may might must not no the said says told added also killed wounded injured died
    dead dying hurt missing displaced detained arrested abducted kidnapped including among if
    because near into over under between against it he she they we i this these those there then so
    about
    """
)
# "revised from 30 to 37": two figures, not a range.
CHANGES = words(
    """
    revised rose risen rising climbed increased raised jumped grew grown up fell dropped decreased
    lowered reduced down cut changed updated corrected went
    """
)
