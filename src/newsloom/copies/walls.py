"""Pages that stand in an article's place: consent, robot checks, sign-in, subscription, errors."""

import re

MAX_WALL_CHARS = 1_200  # a longer text is an article that speaks of such things; walls say their piece in less
_SUFFIX = re.compile(r"\s+[|–—·-]\s+[^|–—·]{1,60}$")
_BARRIER_TITLE = re.compile(
    r"""(?:before\ you\ continue.*|just\ a\ moment.*|one\ moment,?\ please.*|access\ (?:to\ this\ page\ has\ been\ )?denied|attention\ required!?
    |(?:error\ )?(?:40[0-9]|410|429|451|50[0-4])(?:\W.*)?|(?:oops\W*)?(?:the\ |this\ )?page\ (?:not\ found|cannot\ be\ found|does\ not\ exist|unavailable|no\ longer\ exists)
    |not\ found|forbidden|unauthori[sz]ed|bad\ (?:gateway|request)|gateway\ time-?out|internal\ server\ error|service\ (?:temporarily\ )?unavailable|too\ many\ requests
    |(?:site|under)\ maintenance|we(?:['’]ll|\ will)\ be\ (?:right\ )?back(?:\ soon)?|are\ you\ (?:a\ robot|human)\??|robot\ or\ human\??|(?:human|security|bot)\ (?:verification|check)|verif(?:y|ying)\ .{0,40}human.*|checking\ your\ browser.*
    |(?:your\ )?(?:privacy|cookie)\ (?:choices|settings|consent|preferences|notice)|we\ value\ your\ privacy|cookies?(?:\ on\ .{1,40})?|consent
    |(?:log|sign)[\ -]?(?:in|on|up)(?:\ .{0,40})?|register(?:\ to\ .{0,40})?|subscribe(?:\ to\ .{0,40}|\ now)?|subscription\ required
    |seite\ nicht\ gefunden|page\ (?:introuvable|non\ trouvée)|página\ no\ encontrada|página\ não\ encontrada|pagina\ non\ trovata|pagina\ niet\ gevonden|anmelden|einwilligung
    |.*ページが(?:見つかりません|存在しません|ありません).*|ログイン|페이지를\ 찾을\ 수\ 없습니다.*|로그인|页面不存在.*|找不到(?:页面|網頁).*)""",
    re.I | re.X,
)
_WALL = re.compile(
    r"""\bsubscri(?:be|ption|bers?)\b.{0,40}\b(?:to\ (?:continue|read|unlock|access|view)|only|exclusive|required|today|now\ for)
    |\b(?:only|exclusive(?:ly)?|reserved|available)\b.{0,25}\b(?:for|to)\ (?:our\ |paid\ |registered\ )?(?:subscribers|members)\b|\bsubscriber[- ](?:only|exclusive)
    |\bto\ (?:continue|keep)\ reading\b|\bcontinue\ reading\ (?:this|the|for|with)|\balready\ (?:a\ |have\ an?\ )(?:subscriber|member|account|subscription)\b|\b(?:log|sign)\ in\ (?:or\ \w+\ )?to\ (?:read|continue|view)
    |\byou(?:['’]ve|\ have)\ (?:reached|used|read)\ .{0,40}\b(?:limit|free\ articles?)\b|\bunlock\ (?:this|the|full)\b|\bstart\ your\ (?:free\ )?trial\b
    |\benable\ (?:javascript|cookies)\b|\bverify\ (?:that\ )?you\ are\ (?:a\ )?human|\bchecking\ your\ browser|\b(?:our|\d+)\ partners\b.{0,80}\b(?:cookies|data|device)|\b(?:accept|reject|manage)\ (?:all\ )?cookies\b|\buse\ cookies\b
    |\bpage\ (?:you\ (?:requested|are\ looking\ for|were\ looking\ for)|(?:could\ |can)?not\ (?:be\ )?found)|\bunusual\ (?:traffic|activity)\b|\btemporarily\ unavailable\b
    |\bnur\ für\ abonnenten|\bmit\ .{0,30}(?:abo|plus)\ weiterlesen|\bjetzt\ (?:abonnieren|weiterlesen)|réservé\s(?:e\s)?(?:à\ nos|aux)\ abonnés|\bpara\ suscriptores|\bpara\ assinantes|\bper\ gli\ abbonati|\bvoor\ abonnees
    |会員限定|有料(?:会員|記事)|続きを(?:読む|ご覧になる)には|この記事は.{0,20}(?:会員|登録)|ログインして|구독자\ ?(?:전용|만)|로그인\ ?(?:후|이\ 필요)|유료\ ?회원|仅限(?:会员|订阅)|登录后""",
    re.I | re.X | re.S,
)


def is_barrier(title: str, text: str) -> bool:
    """Whether a page has nothing of an article: its headline is that of an error, a robot check, consent or signing in."""
    words = title.strip()
    is_named = bool(_BARRIER_TITLE.fullmatch(words) or _BARRIER_TITLE.fullmatch(_SUFFIX.sub("", words)))
    return is_named and len(text) <= MAX_WALL_CHARS


def is_wall(title: str, text: str) -> bool:
    """Whether a page shows a wall: no article at all, or its first words and a demand to subscribe or consent."""
    return is_barrier(title, text) or (len(text) <= MAX_WALL_CHARS and bool(_WALL.search(text)))
