"""Draw the data of an agenda as a page of HTML, for engines that print such pages."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

_STYLE = """
@page { size: A4; margin: 10mm 13mm 15mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); } }
body { font: 9.5pt/1.25 "Source Sans 3", sans-serif; margin: 0; }
h1 { font-size: 23pt; margin: 0; } h2 { font-size: 11.5pt; border-bottom: 1pt solid; margin: 3mm 0 1mm; }
h3 { font-size: 9.5pt; margin: 2mm 0 0; } ol { margin: 0; padding-left: 4mm; } p { margin: 1mm 0; }
table { width: 100%; border-collapse: collapse; } td { border-top: .5pt solid; padding: .5mm 1mm; }
.two { columns: 2; column-gap: 6mm; } .line { border-bottom: .6pt solid; height: 8.5mm; } .next { break-before: page; }
svg { width: 19mm; height: 19mm; float: right; }
"""
_TAGS = {"emphasis": "em", "strong": "strong", "code": "code"}


def agenda_html(data: Mapping[str, Any]) -> str:
    """Return all that the agenda of the handbook shows, in two columns and with as much room to write."""
    room = '<div class="line"></div>'
    asked = "".join(
        f"<h3>{escape(one['who'])}</h3>" + "".join(f"<p>{_text(q)}</p>{room}" for q in one["questions"])
        for one in data["prompts"]
    )
    practice = data["practice"]
    body = [
        data["link"]["qr"] if data["link"] else "",
        f"<h1>{escape(data['module'])}</h1><p>{_text(data['purpose'])}</p>",
        _entries([data["roles"]["mentor"], data["roles"]["mentoree"], data["date"], " to ".join(data["clock"] or ())]),
        "<h2>By the end</h2>" + _table((o["who"], _text(o["text"]), _text(o["evidence"])) for o in data["objectives"]),
        "<h2>Running order</h2>" + _table((a["start"], a["minutes"], a["title"], a["who"]) for a in data["activities"]),
        "<h2>Ground rules</h2>" + "".join(f"<p>{_text(rule)}</p>" for rule in data["rules"]),
        '<h2 class="next">Step by step</h2><div class="two">' + "".join(map(_activity, data["activities"])) + "</div>",
        f'<h2>Questions</h2><div class="two">{asked}</div>',
        f"<h2>What we take away</h2><p>If {_text(practice['if'])}, then {_text(practice['then'])}.</p>",
        _table((n, "We will", "Owner", "By when") for n in (1, 2, 3)),
    ]
    title = escape(data["module"])
    return f'<!doctype html><html lang="en"><title>{title}</title><style>{_STYLE}</style>{"".join(body)}</html>'


def _activity(one: Mapping[str, Any]) -> str:
    steps = "".join(f"<li>{_text(step)}</li>" for step in one["steps"])
    says = "".join(f"<p><b>{escape(line['who'])}:</b> <em>{_text(line['text'])}</em></p>" for line in one["say"])
    return f"<h3>{one['start']} {escape(one['title'])}</h3><ol>{steps}</ol>{says}"


def _entries(labels: Iterable[str | None]) -> str:
    return "".join(f'<div class="line">{escape(label or "")}</div>' for label in labels)


def _table(rows: Iterable[Iterable[object]]) -> str:
    return (
        "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"
    )


def _text(pieces: Iterable[Mapping[str, Any]]) -> str:
    return "".join(map(_piece, pieces))


def _piece(piece: Mapping[str, Any]) -> str:
    inside = escape(piece.get("text", " " if piece["kind"] == "space" else "")) + _text(piece.get("children", ()))
    tag = _TAGS.get(piece["kind"])
    return f"<{tag}>{inside}</{tag}>" if tag else inside
