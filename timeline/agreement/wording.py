"""Words statements and what they say about each other, in English and Vietnamese."""

from collections.abc import Iterable
from decimal import Decimal

from articles import dating
from articles.dating import HistoricalDate, Language
from timeline.agreement.comparing import Difference, Pair, Verdict
from timeline.agreement.quantity import Quantity
from timeline.agreement.statement import Kind, Statement


def in_words(statement: Statement, language: Language) -> str:
    """The value of a statement: “over 30 countries”, “10 April 2013”, “signed”."""
    value = statement.value
    if isinstance(value, HistoricalDate):
        return dating.in_words(value, language)
    if isinstance(value, Quantity):
        number = _number(value.value, language)
        return _QUALIFIERS[language][value.qualifier].format(
            f"{number} {_unit(value, language)}".strip()
        )
    return (language == "vi" and value.text_vi) or value.text


def reason(pair: Pair, language: Language) -> str:
    """Why two statements stand to each other as they do, as one sentence."""
    if pair.dates:
        return pair.dates.reason(language)
    words = {
        "first": in_words(pair.first, language),
        "second": in_words(pair.second, language),
    }
    if pair.difference:
        return _DIFFERENCES[language][pair.difference].format_map(words | _fields(pair, language))
    kind = str(pair.verdict)
    if pair.verdict is Verdict.AGREE and words["first"] != words["second"]:
        kind = "agree otherwise"
    elif pair.verdict is Verdict.DIFFER_BY_PRECISION and pair.first.kind is not Kind.NUMBER:
        kind = "shorter"
        words = dict(zip(words, sorted(words.values(), key=len), strict=True))
    elif pair.verdict is Verdict.DEVELOP:
        return development((pair.first, pair.second), language)
    elif pair.verdict is Verdict.CONTRADICT and pair.first.kind is not Kind.TERM:
        time = pair.first.holds_at
        kind = "contradict weakly" if pair.is_weak or time is None else "contradict at a time"
        words["time"] = dating.in_words(time, language) if time else ""
    return _REASONS[language][kind].format_map(words)


def development(statements: Iterable[Statement], language: Language) -> str:
    """What holds when, in the order given, as one sentence."""
    steps = ", ".join(
        f"“{in_words(statement, language)}” ({dating.in_words(statement.holds_at, language)})"
        for statement in statements
        if statement.holds_at
    )
    return _REASONS[language]["develop"].format(steps=steps)


def unanimity(statements: tuple[Statement, ...], language: Language) -> str:
    """That more than two statements agree."""
    return _REASONS[language]["unanimous"].format(
        count=len(statements), value=in_words(statements[0], language)
    )


def left_out(count: int, language: Language) -> str:
    """How many pairs could not be compared."""
    kind = "one pair apart" if count == 1 else "pairs apart"
    return _REASONS[language][kind].format(count=count)


def nothing_to_compare(language: Language) -> str:
    """That there are fewer than two statements."""
    return _REASONS[language]["single"]


def _unit(quantity: Quantity, language: Language) -> str:
    return (language == "vi" and quantity.unit_vi) or quantity.unit


def _scope(statement: Statement, language: Language) -> str:
    return (language == "vi" and statement.scope_vi) or statement.scope


def _number(value: Decimal, language: Language) -> str:
    """A number as the language groups its digits, without zeros at its end."""
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def _fields(pair: Pair, language: Language) -> dict[str, str]:
    """What the two statements give in the field in which they differ."""

    def field(statement: Statement) -> str:
        match pair.difference, statement.value:
            case Difference.KIND, _:
                return _KINDS[language][statement.kind]
            case Difference.SCOPE, _:
                return _scope(statement, language) or _WHOLE[language]
            case Difference.UNIT, Quantity() as quantity:
                return _unit(quantity, language) or _NO_UNIT[language]
            case Difference.COUNTING, Quantity() as quantity:
                return _COUNTINGS[language][quantity.counting]
        return ""

    return {"one": field(pair.first), "other": field(pair.second)}


_QUALIFIERS: dict[Language, dict[str, str]] = {
    "en": {
        "exact": "{}",
        "over": "over {}",
        "about": "about {}",
        "nearly": "nearly {}",
        "under": "under {}",
    },
    "vi": {
        "exact": "{}",
        "over": "hơn {}",
        "about": "khoảng {}",
        "nearly": "gần {}",
        "under": "dưới {}",
    },
}
_KINDS: dict[Language, dict[str, str]] = {
    "en": {
        "date": "a date",
        "number": "a number",
        "term": "a name",
        "status": "a status",
        "words": "words",
    },
    "vi": {
        "date": "thời điểm",
        "number": "con số",
        "term": "tên gọi",
        "status": "trạng thái",
        "words": "lời văn",
    },
}
_COUNTINGS: dict[Language, dict[str, str]] = {
    "en": {"stock": "what there is at a moment", "flow": "what happens during a time"},
    "vi": {
        "stock": "số hiện có tại một thời điểm",
        "flow": "số phát sinh trong một khoảng thời gian",
    },
}
_WHOLE: dict[Language, str] = {"en": "the whole", "vi": "toàn bộ"}
_NO_UNIT: dict[Language, str] = {"en": "no unit", "vi": "không có đơn vị"}
_DIFFERENCES: dict[Language, dict[Difference, str]] = {
    "en": {
        Difference.KIND: (
            "“{first}” and “{second}” are not comparable: one gives {one}, the other {other}."
        ),
        Difference.SCOPE: (
            "“{first}” and “{second}” are not comparable: one is about “{one}”, the other about "
            "“{other}”."
        ),
        Difference.UNIT: (
            "“{first}” and “{second}” are not comparable: one counts in “{one}”, the other in "
            "“{other}”."
        ),
        Difference.COUNTING: (
            "“{first}” and “{second}” are not comparable: one counts {one}, the other {other}."
        ),
        Difference.WORDS: (
            "“{first}” and “{second}” stand side by side: whether words mean the same is for "
            "readers to judge."
        ),
    },
    "vi": {
        Difference.KIND: (
            "Không so sánh được “{first}” với “{second}”: bên này nêu {one}, bên kia nêu {other}."
        ),
        Difference.SCOPE: (
            "Không so sánh được “{first}” với “{second}”: bên này nói về “{one}”, bên kia nói về "
            "“{other}”."
        ),
        Difference.UNIT: (
            "Không so sánh được “{first}” với “{second}”: bên này tính bằng “{one}”, bên kia tính "
            "bằng “{other}”."
        ),
        Difference.COUNTING: (
            "Không so sánh được “{first}” với “{second}”: bên này là {one}, bên kia là {other}."
        ),
        Difference.WORDS: (
            "“{first}” và “{second}” được đặt cạnh nhau: hai cách nói có cùng nghĩa hay không là "
            "do người đọc xét."
        ),
    },
}
_REASONS: dict[Language, dict[str, str]] = {
    "en": {
        "single": "There are not yet two statements to compare.",
        "agree": "Both say “{first}”.",
        "agree otherwise": "“{first}” and “{second}” are the same, written differently.",
        "unanimous": "All {count} statements say “{value}”.",
        "differ_by_precision": "“{first}” and “{second}” can both be true.",
        "shorter": "“{first}” says less than “{second}” and fits it.",
        "develop": "{steps}: each holds for its own time.",
        "contradict": "“{first}” and “{second}” cannot both be true.",
        "contradict at a time": "“{first}” and “{second}” cannot both be true of {time}.",
        "contradict weakly": (
            "“{first}” and “{second}” cannot both be true, unless there is time between them: the "
            "sources do not say."
        ),
        "one pair apart": "One pair of statements is not comparable.",
        "pairs apart": "{count} pairs of statements are not comparable.",
    },
    "vi": {
        "single": "Chưa có đủ hai ghi nhận để so sánh.",
        "agree": "Cả hai đều ghi “{first}”.",
        "agree otherwise": "“{first}” và “{second}” là một, chỉ viết khác nhau.",
        "unanimous": "Cả {count} ghi nhận đều nêu “{value}”.",
        "differ_by_precision": "“{first}” và “{second}” có thể cùng đúng.",
        "shorter": "“{first}” nói ít hơn “{second}” nhưng không trái nhau.",
        "develop": "{steps}: mỗi ghi nhận đúng với thời điểm của nó.",
        "contradict": "“{first}” và “{second}” không thể cùng đúng.",
        "contradict at a time": "“{first}” và “{second}” không thể cùng đúng với {time}.",
        "contradict weakly": (
            "“{first}” và “{second}” không thể cùng đúng, trừ khi hai bên nói về hai thời điểm "
            "khác nhau: các nguồn không nói rõ."
        ),
        "one pair apart": "Có một cặp ghi nhận không so sánh được.",
        "pairs apart": "Có {count} cặp ghi nhận không so sánh được.",
    },
}
