"""The words by which pages say what they are, in titles and addresses, in the languages most news is written in."""

import re

LIVE = re.compile(
    r"\blive(?:\s?blog|\s(?:updates?|coverage|reporting|news|feed|score|text|tracker)|:|\s[-–—|])|\bas it happened\b|\bnews live\b|\blatest updates\b|\bnewsticker\b|\blive-?ticker\b|\bnewsblog\b|\ben (?:direct|directo|vivo)\b|\bao vivo\b|\baan het werk live\b|"
    r"\bin diretta\b|\bliveblog\b|^live\b|\blive$|^the latest\b|【速報中】|【随時更新】|ライブ配信|ライブ更新|実況|실시간|생중계|直播",
    re.I,
)
LIVE_PATH = re.compile(
    r"/live(?:-?blog|-news|-updates|-coverage)?(?:/|$)|(?<!are)(?<!is)(?<!go)(?<!goes)-live-(?!in\b|with\b|on\b|at\b|and\b)|-liveticker|/liveticker|/liveblog|/en-direct/|/en-vivo/|/directo/"
)
RUNNING = re.compile(
    r"^(?:here['’]s|here is) the latest:?$", re.I
)  # the line above the entries of an agency's running file
ROUNDUP = re.compile(
    r"\b(?:news digest|morning (?:brief|briefing|digest|report|edition)|evening (?:brief|briefing|digest|edition)|daily (?:brief|briefing|digest|roundup)|weekly (?:digest|roundup|wrap|recap)|week in (?:review|pictures)|news of the (?:week|day)|"
    r"round-?up|newsletter|business brief|five things|(?:\d+|five|ten|three) (?:big |top )?things|things to know|most[- ]read|top stories|today['’]s (?:headlines|top news|front pages?)|what (?:you need )?to know today|in brief|news in brief|brief:|the day in|today in history|on this day|"
    r"gift ideas|gift guide|buying guide|best (?:deals|gifts|cheap))\b|\bissue #\d+\b|"
    # a column that comes every day or week and has no title but its date: "World Notes 2025.06.04", "Corrections: June 4, 2025"
    r"^.{3,40}\W(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}$|^[^:|]{3,40}[:|–—]\s?(?:\w+day,?\s)?(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\.? \d{1,2}|\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*)(?:,? \d{4})?$|"
    r"^(?:daily|today['’]s|weekly|weekend) .{0,20}\bdeals?\b|"
    r"^(?:the\s)?(?:top\s)?\d{1,3}\s(?:best|top|most|of the|biggest|greatest|favou?rite|ways|places|reasons|easy|cheap|things|movies|books|gifts|shows|songs|recipes)\b|"
    r"^\s*(?:the\s)?(?:[\w’']+\s){0,6}best\s.{3,80}(?:\b20\d\d\b|for every|to (?:buy|shop|give))|\branked\b|\bdeals?\b.{0,40}\b20\d\d\b|"
    r"\bmorgenbriefing\b|\bdie nachrichten am (?:morgen|mittag|abend)\b|\bnachrichtenüberblick\b|\bdas wichtigste (?:am|des|vom|in kürze)\b|\bdie lage am\b|\bnews des tages\b|\bkurz(?:nachrichten|meldungen)\b|\bmeistgelesene\w*|"
    r"\bl['’]essentiel de l['’]actu|\bce qu['’]il faut retenir (?:de|ce)|\brevue de presse\b|\bles infos? du jour\b|\bl['’]actu du jour\b|\ben bref\b|\bles plus lus\b|\blettre d['’]information\b|"
    r"\bresumen (?:del día|de noticias|semanal)\b|\blas (?:claves|noticias) del día\b|\blo más leído\b|\bnoticias más leídas\b|\btitulares de\b|\bboletín\b|\ben breve\b|"
    r"\ble notizie (?:del giorno|di oggi|più lette)\b|\brassegna stampa\b|\bi fatti del giorno\b|\bin breve\b|\bresumo do dia\b|\bprincipais notícias\b|\bnotícias mais lidas\b|\bdestaques do dia\b|\bnieuwsoverzicht\b|\bhet nieuws van (?:vandaag|de dag)\b|\bmeest gelezen\b|\bnieuwsbrief\b|"
    r"まとめ(?:読み|て|$)|一気読み|ダイジェスト|ニュース一覧|今週の(?:ニュース|人気)|よく読まれた|アクセスランキング|週間ランキング|뉴스 ?브리핑|모닝 ?브리핑|간추린|오늘의 (?:주요|뉴스)|가장 많이 본|많이 본 뉴스|早报|晚报|新闻早知道|一周(?:回顾|新闻)",
    re.I,
)
ROUNDUP_PATH = re.compile(
    r"/(?:newsletters?|lists|photostory|gift-guides?|roundups?|recommended|buying-guides?|shopping|coupons?|deals|news-digest|briefings?|most-read|weekly-digest)/|"
    r"[/-](?:newsletter|round-?up|news-digest)(?:-|/|$)|/(?:the-)?(?:\d+-)?best-[a-z]+|/top-\d+|/\d+-(?:best|things|ways|places|books|movies|gifts|recipes)-"
)
GALLERY = re.compile(
    r"/(?:galler(?:y|ies)|photos?|pictures|slideshows?|bildergalerie|fotostrecke|diaporama|fotogaleria|photo-?essay|fotogalerij)(?:/|$|-)|\b(?:in (?:pictures|photos)|photo gallery|photos?:|bildergalerie|fotostrecke|diaporama|galería de fotos|le foto:|en images)\b|【写真特集】|写真特集|フォトギャラリー|\[포토\]|【?图集】?",
    re.I,
)
VIDEO = re.compile(
    r"/(?:videos?|watch|mediathek|tv|vidéo)/|^(?:watch|video|vidéo|vídeo)\s?[:|]|【動画】|\[영상\]", re.I
)
OPINION = re.compile(
    r"/(?:opinions?|editorials?|comment(?:ary|isfree)?|columns?|columnists?|op-?ed|letters|kommentare?|meinung|opinion|opinione?|opiniao|tribuna|tribunes?|debats?|ledare|advice|perspectives?|voices|viewpoint|blogs?/opinion|shasetsu|editoriales)(?:/|$|-)|"
    r"^(?:opinion|editorial|column|comment|commentary|op-?ed|letters?(?: to the editor)?|guest (?:column|essay)|analysis and opinion|kommentar|leitartikel|kolumne|gastbeitrag|opinión|opinião|opinione|tribune|édito|ask \w+|dear \w+|社説|コラム|論説|사설|칼럼)\s*[:|｜]|"
    r"\|\s*(?:opinion|editorial|column|commentary|kommentar)\b|^[【\[](?:社説|コラム|論説|사설|칼럼|기고|시론)[^】\]]{0,12}[】\]]|^社説",
    re.I,
)
OPINION_LABEL = re.compile(
    r"^(?:opinions?|editorials?|op-?eds?|comment(?:ary)?|columns?|columnists?|kommentare?|meinung|leitartikel|opinión|opinião|opinioni|tribunes?|débats?|opinie|advice|社説|コラム|論説|오피니언|사설|칼럼|评论|社论)$",
    re.I,
)
REVIEW = re.compile(
    r"/(?:[\w-]+-)?reviews?(?:/|$|-)|\breview\s*[:|–—-]|[:|–—-]\s*[\w ]{0,20}\breview$|\breview$|^review\b|^(?:kritik|rezension|filmkritik|critique|reseña|crítica|recensione|recensie)\s*[:|]|【レビュー】|\[리뷰\]",
    re.I,
)
LISTING_PATH = re.compile(
    r"/(?:wikis?|events?|event-\d+|classifieds|obituar(?:y|ies)|obits?|horoscopes?|horoskop|dating|database|directory|lottery|crosswords?|puzzles|games|recipes?/[\w-]+-\d+|product|products|shop|store|jobs)(?:/|-|$)",
    re.I,
)
INDEX_PATH = re.compile(
    r"/(?:tags?|topics?|themen?|thema|temas?|tema|sujets?|etiquetas?|categor(?:y|ies|ia|ie)|search|suche|recherche|buscar|archives?|archiv|listings?|authors?|autor(?:en)?|ranking|latest|newsfeed|page/\d+)(?:/[\w%.-]{1,60}){0,2}/?$",
    re.I,
)
# Pages of service: no news, though they stand on a newspaper's site and carry its marks.
SERVICE = re.compile(
    r"\bhoroscopes?\b(?! app)|\bhoroskop\b|\bhoróscopo\b|\boroscopo\b|\bhoroscoop\b|\bhoroscope du jour\b|星占い|今日の運勢|오늘의 운세|"
    r"\b(?:powerball|mega millions|lotto|lottery|euromillions|thunderball) (?:winning )?(?:numbers|results?)\b|\blottozahlen\b|\bresultados? (?:da|de la|del) (?:mega-sena|loter[ií]a|lotof[aá]cil|quiniela)|\bestrazioni (?:lotto|superenalotto)|\btirage (?:du )?(?:loto|euromillions)|"
    r"^(?:weather forecast|das wetter (?:heute|morgen|am)|wettervorhersage|météo du (?:jour|\w+day)|previsioni (?:del tempo|meteo)|previsión del tiempo|previsão do tempo|het weer (?:vandaag|morgen))\b|^(?:今日|明日|きょう|あす)の天気|^오늘의? 날씨|"
    r"\b(?:wordle|connections|strands|quordle)\b.{0,40}\b(?:hints?|answers?|clues?)\b|\bcrossword\b.{0,20}\b(?:answers?|clues?|no\.?)\b|\bsudoku\b|\bkreuzworträtsel\b|"
    r"^(?:the )?(?:[\w-]+ ){0,3}quiz\b\s*[:|–-]|\btake our quiz\b|\bquiz$|\btest your knowledge\b|\btv (?:listings|guide|tonight)\b|\btv-programm\b|番組表|편성표|"
    r"^(?:obituaries|death notices|funeral notices|todesanzeigen|avis de décès|necrologi[ae]?)\b|お悔やみ|^\[?부고\]?|"
    r"^(?:exchange rates?|gold rates?|petrol prices?|fuel prices?)\b.{0,40}\btoday\b",
    re.I,
)
# Paid for by whom it speaks of.
PAID = re.compile(
    r"/(?:sponsored|advertorials?|partner-?content|paid-?posts?|brand-?voice|brand-?studio|branded|sponsored-content|publireportaje|anzeige|advertentie)(?:/|-|$)|"
    r"^[\[(【]?(?:sponsored|advertorial|anzeige|publireportage|publireportaje|publirreportaje|partner content|paid (?:post|content|program)|promoted|contenuto sponsorizzato|conteúdo patrocinado|contenido patrocinado|contenu sponsorisé|gesponsord|advertentie|広告企画|PR|AD|협찬|광고)[\])】]?(?:\s*[:|｜]|$)|^【PR】|^\[AD\]",
    re.I,
)
PODCAST_PATH = re.compile(r"/(?:podcasts?|audio|listen|radio|episodes?)(?:/|$)", re.I)
PODCAST = re.compile(r"\bpodcast\b\s*[:|–—-]|[:|–—-]\s*[\w ]{0,25}\bpodcast$|^podcast\b|ポッドキャスト|팟캐스트", re.I)
# What a server shows in an article's place, with a good status.
REFUSAL = re.compile(
    r"^\W*(?:(?:error\s)?40[34]\b.{0,40}|(?:page|article|story|content) (?:not found|unavailable|no longer available|does ?n[o']t exist).{0,60}|not found|(?:access|permission) denied.{0,40}|forbidden|just a moment.{0,5}|attention required!?.{0,20}|are you a (?:robot|human).{0,20}|"
    r"(?:please )?(?:verify|confirm) (?:that )?you(?:['’]re| are) (?:a )?(?:human|not a (?:ro)?bot).{0,20}|security check.{0,30}|checking your browser.{0,40}|robot check|captcha.{0,20}|(?:please )?enable (?:javascript|cookies).{0,40}|javascript (?:is )?(?:required|disabled).{0,30}|"
    r"(?:please )?(?:log|sign) ?[io]n(?: to .{0,40})?|register(?: (?:now|to continue).{0,20})?|subscribe(?: (?:now|to (?:read|continue)).{0,30})?|before you continue.{0,40}|(?:your )?(?:privacy|cookie) (?:choices|settings|consent|preferences)|we value your privacy|service unavailable|bad gateway|"
    r"seite nicht gefunden.{0,30}|anmelden|einloggen|zustimmung erforderlich|page (?:introuvable|non trouvée).{0,30}|connexion|se connecter|página no (?:encontrada|existe).{0,30}|iniciar sesión|pagina non trovata.{0,30}|accedi|página não encontrada.{0,30}|pagina niet gevonden.{0,30}|inloggen|"
    r"(?:お探しの)?ページ(?:が|は)?(?:見つかりません|存在しません).{0,20}|ログイン|会員登録|페이지를 찾을 수 없습니다.{0,10}|로그인|页面不存在.{0,10}|找不到.{0,4}页面|登录)\W*$",
    re.I,
)
REFUSING = re.compile(
    r"(?:enable|turn on|activate) (?:your )?(?:javascript|cookies)|javascript (?:is|to be) (?:required|disabled|enabled)|verify (?:that )?you(?:['’]re| are) (?:a )?human|not a robot|unusual (?:traffic|activity) (?:from|on) your|performing security verification|checking your browser|ray id|"
    r"we and our \d* ?partners|we use cookies (?:and|to)|accept (?:all )?cookies|manage (?:your )?(?:consent|preferences)|subscribe to (?:continue|read|unlock)|to continue reading|already a subscriber|the page you (?:requested|are looking for)|"
    r"bitte (?:aktivieren|schalten) sie (?:javascript|cookies)|wir und unsere (?:\d+ )?partner|weiterlesen mit|activez javascript|nos partenaires|active javascript|nuestros socios|abilita javascript|i nostri partner|schakel javascript|onze partners|javascriptを有効|この記事は(?:有料)?会員|자바스크립트를 (?:활성화|켜)|请(?:启用|开启)javascript",
    re.I,
)
SECTIONS = frozenset(
    "home index news world international national local politics business economy markets money finance sport sports football soccer tennis culture arts entertainment lifestyle life style health science tech technology opinion "
    "environment climate education travel food weather society crime courts us uk europe asia africa americas middle-east japan korea china india latest breaking-news headlines video videos photos topics features life-style "
    "politik wirtschaft ausland inland panorama kultur sport wissen gesundheit digital netzwelt reise nachrichten schlagzeilen meinung lokales regional "
    "monde france politique economie société societe culture sports sciences sante planete actualites actualite regions faits-divers "
    "mundo internacional espana nacional politica economia deportes sociedad cultura ciencia tecnologia salud noticias ultimas-noticias portada "
    "esteri cronaca cultura sport salute tecnologia spettacoli notizie mondo brasil esportes noticias saude educacao ultimas nieuws binnenland buitenland economie cultuur en es de fr it pt nl ja ko zh".split()
)
ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|Review|SocialMediaPosting|NewsStory)$")
LISTING_TYPES = frozenset(
    (
        "CollectionPage",
        "SearchResultsPage",
        "Product",
        "ProductGroup",
        "Event",
        "JobPosting",
        "Quiz",
        "ProfilePage",
        "Recipe",
        "Obituary",
    )
)
PAID_TYPES = frozenset(("AdvertiserContentArticle",))
