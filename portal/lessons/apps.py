"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LessonsConfig(AppConfig):
    name = "portal.lessons"
    verbose_name = _("Courses")

    def ready(self) -> None:
        from portal.lessons.queries import next_publication  # noqa: PLC0415 - needs the models
        from portal.ui.page_store import boundaries  # noqa: PLC0415

        boundaries.append(next_publication)
        self._register_uses()
        self._register_questions()

    @staticmethod
    def _register_uses() -> None:
        from articles import uses  # noqa: PLC0415
        from articles.models import Article, Passage, Term, Theme  # noqa: PLC0415
        from portal.lessons import uses as own  # noqa: PLC0415
        from timeline.models import Event, Indicator  # noqa: PLC0415

        uses.register(Article, own.STEP, own.steps_on_articles)
        uses.register(Passage, own.STEP, own.steps_on_passages)
        uses.register(Event, own.STEP, own.steps_on_events)
        uses.register(Indicator, own.STEP, own.steps_on_indicators)
        uses.register(Term, own.STEP, own.steps_on_terms)
        uses.register(Theme, own.STEP, own.steps_on_themes)

    @staticmethod
    def _register_questions() -> None:
        from articles import uses  # noqa: PLC0415
        from articles.models import Article, Passage  # noqa: PLC0415
        from portal.accounts.personal_data import Fate, register  # noqa: PLC0415
        from portal.lessons import keying, uses_of_questions  # noqa: PLC0415
        from portal.lessons.answering import EVIDENCE  # noqa: PLC0415
        from portal.lessons.models import Question  # noqa: PLC0415

        retirement = uses.Retirement(keying.retire_evidence, keying.restore_evidence)
        uses.register(Passage, EVIDENCE, uses_of_questions.evidence_on, retirement)
        uses.register(Passage, "ground", uses_of_questions.grounds_on)
        uses.register(Article, "question", uses_of_questions.questions_about)
        uses.register(Question, "step", uses_of_questions.steps_asking)
        register(
            "lessons.EvidencePassage",
            "editor",
            fate=Fate.UNNAME,
            export=("question__prompt", "passage__public_id", "created_at"),
        )
