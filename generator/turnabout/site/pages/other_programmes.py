"""Write the page of the other programmes and the tracks, and who they are for."""

from ...model.programme import Programme, ProgrammeSession, Track
from ...planning.schedule import plan_sessions
from ..escape import Markdown, blocks
from ..page_places import CHOICES, OVERVIEW
from ..tree import Page
from .page_context import PageContext, View, module_view
from .programme_pages import facts_of, has_choices


def other_programmes(context: PageContext) -> tuple[Page, ...]:
    """Return the page; nothing where the curriculum has one programme and no track."""
    context = context.at(CHOICES)
    curriculum = context.handbook.curriculum
    if not has_choices(context):
        return ()
    others = {name: other for name, other in curriculum.programmes.items() if name != context.handbook.programme_id}
    values: View = {
        "overview": context.link(OVERVIEW),
        "programmes": [_programme(context, name, programme) for name, programme in others.items()],
        "tracks": [_track(context, name, track) for name, track in curriculum.tracks.items()],
    }
    return (context.page("choices", "Other programmes and tracks", values, "curriculum"),)


def _programme(context: PageContext, name: str, programme: Programme) -> View:
    return {
        "title": programme.title,
        "anchor": Markdown(f"programme-{name}"),
        "purpose": context.text(programme.purpose),
        "summary": blocks(programme.summary, context.up),
        "facts": facts_of(context, plan_sessions(context.handbook.curriculum, programme)),
        "sessions": [_session(context, session) for session in programme.sessions.values()],
    }


def _session(context: PageContext, session: ProgrammeSession) -> View:
    return {**module_view(context, session.module), "choices": [module_view(context, name) for name in session.or_]}


def _track(context: PageContext, name: str, track: Track) -> View:
    return {
        "title": track.title,
        "anchor": Markdown(f"track-{name}"),
        "for": context.text(track.for_),
        "modules": [module_view(context, module) for module in track.modules],
    }
