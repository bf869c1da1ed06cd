"""Hangul in Latin letters after the Revised Romanization, syllable by syllable, and how Korean surnames are customarily spelled."""

_INITIALS = "g kk n d tt r m b pp s ss - j jj ch k t p h".replace("-", "_").split()
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_FINALS = "_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split()
# Hangul surnames and their spellings in passports and newspapers (Revised, McCune-Reischauer, customary).
_SURNAMES = """
김 kim gim | 이 lee yi rhee i ri rhie | 박 park pak bak bahk | 최 choi choe che | 정 jung jeong chung chong joung | 강 kang gang | 조 cho jo joe
윤 yoon yun youn | 장 jang chang | 임 lim im rim yim | 한 han hahn | 오 oh o | 서 seo suh so | 신 shin sin | 권 kwon gwon kweon | 황 hwang whang
안 ahn an | 송 song | 류 ryu yoo yu ryoo lyu | 유 yoo yu you ryu | 홍 hong | 전 jeon jun chun chon | 고 ko go koh | 문 moon mun | 손 son sohn | 양 yang
배 bae pae bai | 백 baek paek baik paik | 허 heo hur huh | 남 nam | 심 shim sim | 노 noh no roh | 하 ha hah | 곽 kwak gwak | 성 sung seong | 차 cha
주 joo ju chu | 우 woo wu u | 구 koo ku gu | 나 na ra nah rah | 민 min | 진 jin chin | 지 ji jee chi | 엄 um eom | 원 won | 천 chun cheon | 방 bang pang
공 kong gong | 현 hyun hyeon | 함 ham | 여 yeo | 추 choo chu | 도 do | 소 so | 석 seok suk | 선 sun seon | 설 seol sul | 마 ma | 길 gil kil | 연 yeon
위 wi | 표 pyo | 명 myung myeong | 기 ki gi | 반 ban | 라 ra | 왕 wang | 금 keum geum | 옥 ok | 육 yook yuk | 인 in | 맹 maeng | 모 mo | 탁 tak | 변 byun byeon | 염 yeom yum
"""
SURNAMES: dict[str, tuple[str, ...]] = {
    row.split()[0]: tuple(row.split()[1:]) for line in _SURNAMES.strip().splitlines() for row in line.split("|")
}
LATIN_SURNAMES = frozenset(spelling for spellings in SURNAMES.values() for spelling in spellings)


def romanised(hangul: str) -> str:
    """The letters of each syllable; an apostrophe parts a final consonant from a vowel. What is no Hangul is left out."""
    found = ""
    for sign in hangul:
        code = ord(sign) - 0xAC00
        if not 0 <= code < 11_172:
            continue
        initial, vowel, final = _INITIALS[code // 588], _VOWELS[code % 588 // 28], _FINALS[code % 28]
        if initial == "_":
            initial = "'" if found and found[-1] not in "aeiou" else ""
        if initial == "r" and found.endswith("l"):
            initial = "l"
        found += initial + vowel + ("" if final == "_" else final)
    return found
