"""List where the sources disagree."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from timeline.agreement import in_words
from timeline.models import Event
from timeline.queries.judgements import Disagreement, disagreements


class Command(BaseCommand):
    """Write each disagreement with its reason and its statements."""

    help = "List events and indicators whose sources contradict each other."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Write one JSON array.")

    def handle(self, *args: Any, **options: Any) -> None:
        found = disagreements()
        if options["json"]:
            rows = [_row(each) for each in found]
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for each in found:
            marks = [
                *(["weak"] if each.judgement.is_weak else []),
                *(["settled"] if each.subject.is_settled else []),
            ]
            self.stdout.write(
                f"{each.subject} ({', '.join(marks)})" if marks else str(each.subject)
            )
            self.stdout.write(f"  {each.judgement.reason('en')}")
            if hint := each.judgement.hint("en"):
                self.stdout.write(f"  {hint}")
            for statement in each.judgement.statements:
                self.stdout.write(f"  - {in_words(statement, 'en')}: {statement.source}")
        self.stdout.write(f"{len(found)} disagreements.")


def _row(each: Disagreement) -> dict[str, Any]:
    return {
        "subject": "event" if isinstance(each.subject, Event) else "indicator",
        "slug": each.subject.slug,
        "is_weak": each.judgement.is_weak,
        "is_settled": each.subject.is_settled,
        "reason": each.judgement.reason("en"),
        "hint": each.judgement.hint("en"),
        "statements": [
            {
                "key": statement.key,
                "source": statement.source,
                "value": in_words(statement, "en"),
                "scope": statement.scope,
            }
            for statement in each.judgement.statements
        ],
    }
