"""What stands on a page beside the article: share lines, newsletter boxes, related links, consent and advert notes."""

import re

MAX_FURNITURE_CHARS = 160  # a longer line is prose; boxes of the trade say their piece in less

_WHOLE_LINE = re.compile(
    r"""^[\W_]*(?:
    advert(?:isement|isements|ising|orial)?(?:\s*-\s*scroll\ to\ continue|\s+scroll\ (?:down\ )?to\ continue.*)?
    |(?:article|story|content)\ continues\ (?:below|after).*
    |scroll\ (?:down\ )?(?:to|for)\ (?:continue|more).*|continue\ reading(?:\ below|\ the\ main\ story)?|sponsored(?:\ content)?|promoted(?:\ content)?
    |read\ (?:more|also|next|full\ (?:story|article))|more\ (?:on\ this\ (?:story|topic)|stories|from\ \w[\w\ ]{0,40}|to\ read|coverage)
    |also\ read|see\ also|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested\ in).*|recommended(?:\ (?:for\ you|stories|reading|articles))?
    |related(?:\ (?:articles?|stories|story|coverage|topics?|news|content|links?|posts?|tags?|reading))?
    |most\ (?:read|popular|viewed|shared)(?:\ .{0,40})?|popular\ (?:articles?|stories|now|posts?|news)|trending(?:\ (?:now|stories|topics?|news))?
    |latest\ (?:news|stories|headlines|updates?)|top\ (?:stories|news|headlines)|editors?['’]?s?\ picks?|what\ to\ read\ next|up\ next|in\ other\ news
    |share(?:\ (?:this|on|via|article|story|the)\b.{0,60})?|(?:click\ to\ )?share\ on\ .{0,60}|tweet|print(?:\ (?:this|article|page).{0,30})?|e-?mail(?:\ (?:this|article).{0,30})?
    |copy\ (?:the\ )?link(?:\ to\ clipboard)?|link\ copied!?|save(?:\ (?:article|for\ later|this))?|bookmark|listen(?:\ to\ (?:this\ )?(?:article|story).{0,40})?|gift\ (?:this\ )?article
    |follow\ (?:us|him|her|them)\b.{0,80}|like\ us\ on\ .{0,40}|join\ (?:us|our|the\ (?:conversation|discussion)).{0,90}
    |(?:leave|post|add|write)\ a\ comment|comments?(?:\ \(?\d{1,6}\)?|\ are\ closed.{0,30})?|no\ comments?(?:\ yet)?.{0,10}|\d{1,6}\ comments?|view\ (?:all\ )?comments?.{0,20}|show\ comments?|load\ (?:more\ )?comments?|reply
    |subscribe(?:\ (?:now|today|here|to\ .{0,90}))?|sign\ up(?:\ (?:now|today|here|for|to)\b.{0,100})?|(?:get|receive)\ .{0,60}\b(?:in|to)\ your\ inbox.{0,60}
    |(?:already\ a\ )?(?:subscriber|member)\??(?:\ (?:log|sign)\ in.{0,20})?|(?:log|sign)\ in(?:\ (?:to|here)\b.{0,60})?|register(?:\ (?:now|free|for\ free))?|newsletters?(?:\ sign-?up)?
    |get\ the\ app|download\ (?:our|the)\ (?:free\ )?app.{0,60}|(?:open|view|watch)\ (?:in|on)\ (?:app|browser|youtube|instagram|facebook|twitter|x)
    |(?:terms\ (?:of\ (?:use|service)|and\ conditions)|privacy\ (?:policy|choices)|(?:advertising|your\ privacy)\ choices|closed\ captioning)(?:\ and)?(?:\ privacy\ policy)?
    |back\ to\ (?:top|home).{0,20}|skip\ to\ .{0,30}|next\ (?:article|story|post|page)|previous\ (?:article|story|post|page)|close|menu|search|home|loading\.*
    |view\ (?:this\ )?(?:post|gallery|image|photo|more|profile)(?:\ (?:in\ fullscreen|on\ .{0,30}))?|tags?:?|topics?:?|hashtags:?|filed\ under:?.{0,80}|(?:image|photo|video)\ (?:gallery|carousel)
    |all\ rights\ reserved.{0,80}|(?:©|\(c\)|copyright)\ ?(?:\d{4}|by\b).{0,120}|report\ (?:an?\ )?(?:error|typo|correction).{0,40}
    |this\ (?:article|site|page)\ (?:is\ protected|uses\ cookies|contains\ affiliate).{0,120}|we\ use\ cookies.{0,120}|accept\ (?:all\ )?cookies|cookie\ (?:policy|settings)
    |(?:read|lesen|lies)\ (?:more|sie\ auch|auch)|mehr\ (?:zum\ thema|lesen|dazu)|lesen\ sie\ auch|auch\ interessant|weiterlesen|anzeige|werbung|lire\ aussi|à\ lire\ aussi|publicité|leer\ más|lea\ también|te\ puede\ interesar|publicidad|leggi\ anche|pubblicità|leia\ (?:também|mais)|publicidade|lees\ (?:ook|verder|meer)|advertentie|läs\ (?:också|mer)|les\ også|lue\ (?:myös|lisää)|annonse|annons|mainos
    |関連記事.{0,20}|あわせて読みたい|広告|もっと見る|続きを読む|シェア(?:する)?|ツイート|コメント(?:を書く)?|アクセスランキング|人気記事|関連ニュース|関連タグ|관련\ ?기사|많이\ 본\ 뉴스|相关(?:新闻|阅读)|广告|推荐阅读|延伸閱讀|相關新聞
    )[\W_]*$""",
    re.I | re.X,
)
_LEAD_IN = re.compile(
    r"""^[\W_]*(?:
    (?:read|see|watch|listen|also\ read|related|more|recommended|don['’]?t\ miss|must\ read)(?:\ (?:more|also|now|next|here|story|stories|article|coverage|video|reading))?\s*[:|»›>—–]\s*\S
    |lesen\ sie\ auch\b|mehr\ (?:zum\ thema|dazu|lesen\ sie)\b|lire\ aussi\b|à\ lire\ aussi\b|leer\ más\b|lea\ también\b|lee\ también\b|leggi\ anche\b|leia\ (?:também|mais)\b|lees\ ook\b|läs\ (?:också|mer)\b|les\ også\b
    |click\ here\ (?:to|for)\b|tap\ here\ to\b|sign\ up\ (?:for|to)\ (?:our|the|receive|get)\b|subscribe\ to\ (?:our|the|receive)\b|follow\ us\ on\b|download\ (?:the|our)\ .{0,30}\bapp\b
    |(?:for|get)\ (?:more|the\ latest)\b.{0,60}\b(?:follow|subscribe|sign\ up|visit|click|download)\b
    )""",
    re.I | re.X,
)


def is_furniture(line: str) -> bool:
    """Whether a whole line says nothing of the article: a label, a button, a link to something else."""
    text = line.strip()
    if not text or len(text) > MAX_FURNITURE_CHARS:
        return False
    return bool(_WHOLE_LINE.match(text) or _LEAD_IN.match(text))
