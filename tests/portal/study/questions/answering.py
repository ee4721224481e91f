"""How the tests of questions answer them, through the page."""


def address(step, language=""):
    return f"{language}/study/questions/{step.pk}/"


def options(of, *words):
    return [str(row.pk) for row in of.option_rows.filter(words__in=words)]


def matches(client, step, **partners):
    """The fields of a question of matching, by the last word of each item."""
    form = client.get(address(step)).context["page"].form
    found = {}
    for field in form.matches:
        tokens = {words: token for token, words in field.field.choices}
        found[field.html_name] = tokens[partners[field.label.split()[-1]]]
    return found


RIGHT = {
    "single": lambda made: {"options": options(made, "Three coins")},
    "multiple": lambda made: {"options": options(made, "Coins", "Notes")},
    "short": lambda _made: {"words": " bến  đò "},
    "number": lambda _made: {"number_written": "13"},
    "true_false": lambda _made: {"judgement": "false", "correction": "three coins"},
    "evidence": lambda _made: {"sentence": ["1"]},
}
WRONG = {
    "single": lambda made: {"options": options(made, "Two coins")},
    "multiple": lambda made: {"options": options(made, "Shells", "Beads")},
    "short": lambda _made: {"words": "The Bridge"},
    "number": lambda _made: {"number_written": "99"},
    "true_false": lambda _made: {"judgement": "true"},
    "evidence": lambda _made: {"sentence": ["3"]},
}


def give(client, step, attempt=1, **values):
    return client.post(address(step), {"attempt": attempt, **values}, follow=True)


def order_of(page, *words):
    """The tokens of an ordering's items, in the order of `words`."""
    tokens = {item.words: item.token for item in page.context["page"].items}
    return [tokens[each] for each in words]
