"""What means something in each kind of file; each sign stands for the byte of its number."""

IN_YAML = (
    ":", ": ", "- ", "? ", "|", ">", "|2+\n", ">-\n", "'", '"', "[", "]", "{", "}", ",", "#", " #", "&a ", "*a",
    "<<: *a", "!!python/object:os.system ", "!<!>", "---\n", "...\n", "%YAML 9.9\n", "%TAG ! !\n", "\t", "  ",
    "\\x00", "\\uD800", "null", "~", ".inf", "1e999", "-0", "0x", "[[[[", "{{{{", "- - - - ", "{mentor}", "{a", "}}",
    "[@x]", "\n\n", "\r",
)  # fmt: skip
IN_CLIENTS = (
    *IN_YAML, "set: ", "remove: ", "add: ", "move: ", "replace: ", "to: ", "item: ", "file: ", "with: ", "after: ",
    "why: x", "before: ", "first: true", "expects: ", "seeds", "compost/activities", "ground-rules", "terms/", "//",
    "/", "../../x", "modules/bees.yml", "changes:\n", "layers: [coast]", "{id: seeds}", "brand/logo",
)  # fmt: skip
IN_MARKDOWN = (
    "*", "**", "_", "`", "``", "```\n", "~~~\n", "[", "](", "![", "[^a]", "[^a]: ", "<", "<!--", "-->", "<b>", "</",
    "&amp;", "&#0;", "\\", "# ", "> ", "- ", "1. ", "+ ", "    ", "| ", "|-|\n", "---\n", "===\n", "!!! note\n    ",
    '??? x "y"\n', '=== "t"\n', ": ", "{ .a #b }", "{: x=y}", "[ ] ", "<https://e.example>", "[a]: b 'c'\n", "\n\n",
    "***", "[[", "((", "<<", "title: x\n", "[@a]", "{mentor}", "$$", "javascript:", "--8<-- ", "\r\n",
)  # fmt: skip
IN_CSV = (
    ",", ";", "\t", '"', '""', "\n", "\r", "\r\n", "pair,", "mentor", "mentoree", "start", "2027-03-01",
    "2027-03-01T09:30", "01/02/03", "31.12.27", "9:30 pm", "en", "fr", "sep=;\n", "=1+1", '"a\nb"', "@",
    "Europe/Berlin",
)  # fmt: skip
IN_PO = (
    'msgid "', 'msgstr "', 'msgctxt "', "msgid_plural", "msgstr[0]", "msgstr[99]", '"', '\\"', "\\", "\\n",
    "#, fuzzy\n", '#| msgid "', "#~ ", "#. ", "#: ", "#", "\n\n", '""\n', "Content-Type: text/plain; charset=",
    "UTF-16", "{mentor}",
)  # fmt: skip
IN_JSON = (
    "{", "}", "[", "]", '"', ":", ",", "null", "true", "1e999", "NaN", "-", "\\u0000", "\\ud800", "[[[[[[[[", '{"a":',
    '"changes"', '"pages"', '"contents"', '"layers"', '"parts"', '"sha256"', "\n",
)  # fmt: skip
IN_PICTURES = (
    "\x89PNG\r\n", "IHDR", "IDAT", "IEND", "tEXt", "<svg ", "</svg>", "<use href='#a'/>", "<g>", "</g>",
    "<!ENTITY a 'b'>", "&a;", "<style>", "url(#", "url(", "@import", "<feTurbulence/>", "onload='x'", "<![CDATA[",
    "]]>", "<?xml version='1.0'?>", "xmlns:a='b'", "<metadata>", "style='", "\x00\x00", "<!DOCTYPE svg>", "<!--",
)  # fmt: skip
IN_FONTS = ("OS/2", "glyf", "CFF ", "OTTO", "ttcf", "wOF2", "\x00\x01\x00\x00")
