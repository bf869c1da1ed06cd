from newsloom.language.hashtags import hashtags
from newsloom.model.reading import Hashtag, Readable, Section


def tags(title: str, text: str, **more: object) -> dict[str, Hashtag]:
    section = more.pop("section", Section.GENERAL)
    assert isinstance(section, Section)
    found = hashtags(Readable(title=title, text=text, **more), section)  # type: ignore[arg-type]
    return {tag.tag: tag for tag in found}


TALKS = (
    "Foreign Minister Anna Lindqvist met her Korean counterpart in Seoul on Monday to discuss ties between Japan and South Korea. "
    "Japan-South Korea relations have improved, Lindqvist said. Tokyo hopes for a summit, and Seoul agreed. "
    "Japanese and South Korean officials will meet again."
)


def test_a_pair_of_states_has_its_relations_and_its_capitals() -> None:
    found = tags("Japan, South Korea seek closer ties", TALKS)
    assert {"JapanRelations", "Seoul-Tokyo", "Japan-SouthKorea"} <= set(found)


def test_every_tag_points_at_the_words_it_came_from() -> None:
    title = "Japan, South Korea seek closer ties"
    for tag in hashtags(Readable(title=title, text=TALKS, publisher_tags=("Quiet Harbour",)), Section.POLITICS):
        assert tag.spans
        for span in tag.spans:
            field = {"text": TALKS, "title": title, "tags": "Quiet Harbour"}[span.field]
            assert 0 <= span.start < span.end <= len(field)


def test_two_states_named_in_passing_are_no_pair() -> None:
    found = tags(
        "Ferry sinks", "A ferry sank near Japan. A ship from China helped. The crew was safe and the ferry lost."
    )
    assert not any("Relations" in tag or "-" in tag for tag in found)


def test_one_state_has_one_spelling() -> None:
    found = tags(
        "U.S. port opens", "The United States opened a port. The U.S. harbour is new. American ships came to the USA."
    )
    assert "USA" in found
    assert not {"US", "UnitedStates", "American"} & set(found)


def test_a_person_is_one_tag_with_the_surname_folded_in() -> None:
    text = "Mayor Berta Olsen opened the bridge on Friday. Olsen said the bridge was late. Critics of Olsen agreed."
    found = tags("Olsen opens bridge", text)
    assert "BertaOlsen" in found
    assert "Olsen" not in found
    assert [span.field for span in found["BertaOlsen"].spans] == ["text", "text", "text", "title"]


def test_korean_names_are_spelled_one_way() -> None:
    for name in ("Park Min Soo", "Park Min-soo", "Park Min-Soo"):
        text = f"Professor {name} published a study of tides. {name} measured tides for years."
        assert "ParkMin-soo" in tags(f"{name} measures tides", text)


def test_words_that_only_begin_a_sentence_are_no_tags() -> None:
    text = "Yesterday it rained. Officials waited. Meanwhile the mayor slept. Officials left. Several bridges closed on Monday."
    assert tags("Rain", text) == {}


def test_an_acronym_in_brackets_names_the_organisation() -> None:
    text = "The Harbour Safety Board (HSB) closed the port. The HSB said so. The Harbour Safety Board will report."
    assert "HSB" in tags("Port closed by HSB", text)


def test_the_publishers_tags_count_unless_they_name_a_section() -> None:
    found = tags("Bridge", "The bridge opened.", publisher_tags=("#Quiet Harbour", "News", "Sports", "climate change"))
    assert "QuietHarbour" in found
    assert "ClimateChange" in found
    assert not {"News", "Sports"} & set(found)


def test_an_election_carries_its_year() -> None:
    text = "The 2031 presidential election is near. Voters follow the election closely."
    assert "Election2031" in tags("Candidates tour the country before election", text)


def test_japanese_and_korean_names_are_found_by_their_titles() -> None:
    japanese = "山川太郎市長は橋を開いた。山川太郎市長は喜んだ。"
    assert "山川太郎" in tags("山川太郎市長が橋を開通", japanese, language="ja")
    korean = "박하늘 시장은 다리를 열었다. 박하늘 시장은 기뻐했다."
    assert "박하늘" in tags("박하늘 시장, 다리 개통", korean, language="ko")


def test_states_in_japanese_text_carry_the_same_tags() -> None:
    found = tags(
        "日韓首脳会談",
        "日本と韓国の首脳会談が東京で開かれた。日本は韓国との関係を重視する。韓国も日本との会談を評価した。",
    )
    assert {"JapanRelations", "Japan", "SouthKorea"} & set(found)


def test_never_more_than_eight_and_the_same_every_time() -> None:
    text = " ".join(
        f"Anna Berg{chr(97 + i)}en met Carl Dahl{chr(97 + i)}en. Anna Berg{chr(97 + i)}en left." for i in range(20)
    )
    first = hashtags(Readable(title="", text=text), Section.GENERAL)
    assert len(first) <= 8
    assert first == hashtags(Readable(title="", text=text), Section.GENERAL)
    assert [tag.score for tag in first] == sorted((tag.score for tag in first), reverse=True)


def test_a_known_name_inside_a_longer_korean_or_katakana_word_is_none() -> None:
    assert "Gaza" not in tags("겨울 수영 대회", "참가자가 늘었다. 참가자는 모두 웃었다. 참가자가 많다.", language="ko")
    assert "Apple" not in tags("市場", "スーパーアップル社員が集まった。スーパーアップル社員は笑った。", language="ja")


def test_a_surname_alone_that_speaks_or_has_a_title_is_no_tag() -> None:
    text = "The bridge of Alderport is old. Mr Quistel wants a new one. Quistel said so in Alderport on Monday. Quistel waits in Alderport."
    found = tags("Bridge", text)
    assert "Quistel" not in found
    assert "Alderport" in found


def test_what_only_begins_a_sentence_and_shouting_are_no_part_of_a_name() -> None:
    text = "Praising Alderport Harbour Board, the mayor left. Alderport Harbour Board met in ALDERPORT. The board of ALDERPORT waits."
    found = tags("Board", text)
    assert "AlderportHarbourBoard" in found
    assert not {"PraisingAlderportHarbourBoard", "ALDERPORT"} & set(found)


def test_german_nouns_are_no_names() -> None:
    text = "Die Brücke ist alt. Viele Patienten warten. In der Brücke sind Risse, sagen Patienten. Die Patienten gehen über die Brücke."
    assert not {"Patienten", "Brucke", "Brücke"} & set(tags("Brücke", text, language="de"))


def test_publishers_tags_for_machines_are_no_tags() -> None:
    found = tags("Bridge", "The bridge opened.", publisher_tags=("Package 112600", "site.example", "daily newsletter"))
    assert found == {}
