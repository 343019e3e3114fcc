"""Ways to make a page do more than show text, and what tells whether one of them came through."""

import re
from html.parser import HTMLParser

_ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "javascript&#58;alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "&#0000106;avascript:alert(1)",
    "java&#x09;script:alert(1)",
    "java&#10;script:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "javascript&colon;alert(1)",
    "%6Aavascript:alert(1)",
    "javascript%3Aalert(1)",
    "%256aavascript:alert(1)",
    "\x01javascript:alert(1)",
    "&#1;javascript:alert(1)",
    "java\u200bscript:alert(1)",
    "java\u00adscript:alert(1)",
    "vbscript:msgbox(1)",
    "VBSCRIPT:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "DATA:image/svg+xml,x",
    "file:///etc/passwd",
    "ftp://x.org/a",
    "blob:https://x.org/1",
    "ms-word:ofe|u|x",
    "//x.org/a.png",
    "\\\\\\\\x.org\\\\a",
    "/\\\\x.org/a",
    "view-source:x",
    "intent://x#Intent;end",
    "filesystem:http://x/y",
)
_WAYS = (
    "[a]({0})",
    "![a]({0})",
    "[a](<{0}>)",
    '[a]({0} "title")',
    "[a][r]\n\n[r]: {0}",
    "[r]\n\n[r]: <{0}> 'title'",
    "<{0}>",
)
_ATTRIBUTES = (
    'onclick="alert(1)"',
    "onclick=alert(1)",
    "onload",
    "ONMOUSEOVER='alert(1)'",
    'style="background:url(//x.org/a)"',
    "style=position:fixed",
    'src="//x.org/a.js"',
    'href="javascript:alert(1)"',
    "href=javascript&#58;alert(1)",
    'target="_blank"',
    'srcset="//x.org/a 2x"',
    'formaction="javascript:alert(1)"',
    'data-md-component="search"',
    "#__config",
    "#__drawer",
    ".mermaid",
    'ping="//x.org"',
    'srcdoc="<script>alert(1)</script>"',
    "is=x",
    "autofocus",
    "contenteditable",
    "http-equiv=refresh",
    'xlink:href="javascript:alert(1)"',
    'background="//x.org/a"',
)
_DRESSED = (
    "*x*{{ {0} }}",
    "[a](b.md){{: {0} }}",
    "Text.\n{{ {0} }}",
    "## Head {{ {0} }}",
    "`x`{{ {0} }}",
    "![a](a.png){{ {0} }}",
)
_HTML = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.org/a.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1)></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=//x.org/a></object>",
    "<embed src=//x.org/a>",
    "<base href=//x.org/>",
    "<link rel=stylesheet href=//x.org/a>",
    "<meta http-equiv=refresh content='0;url=//x.org'>",
    "<style>@import '//x.org/a';</style>",
    "<form action=//x.org><input name=a></form>",
    "<button onclick=alert(1)>x</button>",
    "<video src=//x.org/a></video>",
    "<audio src=//x.org/a autoplay></audio>",
    "<details open ontoggle=alert(1)>x</details>",
    "<body onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='//x.org'>x</a>",
    "<div style='background:url(//x.org/a)'>x</div>",
    "<div onclick=alert(1) markdown>\n\nx\n\n</div>",
    "<b onclick=alert(1)>x</b>",
    "<b\nonclick=alert(1)>x</b>",
    "<b/onclick=alert(1)>x</b>",
    '<b class="a"onclick=alert(1)>x</b>',
    "<b class='a' onclick = alert(1) >x</b>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE x>",
    "<template><script>alert(1)</script></template>",
    "<textarea></textarea><script>alert(1)</script>",
    "<title></title><img src=x onerror=alert(1)>",
    "<xmp><script>alert(1)</script></xmp>",
    "<plaintext>",
    "<scr<script>ipt>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<img src=`x` onerror=alert(1)>",
    "<img\x0csrc=x\x0conerror=alert(1)>",
    "<p id=__config>{}</p>",
    "<pre class=mermaid>graph</pre>",
    "<x-y onclick=alert(1)>x</x-y>",
    "> <script>alert(1)</script>",
    "- <script>alert(1)</script>",
    "1. <img src=x onerror=alert(1)>",
    "!!! note\n\n    <script>alert(1)</script>",
    '=== "Tab"\n\n    <img src=x onerror=alert(1)>',
    '!!! note "<img src=x onerror=alert(1)>"\n\n    x',
    '=== "<script>alert(1)</script>"\n\n    x',
    "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
    "Word\n:   <script>alert(1)</script>",
    "x[^1]\n\n[^1]: <script>alert(1)</script>",
    "x[^1]\n\n[^1]: [a](javascript:alert(1))",
    '*[HTML]: "><script>alert(1)</script>\n\nHTML',
    '*[HTML]: x" onclick="alert(1)\n\nHTML',
    "## <script>alert(1)</script>",
    "# <img src=x onerror=alert(1)>",
    "`a` <script>alert(1)</script> `b`",
    "a ` b `<script>alert(1)</script>` c",
    "a `\n`<script>alert(1)</script>` b",
    "\\`<script>alert(1)</script>\\`",
    "``` js onload=alert(1)\n<script>alert(1)</script>",
    "```\nx\n````\n<script>alert(1)</script>\n",
    "~~~\nx\n```\n~~~\n<script>alert(1)</script>",
    "``` {.js onclick=alert(1)}\nx\n```",
    "   <script>alert(1)</script>",
    "<div>\n```\n<script>alert(1)</script>\n```\n</div>",
    "[<img src=x onerror=alert(1)>](a.md)",
    "![<img src=x onerror=alert(1)>](a.png)",
    '![a" onerror="alert(1)](a.png)',
    '[a](b.md "x" onclick="alert(1)")',
    "[a](b.md 'x\" onclick=\"alert(1)')",
    '--8<-- "/etc/passwd"',
    "<a@x.org onclick=alert(1)>",
    '<https://x.org"onclick=alert(1)>',
    '[a]: x "><script>alert(1)</script>"\n\n[a]',
    "- [ ] <img src=x onerror=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "[a](&lt;script&gt;)",
    '![a](a.png "x" onerror=alert(1))',
    "/// html | script\nalert(1)\n///",
)
TRICKS: tuple[str, ...] = (
    *(way.format(address) for address in _ADDRESSES for way in _WAYS),
    *(way.format(attribute) for attribute in _ATTRIBUTES for way in _DRESSED),
    *_HTML,
)

_NEVER = {
    "script",
    "iframe",
    "object",
    "embed",
    "base",
    "meta",
    "link",
    "style",
    "form",
    "button",
    "video",
    "audio",
    "template",
    "noscript",
    "math",
    "body",
}
_LEADS = {
    "href",
    "src",
    "srcset",
    "action",
    "formaction",
    "data",
    "xlink:href",
    "background",
    "poster",
    "ping",
    "srcdoc",
}
_ELSEWHERE = ("//", "\\", "/\\")
_UNSEEN = re.compile("[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")


class Judge(HTMLParser):
    """Collects what of a page runs, dresses, or asks another place for something; knows nothing of our list."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag and its attributes."""
        if tag in _NEVER:
            self.found.append(f"<{tag}>")
        self.found += [f"{tag} {name}={value}" for name, value in attrs if _does_more(tag, name, value or "")]


def _does_more(tag: str, name: str, value: str) -> bool:
    if name.startswith("on") or name in ("srcdoc", "target", "is", "http-equiv", "autofocus", "contenteditable"):
        return True
    if name == "style":
        return not re.fullmatch(r"text-align: ?(left|center|right);?", value)
    if (name, value) in (("id", "__config"), ("id", "__drawer")) or (name == "class" and "mermaid" in value.split()):
        return True
    if name not in _LEADS:
        return name.startswith("data-md-")
    bare = _UNSEEN.sub("", value).lower()
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", bare)
    if tag == "a" and name == "href":
        return bool(scheme and scheme[1] not in ("http", "https", "mailto", "tel")) or bare.startswith(_ELSEWHERE)
    return scheme is not None or bare.startswith(_ELSEWHERE)


def judged(made: str) -> list[str]:
    """Return what of some HTML does more than show."""
    judge = Judge()
    judge.feed(made)
    judge.close()
    return judge.found
