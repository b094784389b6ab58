"""Nothing an article says can act on a terminal or a Markdown reader."""

import json
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sitrep.agent.render.safety import json_text, markdown_text, shortened, visible

# Article text with the marks that matter made likely.
hostile = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x1b\x07\x9b\u202e\u2066\u200b\ufeff\r\n|`*_[]()<>#-+=!&\\~$:/.1 aw@"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        pytest.param("25 killed", "25 killed", id="plain words stay as they are"),
        pytest.param("\x1b[2Jgone", "␛[2Jgone", id="escape"),
        pytest.param("\x9b2Jgone", "⟨U+009B⟩2Jgone", id="one-byte escape"),
        pytest.param("bell\x07", "bell␇", id="bell"),
        pytest.param("del\x7f", "del␡", id="delete"),
        pytest.param("a\u202eb", "a⟨U+202E⟩b", id="right-to-left override"),
        pytest.param("a\u2066b\u2069", "a⟨U+2066⟩b⟨U+2069⟩", id="isolate"),
        pytest.param("kil\u200bled", "kil⟨U+200B⟩led", id="zero width space"),
        pytest.param("tag\U000e0041", "tag⟨U+E0041⟩", id="tag character"),
        pytest.param("\ud800", "⟨U+D800⟩", id="lone surrogate"),
        pytest.param("fill\u3164er", "fill⟨U+3164⟩er", id="letter that draws nothing"),
        pytest.param(
            " two\r\n\tlines\u2028three ", "two lines three", id="line ends and tabs become a space"
        ),
        pytest.param(
            "Zürich – “Идлиб” إدلب 伊德利卜",
            "Zürich – “Идлиб” إدلب 伊德利卜",
            id="scripts and typography stay",
        ),
    ],
)
def test_what_cannot_be_seen_is_made_visible(raw: str, shown: str) -> None:
    assert visible(raw) == shown


@given(hostile)
def test_visible_text_is_one_line_without_control_format_or_surrogate_characters(raw: str) -> None:
    shown = visible(raw)
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert visible(shown) == shown


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("[click](http://evil.example)", id="link"),
        pytest.param("![x](http://evil.example/p.png)", id="image"),
        pytest.param("<script>alert(1)</script>", id="tag"),
        pytest.param("<http://evil.example>", id="autolink"),
        pytest.param("http://evil.example/a_b", id="bare address"),
        pytest.param("www.evil.example", id="bare www"),
        pytest.param("# heading", id="heading"),
        pytest.param("> quotation", id="quotation"),
        pytest.param("- item", id="list"),
        pytest.param("1945. A year", id="numbered list"),
        pytest.param("---", id="rule"),
        pytest.param("===", id="underlined heading"),
        pytest.param("```code```", id="code"),
        pytest.param("**bold** _it_ ~~gone~~", id="emphasis"),
        pytest.param("AT&T &lt; &#60;b&#62;", id="entities"),
        pytest.param("a | b\n|---|", id="table"),
        pytest.param("[^1] [ref]: x", id="footnote"),
        pytest.param("back\\slash \\* end\\", id="backslashes"),
    ],
)
def test_markdown_marks_in_article_text_read_as_the_article_wrote_them(raw: str) -> None:
    assert _read_back(raw) == visible(raw)


@given(hostile)
def test_any_text_reads_back_from_markdown_as_one_paragraph_of_the_same_words(raw: str) -> None:
    assert _read_back(raw) == visible(raw)


@given(hostile)
def test_markdown_text_cannot_break_a_table_row_open_a_tag_or_form_an_address(raw: str) -> None:
    escaped = markdown_text(raw)
    assert "\n" not in escaped
    assert "<" not in escaped
    assert not re.search(r"(?<!\\)(\\\\)*\|", escaped)
    assert "://" not in escaped
    assert "www." not in escaped.casefold()


def _read_back(raw: str) -> str:
    """What a reader that knows tables, strikethrough and addresses shows for *raw*; fails on any element."""
    escaped = markdown_text(raw)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(escaped)
    if not tokens:
        return ""
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {token.type for token in children} <= {"text", "text_special"}
    return "".join(token.content for token in children)


@given(hostile)
@example("\x7f")
def test_json_text_is_the_same_document_without_raw_control_characters(raw: str) -> None:
    document = json.dumps({"text": raw.encode("utf-8", "replace").decode()}, ensure_ascii=False, indent=1)
    safe = json_text(document)
    assert json.loads(safe) == json.loads(document)
    assert visible(safe.replace("\n", "")) == " ".join(safe.replace("\n", "").split())


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        pytest.param("short", 20, "short", id="short text stays"),
        pytest.param("one two three four five six", 20, "one two … six", id="whole words at both ends"),
        pytest.param("A" * 50, 20, "A" * 11 + " … " + "A" * 6, id="one long word is cut"),
    ],
)
def test_long_text_is_shortened_in_the_middle(text: str, width: int, expected: str) -> None:
    assert shortened(text, width) == expected
    assert len(expected) <= width
