"""Bytes of plain text become an article."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import ArticleError, InputTooLarge, InvalidRequest, MalformedInput, NotAnArticle, UnknownFormat
from service.intake import Source, limits, read
from tests.intake.dumps import DUMPS, STORY

CAFE = "The café on the quay said it would stay open, whatever the council decided about the old wall. "


def test_the_text_stays_as_it_was_sent() -> None:
    text = " \ufeff\tTown closes harbour\r\n\r\n" + "\u00a0" + STORY[0] + "  \n"
    article = read(Source(text))
    assert article.text == text
    assert article.format == "text"
    assert article.id == "sha256:" + hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "iso-8859-15", "UTF-8", '"utf-8"']
)
def test_a_declared_charset_is_honoured(charset: str) -> None:
    assert read(Source(CAFE.encode(charset.strip('"')), charset=charset)).text == CAFE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("declared", [None, "no-such-charset", "rot13", "utf-8", "ascii", "utf-7-of-its-own"])
def test_an_undeclared_or_wrong_charset_is_found_out(encoding: str, declared: str | None) -> None:
    assert read(Source((CAFE * 5).encode(encoding), charset=declared)).text == CAFE * 5


def test_latin_1_on_the_web_is_windows_1252() -> None:
    assert read(Source("“No,” she said.".encode("cp1252"), charset="iso-8859-1")).text == "“No,” she said."


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    article = read(Source("The mayor \ud800resigned."))
    assert article.text == "The mayor \ufffdresigned."
    article.text.encode("utf-8")


@pytest.mark.parametrize(
    "content", ["", " \n ", b"", "12 34 %", "!?", b"\x00\x01\x02\x03\xff" * 40, b"\x89PNG\r\n\x1a\n" + b"\0" * 50]
)
def test_what_has_no_letters_or_is_binary_is_no_article(content: str | bytes) -> None:
    with pytest.raises(NotAnArticle):
        read(Source(content))


def test_more_characters_than_the_limit_are_too_large() -> None:
    with pytest.raises(InputTooLarge):
        read(Source("a" * (limits.CHARACTERS + 1)))


def test_bytes_that_are_not_what_their_mark_says_are_malformed() -> None:
    with pytest.raises(MalformedInput):
        read(Source(b"\xef\xbb\xbf" + b"caf\xe9"))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "application/msword"),
        (b"PK\x03\x04....content.xml", "application/zip"),
        (b"<?xml version='1.0'?><invoice/>", "invoice"),
    ],
)
def test_formats_without_a_reader_are_named(content: bytes, kind: str) -> None:
    with pytest.raises(UnknownFormat, match=kind):
        read(Source(content, "application/octet-stream"))


@pytest.mark.parametrize("kind", ["", "application/octet-stream"])
def test_a_generic_media_type_is_settled_by_the_content(kind: str) -> None:
    assert read(Source(STORY[0].encode(), kind)).format == "text"
    assert read(Source(f"<!DOCTYPE html><p>{STORY[0]}</p>".encode(), kind)).format == "html"


def test_metadata_are_those_of_the_text() -> None:
    article = read(Source(DUMPS[2].text))
    assert article.headline == "Town closes harbour for a year after cracks in sea wall"
    assert article.byline == ("Jo van Dyk", "Max Stone")
    assert article.published == "2024-05-07T18:15:00-05:00"
    assert article.updated == "2024-05-08T09:02:00-05:00"
    assert article.copyright == "Copyright 2024 Harbour Valley TV. All rights reserved."
    assert article.credit == "Harbour Valley TV"
    assert article.language == "en"
    assert article.dateline is None
    assert article.tags == ()


def test_key_points_are_told_without_their_marks() -> None:
    assert read(Source(DUMPS[0].text)).key_points == (
        "The council voted nine to four.",
        "Divers had found cracks in the wall.",
        "Fishermen will be paid while the harbour is closed.",
    )


def test_tags_dates_and_an_author_after_the_story_are_told() -> None:
    article = read(Source(DUMPS[4].text))
    assert article.tags == ("harbour", "sea wall", "council")
    assert article.byline == ("Jo van Dyk",)
    assert article.published == "2024-05-08T09:02:00-04:00"
    assert article.credit is None


def test_place_and_agency_come_from_the_dateline() -> None:
    article = read(Source("Town closes harbour\n\nLisbon (CNN) — " + "\n\n".join(STORY)))
    assert (article.dateline, article.credit) == ("Lisbon", "CNN")


def test_nothing_is_told_that_the_text_does_not_say() -> None:
    article = read(Source("The mayor resigned."))
    told = (article.headline, article.dateline, article.credit, article.published, article.updated, article.copyright)
    assert told == (None,) * 6
    assert (article.url, article.language, article.byline, article.tags, article.key_points) == (None, None, (), (), ())


def test_hints_go_before_what_the_text_says() -> None:
    source = Source(
        DUMPS[2].text, headline=" Harbour  shut ", published="2024-05-09T00:00:00Z", url="https://example.org/a"
    )
    article = read(source)
    assert article.headline == "Harbour shut"
    assert article.published == "2024-05-09T00:00:00+00:00"
    assert article.url == "https://example.org/a"


def test_a_hint_that_is_no_date_is_invalid() -> None:
    with pytest.raises(InvalidRequest) as caught:
        read(Source("The mayor resigned.", published="last week"))
    assert list(caught.value.errors) == ["published"]


def test_kept_text_is_all_paragraphs_without_headline() -> None:
    article = read(Source(DUMPS[0].text, keep=True))
    assert {block.role for block in article.blocks} == {"paragraph"}
    assert article.headline is None
    assert article.key_points == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" ".join(STORY), "en"),
        ("Der Rat der kleinen Stadt an der Küste hat am Dienstag beschlossen, den alten Hafen für ein Jahr zu "
         "schließen, nachdem Taucher Risse in der Mauer gefunden hatten, die das Meer zurückhält.", "de"),
        ("Le conseil de la petite ville a décidé mardi de fermer le vieux port pour un an, après que des plongeurs ont "
         "trouvé des fissures dans le mur qui retient la mer et les vagues.", "fr"),
        ("Совет небольшого города на побережье во вторник решил закрыть старую гавань на год, потому что водолазы "
         "нашли трещины в стене, которая удерживает море.", "ru"),
        ("Рада невеликого міста на узбережжі у вівторок вирішила закрити стару гавань на рік, бо водолази знайшли "
         "тріщини в стіні, яка стримує море.", "uk"),
        ("小さな海辺の町の議会は火曜日、海を防ぐ壁にひびが見つかったため、"
         "古い港を一年間閉鎖することを決めた。町長は次の嵐を待てないと述べた。", "ja"),
        ("海边小镇的议会星期二决定将旧港口关闭一年，"
         "因为潜水员在挡住海水的墙上发现了裂缝。镇长说我们不能等到下一场风暴。", "zh"),
        ("바닷가 작은 마을의 의회는 화요일 바다를 막는 벽에서 금이 발견되자 "
         "오래된 항구를 일 년 동안 닫기로 했다.", "ko"),
        ("قرر مجلس البلدة الصغيرة على الساحل يوم الثلاثاء إغلاق الميناء القديم "
         "لمدة عام بعد العثور على شقوق في الجدار.", "ar"),
        ("Harbour closed.", None),
        ("The mayor wrote Москва on the wall of the harbour, and nobody in the town knew what it meant or who had "
         "asked for it, she said.", "en"),
    ],
)  # fmt: skip
def test_the_language_is_told_by_its_letters_or_its_common_words(text: str, code: str | None) -> None:
    assert read(Source(text)).language == code


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "utf-16", "latin-1", "shift_jis", "idna", "zip", "\0"]))
def test_any_bytes_are_read_or_refused(content: bytes, charset: str | None) -> None:
    try:
        article = read(Source(content, charset=charset))
    except ArticleError:
        return
    article.text.encode("utf-8")


def test_a_text_of_more_lines_than_any_article_is_all_paragraphs() -> None:
    article = read(Source("a b\n" * (limits.LINES + 1)))
    assert len(article.blocks) == limits.LINES + 1
    assert {block.role for block in article.blocks} == {"paragraph"}


@pytest.mark.parametrize("bar", [" | ", " - ", " – "])
def test_a_headline_is_told_without_the_name_of_its_site(bar: str) -> None:
    title = "Town closes harbour for a year"
    text = "\n\n".join([f"{title}{bar}Harbour Post", "By Ann Lee", *STORY, "© 2024 Harbour Post"])
    assert read(Source(text)).headline == title


def test_what_no_site_is_called_stays_in_the_headline() -> None:
    title = "Town closes harbour - for a year"
    assert read(Source("\n\n".join([title, "By Ann Lee", *STORY, "© 2024 Harbour Post"]))).headline == title
