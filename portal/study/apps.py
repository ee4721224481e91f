"""The app of this room."""

from django.apps import AppConfig


class StudyConfig(AppConfig):
    name = "portal.study"

    def ready(self) -> None:
        from articles import uses  # noqa: PLC0415 - these need the models
        from portal.lessons.models import Question, Step  # noqa: PLC0415
        from portal.study import holdings, keeping  # noqa: PLC0415
        from portal.study.operations.answers import take_over_answers  # noqa: PLC0415
        from portal.study.operations.arrangements import take_over_arrangements  # noqa: PLC0415
        from portal.study.operations.guesses import (  # noqa: PLC0415
            take_over_guesses,
            take_over_pairings,
        )
        from portal.study.queries.answers import ANSWERS, answers_to  # noqa: PLC0415
        from portal.study.queries.arrangements import ARRANGEMENTS  # noqa: PLC0415
        from portal.study.queries.guesses import GUESSES, PAIRINGS  # noqa: PLC0415
        from portal.study.queries.steps import work_at_steps  # noqa: PLC0415

        holdings.register_all()
        uses.register(Question, "answer", answers_to)
        uses.register(Step, "work", work_at_steps)
        keeping.at_sign_in(ANSWERS, take_over_answers)
        keeping.at_sign_in(ARRANGEMENTS, take_over_arrangements)
        keeping.at_sign_in(GUESSES, take_over_guesses)
        keeping.at_sign_in(PAIRINGS, take_over_pairings)
        keeping.connect()
