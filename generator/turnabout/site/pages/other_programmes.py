"""Write the page of the other programmes and the tracks, and who they are for."""

from ...model.curriculum import Programme, ProgrammeSession, Track
from ...planning.schedule import plan_sessions
from ..escape import Markdown, blocks
from ..page_places import CHOICES, OVERVIEW
from ..tree import Page
from .page_context import Desk, View, module_view
from .programme_pages import facts_of, has_choices


def other_programmes(desk: Desk) -> tuple[Page, ...]:
    """Return the page; nothing where the curriculum has one programme and no track."""
    desk = desk.at(CHOICES)
    curriculum = desk.handbook.curriculum
    if not has_choices(desk):
        return ()
    others = {name: other for name, other in curriculum.programmes.items() if name != desk.handbook.programme_id}
    values: View = {
        "overview": desk.link(OVERVIEW),
        "programmes": [_programme(desk, name, programme) for name, programme in others.items()],
        "tracks": [_track(desk, name, track) for name, track in curriculum.tracks.items()],
    }
    return (desk.page("choices", "Other programmes and tracks", values, "curriculum"),)


def _programme(desk: Desk, name: str, programme: Programme) -> View:
    return {
        "title": programme.title,
        "anchor": Markdown(f"programme-{name}"),
        "purpose": desk.text(programme.purpose),
        "summary": blocks(programme.summary, desk.up),
        "facts": facts_of(desk, plan_sessions(desk.handbook.curriculum, programme)),
        "sessions": [_session(desk, session) for session in programme.sessions.values()],
    }


def _session(desk: Desk, session: ProgrammeSession) -> View:
    return {**module_view(desk, session.module), "choices": [module_view(desk, name) for name in session.or_]}


def _track(desk: Desk, name: str, track: Track) -> View:
    return {
        "title": track.title,
        "anchor": Markdown(f"track-{name}"),
        "for": desk.text(track.for_),
        "modules": [module_view(desk, module) for module in track.modules],
    }
