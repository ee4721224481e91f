"""The relations to people in the tables of this room.

What a person gets of them names texts, passages, steps and questions by what readers know them by.
Two things have keys of this database alone, because their names may be a draft by then: the `order`
of an arrangement is of events, `first` and `second` of a pairing are statements (the kind of
statement and its number).
"""

from portal.accounts.personal_data import Fate, register


def register_all() -> None:
    """Say what becomes of each: it is the person's own and goes, or stays with somebody else's."""
    register(
        "study.Answer",
        "person",
        fate=Fate.ERASE,
        export=(
            *("question__prompt", "number", "words", "revision__number"),
            *("score", "hints", "answered_at"),
        ),
    )
    register(
        "study.Arrangement",
        "person",
        fate=Fate.ERASE,
        export=("step__title", "order", "arranged_at"),
    )
    register(
        "study.AskedHelp",
        "person",
        fate=Fate.ERASE,
        export=("question__prompt", "hints", "gave_up_at"),
    )
    register(
        "study.Regrading",
        "made_by",
        fate=Fate.UNNAME,
        export=("answer__question__prompt", "score", "reason", "made_at"),
    )
    register(
        "study.Guess",
        "person",
        fate=Fate.ERASE,
        export=("step__title", "who", "when", "why", "trust", "because", "guessed_at"),
    )
    register(
        "study.Highlight",
        "person",
        fate=Fate.ERASE,
        export=("passage__article__slug", "passage__public_id", "colour", "made_at"),
    )
    register(
        "study.Jotting",
        "person",
        fate=Fate.ERASE,
        export=(
            *("passage__article__slug", "passage__public_id"),
            *("client_id", "body", "made_at", "changed_at"),
        ),
    )
    register(
        "study.Pairing",
        "person",
        fate=Fate.ERASE,
        export=("step__title", "first", "second", "relation", "paired_at"),
    )
    register(
        "study.PassagesMade",
        "person",
        fate=Fate.ERASE,
        export=("article__slug", "count"),
    )
    register(
        "study.LastPlace",
        "person",
        fate=Fate.ERASE,
        export=("article__slug", "revision__number", "position", "at"),
    )
    register(
        "study.Progress",
        "person",
        fate=Fate.ERASE,
        export=(
            *("lesson__slug", "module__slug", "article__slug", "passage__public_id"),
            *("opened_at", "done_at"),
        ),
    )
