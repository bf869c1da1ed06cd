"""Invented pages in the scripts of the world, read whole: headline, paragraphs, publisher, time."""

import datetime as dt
from dataclasses import dataclass

import pytest

from newsloom.extract.page import extract

URL = "https://merrow.example/a-1"


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One article as a publisher of that script prints it."""

    headline: str
    site: str
    paragraphs: tuple[str, ...]


SAMPLES = {
    "ja": Sample(
        headline="港の橋が四年ぶりに開通 町に行列",
        site="メロウ新聞",
        paragraphs=(
            "港の橋が四年ぶりに開通し、町の人々は朝から列をつくった。港湾局の責任者は「長い冬だった」と語った。",
            "責任者は十四の桟橋を一つずつ数え、新しい帳面に書き込んだ。カモメの声が聞こえる中、フェリーは定刻に出発した。",
            "パン屋の店主は、島からの荷物が一日早く届くようになると喜んだ。学校の子どもたちは旗を振って船を見送った。",
            "町長は来年の予算で橋の照明を新しくすると述べ、漁師たちは夜明け前の明かりを歓迎している。",
        ),
    ),
    "zh": Sample(
        headline="港口大桥时隔四年重新通车",
        site="梅罗日报",
        paragraphs=(
            "港口大桥时隔四年重新通车，镇上的居民一早就排起了长队。港务局负责人表示，这个冬天很漫长。",
            "他把十四个泊位逐一清点，并写进了新的账簿。渡轮准时出发，海鸥在空中盘旋，孩子们挥舞着旗子。",
            "面包店老板说，从岛上运来的货物现在可以提前一天到达。渔民们也欢迎黎明前的灯光。",
            "镇长说，明年的预算将用于更换桥上的照明设备，并在码头旁边修建一座新的候船室。",
        ),
    ),
    "ko": Sample(
        headline="항구 다리 4년 만에 다시 열려",
        site="메로우일보",
        paragraphs=(
            "항구 다리가 4년 만에 다시 열렸고 주민들은 아침부터 줄을 섰다. 항만청 책임자는 긴 겨울이었다고 말했다.",
            "그는 열네 개의 선석을 하나씩 세어 새 장부에 적었다. 갈매기 소리가 들리는 가운데 여객선은 제시간에 출발했다.",
            "빵집 주인은 섬에서 오는 짐이 하루 일찍 도착하게 됐다며 기뻐했다. 학교 아이들은 깃발을 흔들며 배를 배웅했다.",
            "읍장은 내년 예산으로 다리의 조명을 새로 바꾸겠다고 밝혔고, 어부들은 새벽 불빛을 반겼다.",
        ),
    ),
    "ar": Sample(
        headline="إعادة فتح جسر الميناء بعد أربع سنوات",
        site="صحيفة ميرو",
        paragraphs=(
            "أعيد فتح جسر الميناء بعد أربع سنوات، واصطف سكان البلدة منذ الصباح. وقال رئيس الميناء إن الشتاء كان طويلا.",
            "وعد الأرصفة الأربعة عشر واحدا واحدا وكتبها في الدفتر الجديد. وانطلقت العبارة في موعدها وسط أصوات النوارس.",
            "وقال صاحب المخبز إن البضائع القادمة من الجزيرة تصل الآن قبل يوم من موعدها. ولوح أطفال المدرسة بالأعلام.",
            "وأعلن رئيس البلدة أن ميزانية العام المقبل ستخصص لإنارة الجسر، ورحب الصيادون بالأضواء قبل الفجر.",
        ),
    ),
    "he": Sample(
        headline="גשר הנמל נפתח מחדש אחרי ארבע שנים",
        site="עיתון מרו",
        paragraphs=(
            "גשר הנמל נפתח מחדש אחרי ארבע שנים, ותושבי העיירה עמדו בתור מהבוקר. מנהל הנמל אמר שהחורף היה ארוך.",
            "הוא ספר את ארבעה עשר הרציפים אחד אחד ורשם אותם בספר החדש. המעבורת יצאה בזמן, והשחפים קראו מעליה.",
            "בעל המאפייה אמר שהסחורה מהאי מגיעה עכשיו יום אחד מוקדם יותר. ילדי בית הספר נופפו בדגלים לאונייה.",
            "ראש העיר הודיע כי תקציב השנה הבאה יוקדש לתאורת הגשר, והדייגים בירכו על האורות שלפני הזריחה.",
        ),
    ),
    "fa": Sample(
        headline="پل بندر پس از چهار سال بازگشایی شد",
        site="روزنامه مرو",
        paragraphs=(
            "پل بندر پس از چهار سال بازگشایی شد و مردم شهر از صبح زود صف کشیدند. رئیس بندر گفت زمستان درازی بود.",
            "او چهارده اسکله را یک به یک شمرد و در دفتر تازه نوشت. کشتی سر وقت راه افتاد و مرغان دریایی بالای آن می\u200cچرخیدند.",
            "نانوای شهر گفت بارهای جزیره اکنون یک روز زودتر می\u200cرسند. بچه\u200cهای مدرسه برای کشتی پرچم تکان دادند.",
            "شهردار گفت بودجه سال آینده برای روشنایی پل خواهد بود و ماهیگیران از چراغ\u200cهای پیش از سپیده\u200cدم خشنودند.",
        ),
    ),
    "th": Sample(
        headline="สะพานท่าเรือเปิดอีกครั้งหลังสี่ปี",
        site="หนังสือพิมพ์เมโรว์",
        paragraphs=(
            "สะพานท่าเรือเปิดอีกครั้งหลังจากสี่ปี และชาวเมืองต่อแถวตั้งแต่เช้า หัวหน้าท่าเรือกล่าวว่าฤดูหนาวยาวนานมาก",
            "เขานับท่าเทียบเรือทั้งสิบสี่แห่งทีละแห่งและจดลงในสมุดเล่มใหม่ เรือข้ามฟากออกตรงเวลาท่ามกลางเสียงนกนางนวล",
            "เจ้าของร้านขนมปังบอกว่าสินค้าจากเกาะมาถึงเร็วขึ้นหนึ่งวัน เด็กนักเรียนโบกธงส่งเรือที่ท่า",
            "นายกเทศมนตรีกล่าวว่างบประมาณปีหน้าจะใช้ปรับปรุงไฟส่องสว่างบนสะพาน และชาวประมงต่างยินดีกับแสงไฟก่อนรุ่งสาง",
        ),
    ),
    "hi": Sample(
        headline="चार साल बाद बंदरगाह का पुल फिर खुला",
        site="मेरो समाचार",
        paragraphs=(
            "बंदरगाह का पुल चार साल बाद फिर खुल गया और शहर के लोग सुबह से कतार में खड़े थे। बंदरगाह प्रमुख ने कहा कि सर्दी लंबी थी।",
            "उन्होंने चौदह घाटों को एक-एक करके गिना और नई किताब में लिखा। नाव समय पर चली और ऊपर समुद्री पक्षी मंडराते रहे।",
            "बेकरी के मालिक ने कहा कि द्वीप से सामान अब एक दिन पहले पहुँचता है। स्कूल के बच्चों ने झंडे लहराए।",
            "मेयर ने कहा कि अगले साल का बजट पुल की रोशनी पर खर्च होगा और मछुआरों ने भोर से पहले की रोशनी का स्वागत किया।",
        ),
    ),
    "ru": Sample(
        headline="Мост через гавань открыт после четырёх лет",
        site="Мерроу Курьер",
        paragraphs=(
            "Мост через гавань снова открыт после четырёх лет ремонта, и жители города с утра стояли в очереди.",
            "Начальник порта пересчитал четырнадцать причалов и записал их в новую книгу. Паром отошёл вовремя, над ним кружили чайки.",
            "Хозяин пекарни сказал, что грузы с острова теперь приходят на день раньше. Школьники махали флажками.",
            "Мэр заявил, что бюджет следующего года пойдёт на освещение моста, и рыбаки приветствуют огни перед рассветом.",
        ),
    ),
    "el": Sample(
        headline="Η γέφυρα του λιμανιού άνοιξε ξανά",
        site="Ο Ταχυδρόμος",
        paragraphs=(
            "Η γέφυρα του λιμανιού άνοιξε ξανά μετά από τέσσερα χρόνια και οι κάτοικοι περίμεναν στην ουρά από το πρωί.",
            "Ο λιμενάρχης μέτρησε δεκατέσσερις προβλήτες μία προς μία και τις έγραψε στο νέο βιβλίο. Το πλοίο έφυγε στην ώρα του.",
            "Ο φούρναρης είπε ότι τα εμπορεύματα από το νησί φτάνουν τώρα μία μέρα νωρίτερα. Τα παιδιά κουνούσαν σημαίες.",
            "Ο δήμαρχος είπε ότι ο προϋπολογισμός του επόμενου έτους θα διατεθεί για τον φωτισμό της γέφυρας.",
        ),
    ),
}
# (script, codec, label) of the legacy encodings still met on news sites
LEGACY = [
    ("ja", "cp932", "Shift_JIS"), ("ja", "euc_jp", "EUC-JP"), ("ja", "iso2022_jp", "ISO-2022-JP"), ("ko", "cp949", "EUC-KR"),
    ("zh", "gb18030", "GB18030"), ("ru", "cp1251", "windows-1251"), ("ar", "cp1256", "windows-1256"), ("he", "cp1255", "windows-1255"),
    ("th", "cp874", "windows-874"), ("el", "iso8859_7", "ISO-8859-7"),
]  # fmt: skip
every = pytest.mark.parametrize("script", SAMPLES)


def page(script: str, *, head: str = "", before: str = "", joint: str = "", title: str = "") -> str:
    """The sample's page; with a `joint` its paragraphs are parted by that and have no elements of their own."""
    sample = SAMPLES[script]
    body = joint.join(sample.paragraphs) if joint else "".join(f"<p>{p}</p>" for p in sample.paragraphs)
    return (
        f'<!doctype html><html lang="{script}"><head>{head}<title>{title or sample.headline}</title></head><body>'
        f'<nav><a href="/">1</a><a href="/2">2</a></nav><article><h1>{sample.headline}</h1>{before}'
        f'<div class="article-body">{body}</div></article><footer>© {sample.site}</footer></body></html>'
    )


@every
@pytest.mark.parametrize("joint", ["", "<br><br>", "<br/>\n<br/>"], ids=["p", "br", "br-line"])
def test_headline_and_paragraphs_are_read_whole(script: str, joint: str) -> None:
    found = extract(page(script, joint=joint), url=URL)
    assert found.title == SAMPLES[script].headline
    assert found.text == "\n".join(SAMPLES[script].paragraphs)
    assert found.language == script


@every
@pytest.mark.parametrize("separator", [" | ", "｜", "|", " - ", " – ", "ㅣ"])
def test_the_publisher_is_no_part_of_the_headline(script: str, separator: str) -> None:
    sample = SAMPLES[script]
    markup = (
        f'<html lang="{script}"><head><title>{sample.headline}{separator}{sample.site}</title><meta charset="utf-8">'
        f'<meta property="og:site_name" content="{sample.site}"></head><body><p>{sample.paragraphs[0]}</p></body></html>'
    )
    found = extract(markup, url=URL)
    assert (found.title, found.site_name) == (sample.headline, sample.site)


@pytest.mark.parametrize(("script", "codec", "label"), LEGACY)
@pytest.mark.parametrize("said", ["in the page", "in the header", "wrongly", "nowhere"])
def test_a_page_in_an_old_encoding_is_read_however_it_declares_it(
    script: str, codec: str, label: str, said: str
) -> None:
    meta = {"in the page": f'<meta charset="{label}">', "wrongly": '<meta charset="utf-8">'}.get(said, "")
    markup = page(script, head=meta).encode(codec, "xmlcharrefreplace")
    kind = f"text/html; charset={label}" if said == "in the header" else "text/html"
    found = extract(markup, url=URL, content_type=kind)
    assert found.title == SAMPLES[script].headline
    assert found.text == "\n".join(SAMPLES[script].paragraphs)


def test_traditional_chinese_in_big5_is_read() -> None:
    text = "港口大橋時隔四年重新通車，鎮上的居民一早就排起了長隊。港務局負責人表示，這個冬天很漫長，渡輪準時出發。"
    markup = f"<html><body><article><h1>港口大橋重新通車</h1><p>{text}</p><p>{text[::-1]}</p></article></body></html>"
    for kind in ("text/html; charset=big5", "text/html; charset=utf-8", ""):
        assert extract(markup.encode("big5"), url=URL, content_type=kind).text.startswith(text)


@pytest.mark.parametrize(
    "ruby",
    [
        "<ruby>港<rp>（</rp><rt>みなと</rt><rp>）</rp></ruby>の橋",
        "<ruby>港<rt>みなと</rt></ruby>の橋",
        "<ruby><rb>港</rb><rt>みなと</rt></ruby>の橋",
    ],
)
def test_a_reading_beside_a_character_is_no_part_of_the_text(ruby: str) -> None:
    found = extract(page("ja").replace("<p>港の橋", f"<p>{ruby}"), url=URL)
    assert found.text == "\n".join(SAMPLES["ja"].paragraphs)
    assert "みなと" not in found.html


@pytest.mark.parametrize(
    ("printed", "minute"),
    [
        ("<time>２０２５年６月４日　２０時００分</time>", 0),
        ('<p class="date">2025年6月4日 20時05分</p>', 5),
        ('<p class="date">2025年06月04日20:05</p>', 5),
        ('<span class="date">2025/06/04 20:05</span>', 5),
        ('<p class="date">입력 2025.06.04 20:05</p>', 5),
    ],
)
def test_times_are_read_as_they_are_printed_in_east_asia(printed: str, minute: int) -> None:
    found = extract(page("ja", before=printed), url=URL)
    assert found.published_at is not None
    assert found.published_at.replace(tzinfo=None) == dt.datetime(2025, 6, 4, 20, minute)


def test_marks_of_direction_and_joiners_stay_where_they_are() -> None:
    found = extract(page("fa"), url=URL)
    assert "می\u200cچرخیدند" in found.text
    assert "می\u200cچرخیدند" in found.html
