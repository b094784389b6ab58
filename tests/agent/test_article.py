"""Loading keeps the text, recognises what it is, and refuses what is no article in one clear line."""

import gzip
import hashlib
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.agent.article import Article, LoadOptions, load_article, make_article
from sitrep.agent.errors import ArticleError

PROSE = "The army said that it had taken the bridge over the river early on Monday."
PARAGRAPHS = [
    f"Paragraph {number}: the monitor said that {number} people had died near the bridge, and that the road to the "
    "north stayed closed while rescuers searched the houses beside the river."
    for number in range(1, 7)
]
HTML = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Army takes bridge | Example Post</title>
<meta property="og:title" content="Army takes bridge"><meta property="og:site_name" content="Example Post">
<meta property="article:published_time" content="2024-12-02T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Army takes bridge</h1>
{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}</article>
<footer>Terms of use</footer></body></html>"""


def load(data: bytes | str, options: LoadOptions | None = None) -> Article:
    return load_article(
        "-", options or LoadOptions(), stdin=io.BytesIO(data.encode() if isinstance(data, str) else data)
    )


@given(st.text(min_size=1))
def test_the_hash_is_that_of_the_text_in_utf_8(text: str) -> None:
    assert make_article(text).sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_a_sentence_is_found_by_its_number() -> None:
    assert make_article("Two died. Three fled.").sentence_text(2) == "Three fled."


def test_plain_text_from_a_file_is_kept_untouched(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(f"  {PROSE}\n\n {PROSE} ".encode())
    article = load_article(str(path))
    assert article.text == f"  {PROSE}\n\n {PROSE} "
    assert article.source == str(path)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"\xef\xbb\xbfTwo died.", "Two died.", id="byte order mark"),
        pytest.param("Two died – “here”.".encode("utf-16"), "Two died – “here”.", id="UTF-16"),
        pytest.param(
            b"Two died.\r\nThree fled.\rOne left.", "Two died.\nThree fled.\nOne left.", id="line ends"
        ),
        pytest.param(
            "Two “died” at the café.".encode("cp1252"), "Two “died” at the café.", id="Windows-1252"
        ),
        pytest.param(
            "Армия заявила, что взяла мост через реку. Жители сообщили о двух погибших.".encode("cp1251"),
            "Армия заявила, что взяла мост через реку. Жители сообщили о двух погибших.",
            id="Windows-1251",
        ),
    ],
)
def test_bytes_become_the_text_that_was_meant(data: bytes, text: str) -> None:
    assert load(data).text == text


def test_html_is_decoded_as_it_declares() -> None:
    page = HTML.replace("utf-8", "iso-8859-2").replace("the bridge", "Łódź")
    assert "near Łódź," in load(page.encode("iso-8859-2")).text


def test_html_is_reduced_to_its_paragraphs_with_the_metadata_it_declares() -> None:
    article = load(HTML)
    assert [line for line in article.text.split("\n") if line.startswith("Paragraph")] == PARAGRAPHS
    assert "Terms of use" not in article.text
    assert (article.title, article.outlet, article.published, article.language) == (
        "Army takes bridge",
        "Example Post",
        date(2024, 12, 2),
        "en",
    )


def test_what_the_caller_says_wins() -> None:
    options = LoadOptions(published=date(2020, 1, 1), title="T", outlet="O", language="fr")
    article = load(HTML, options)
    assert (article.title, article.outlet, article.published, article.language) == (
        "T",
        "O",
        date(2020, 1, 1),
        "fr",
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n\t ", "empty", id="white space"),
        pytest.param("\u00a0\u2003\n".encode(), "white space", id="other white space"),
        pytest.param(b"%PDF-1.7 ...", "a PDF", id="PDF"),
        pytest.param(b"PK\x03\x04rest", "a zip", id="zip"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "PNG", id="image"),
        pytest.param(gzip.compress(b"text"), "gzip", id="gzip"),
        pytest.param(b"Two died.\x00", "binary", id="NUL"),
        pytest.param(b"\x01\x02\x03 a \x04\x05", "binary", id="control characters"),
        pytest.param(b'{"title": "Army takes bridge"}', "JSON", id="JSON"),
        pytest.param(b'{"a": 1}\n{"a": 2}\n', "JSON", id="JSON lines"),
        pytest.param(b'<?xml version="1.0"?><rss><item/></rss>', "XML", id="XML"),
        pytest.param(b"date,place,dead\n2024-12-01,Homs,3\n2024-12-02,Hama,4\n", "a table", id="CSV"),
        pytest.param(
            b"<html><body><nav>Home</nav></body></html>", "no article text", id="HTML without an article"
        ),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(ArticleError, match=message) as raised:
        load(data)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[REPORT] [TEXT] The army took the bridge.", id="wire marks"),
        pytest.param(
            "Homs, Hama, and Idlib were hit.\nThe army, police, and medics came.\nNo, no, no.", id="commas"
        ),
        pytest.param("if x < y then <p> is fine, he said.", id="angle brackets"),
    ],
)
def test_prose_that_looks_a_little_like_data_is_kept(text: str) -> None:
    assert load(text).text == text


def test_a_missing_file_and_a_directory_are_named(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"no such file: .*gone\.txt"):
        load_article(str(tmp_path / "gone.txt"))
    with pytest.raises(ArticleError, match="is a directory"):
        load_article(str(tmp_path))


@pytest.mark.parametrize("source", ["ftp://example.org/a", "file:///etc/passwd"])
def test_other_schemes_are_refused(source: str) -> None:
    with pytest.raises(ArticleError, match="cannot read"):
        load_article(source)


@pytest.mark.parametrize(
    "options", [LoadOptions(max_bytes=10), LoadOptions(max_chars=10)], ids=["bytes", "characters"]
)
def test_input_beyond_a_limit_is_refused(options: LoadOptions) -> None:
    with pytest.raises(ArticleError, match="too l"):
        load(PROSE, options)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        pytest.param(f"12 October 2016\n{PROSE}", date(2016, 10, 12), id="line of its own"),
        pytest.param(f"Published October 12 2016 {PROSE}", date(2016, 10, 12), id="label"),
        pytest.param(f"August 11 2014 {PROSE}", date(2014, 8, 11), id="glued to the lead"),
        pytest.param(f"Last updated at Aug 012016 BEIRUT {PROSE}", date(2016, 8, 1), id="glued figures"),
        pytest.param(f"   SAN SALVADOR, 3 JAN 90 -- [TEXT] {PROSE}", date(1990, 1, 3), id="teletype"),
        pytest.param(f"LIMA, 15 JAN 90 (EFE) -- {PROSE}", date(1990, 1, 15), id="agency behind the date"),
        pytest.param(f"BEIRUT, Dec. 2, 2024 (Agency) – {PROSE}", date(2024, 12, 2), id="dash"),
        pytest.param(f"By Ann Writer\nPublished: 2 December 2024\n{PROSE}", date(2024, 12, 2), id="byline first"),
        pytest.param(f"04/16/2021 Nigeria (Agency) – {PROSE}", date(2021, 4, 16), id="month first, plainly"),
        pytest.param(f"Bridge falls\n\nKASENGA, 14 March 2025 - {PROSE}", date(2025, 3, 14), id="below a headline"),
        pytest.param(f"Falls\nKASENGA, 14 March 2025 - {PROSE}\nUpdated 20 March 2025", date(2025, 3, 14), id="footer"),
        pytest.param(f"{PROSE}\n\nPublished 2 December 2024\n", date(2024, 12, 2), id="at the end"),
        pytest.param(f"03-04-2016 {PROSE}", None, id="day or month first"),
        pytest.param(f"12 October\n{PROSE}", None, id="no year"),
        pytest.param(f"On 12 October 2016 the army took the bridge.\n{PROSE}", None, id="in a sentence"),
        pytest.param("12 October 2016 was the day the bridge fell.", None, id="subject of a sentence"),
        pytest.param(f"The treaty of 12 October 2016 - signed in Paris - was broken.\n{PROSE}", None, id="told date"),
        pytest.param(f"{PROSE} It had fallen on 12 October 2016.", None, id="told date at the end"),
    ],
)  # fmt: skip
def test_a_date_counts_as_the_articles_own_only_where_it_plainly_is(
    text: str, published: date | None
) -> None:
    assert load(text).published == published


def test_the_callers_date_wins_over_the_texts_own() -> None:
    assert load(f"12 October 2016\n{PROSE}", LoadOptions(published=date(2024, 1, 1))).published == date(
        2024, 1, 1
    )


@pytest.mark.parametrize(
    ("first_line", "title"),
    [
        pytest.param("Army takes bridge", "Army takes bridge", id="headline"),
        pytest.param("By Ann Writer", None, id="byline"),
        pytest.param("12 October 2016", None, id="date"),
        pytest.param(PROSE, None, id="prose"),
    ],
)
def test_a_headline_over_prose_is_the_title_and_stays_in_the_text(first_line: str, title: str | None) -> None:
    article = load(f"{first_line}\n{PROSE}")
    assert article.title == title
    assert article.text.startswith(first_line)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("قال الجيش إنه استعاد الجسر فوق النهر.", "ar", id="Arabic"),
        pytest.param("ارتش گفت که پل را پس گرفته است.", None, id="Persian"),
        pytest.param("军队称已夺回河上的桥梁。", "zh", id="Chinese"),
        pytest.param("Армия заявила, что взяла мост.", None, id="Cyrillic"),
        pytest.param(PROSE, None, id="Latin"),
    ],
)
def test_a_language_is_given_only_where_the_script_tells(text: str, language: str | None) -> None:
    assert load(text).language == language
