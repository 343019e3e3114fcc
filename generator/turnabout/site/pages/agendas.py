"""Show agendas on the pages of sessions and of modules."""

from ...content.agenda import agenda_content
from ...content.module_parts import module_path
from ...planning.fit import Agenda, fit_session
from ...planning.paper_list import agenda_name, lengths_of
from ...planning.schedule import Session
from ..escape import Markdown
from .page_context import PageContext, View, prints, values_of


def agenda_views(context: PageContext, agenda: Agenda, session: Session | None) -> list[View]:
    """Return an agenda at its own length, and then at every other length that fits."""
    others = [fit_session(agenda.module_id, agenda.module, n) for n in lengths_of(agenda) if n != agenda.length]
    own = {slot.id for slot in agenda.slots} if session else set(agenda.module.activities)
    return [_agenda_view(context, fitted, session, own) for fitted in (agenda, *others)]


def agenda_prints(context: PageContext, agenda: Agenda, session: Session | None, length: int) -> list[View]:
    """Return the links to an agenda in each paper size."""
    return prints(context, "agenda", agenda_name(agenda, session, length))


def _agenda_view(context: PageContext, agenda: Agenda, session: Session | None, own: set[str]) -> View:
    content = agenda_content(context.handbook, agenda, session.start if session else None)
    return {
        **values_of(content),
        "ways": {name: _way(context, agenda.module_id, name, own) for name in content.ids},
        "papers": agenda_prints(context, agenda, session, agenda.length),
    }


def _way(context: PageContext, module_id: str, activity_id: str, own: set[str]) -> Markdown:
    """Steps stand on the page itself for what runs at the programme's length, else on the page of the module."""
    anchor = f"activity-{activity_id}"
    return Markdown(f"#{anchor}") if activity_id in own else context.link(module_path(module_id), anchor)
