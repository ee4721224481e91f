"""What can be wrong with a date, in words that say what to do about it."""

from enum import Enum
from typing import NamedTuple

from articles.dating.languages import Language


class Message(NamedTuple):
    """What is wrong and what to do, as templates."""

    english: str
    vietnamese: str


class Problem(Enum):
    """One way in which text is not a date that we accept: its message in each language."""

    EMPTY = Message(
        "There is no date here. Write a year (2013), a month (2013-04) or a day (2013-04-10).",
        "Chưa có ngày tháng. Hãy ghi năm (2013), tháng (2013-04) hoặc ngày (2013-04-10).",
    )
    TOO_LONG = Message(
        "This date has {length} characters. Keep it to {limit}: write an interval instead of many "
        "single dates.",
        "Ngày tháng này dài {length} ký tự. Hãy giữ trong {limit} ký tự: ghi một khoảng thay cho "
        "nhiều ngày rời.",
    )
    NOT_EDTF = Message(
        "“{text}” is not a date in EDTF. Write year, month, day, in this order: 2013, 2013-04 or "
        "2013-04-10; a decade is 198X, about 1986 is 1986~.",
        "“{text}” không phải là ngày tháng theo EDTF. Hãy ghi năm, tháng, ngày theo thứ tự này: "
        "2013, 2013-04 hoặc 2013-04-10; thập niên là 198X, khoảng năm 1986 là 1986~.",
    )
    TIME_OF_DAY = Message(
        "“{text}” has a time of day. Dates go down to the day: leave out what follows the T.",
        "“{text}” có giờ trong ngày. Ngày tháng chỉ ghi đến ngày: hãy bỏ phần từ chữ T.",
    )
    SLASHES = Message(
        "“{text}” has more than one “/”, which stands between the two ends of an interval. Write "
        "a day as 2013-04-10 and an interval as 2013-04/2014.",
        "“{text}” có hơn một dấu “/”, là dấu ngăn hai đầu của một khoảng. Hãy ghi ngày là "
        "2013-04-10 và khoảng là 2013-04/2014.",
    )
    YEAR_ZERO = Message(
        "“{text}” stands for no year. 1 BC is 0000 and 2 BC is -0001.",
        "“{text}” không chỉ năm nào. Năm 1 TCN là 0000 và năm 2 TCN là -0001.",
    )
    NO_MONTH = Message(
        "“{text}” has no month {month:02}. Months are 01 to 12, seasons 21 to 24, quarters 33 to "
        "36.",
        "“{text}” không có tháng {month:02}. Tháng từ 01 đến 12, mùa từ 21 đến 24, quý từ 33 đến "
        "36.",
    )
    NO_DAY = Message(
        "“{text}” does not exist: the days of that month are 01 to {last}.",
        "“{text}” không tồn tại: tháng đó có các ngày từ 01 đến {last}.",
    )
    DAY_OF_SEASON = Message(
        "“{text}” gives a day in a season or quarter. Leave out the day, or name the month.",
        "“{text}” ghi ngày trong một mùa hoặc quý. Hãy bỏ ngày, hoặc ghi tháng.",
    )
    REVERSED = Message(
        "“{text}” starts after it ends. Write the earlier date first.",
        "“{text}” bắt đầu sau khi kết thúc. Hãy ghi ngày sớm hơn trước.",
    )
    NO_ENDS = Message(
        "“{text}” names no date at either end. Give one of the two.",
        "“{text}” không có ngày tháng ở đầu nào. Hãy ghi ít nhất một đầu.",
    )
    ANY_TIME = Message(
        "“{text}” leaves out no day at all. Close one of its open ends.",
        "“{text}” không loại trừ ngày nào. Hãy đóng một trong hai đầu còn mở.",
    )
    OPEN_BRACKET = Message(
        "“{text}” opens a set and does not close it. Write [1996,1998] for one of the dates and "
        "{{1996,1998}} for all of them.",
        "“{text}” mở một tập hợp mà không đóng. Hãy ghi [1996,1998] cho một trong các ngày và "
        "{{1996,1998}} cho tất cả.",
    )


class DatingError(ValueError):
    """Text that is not a date we accept. ``str`` of it is the message in English."""

    def __init__(self, problem: Problem, **values: str | int) -> None:
        super().__init__(problem, values)
        self.problem = problem
        self.values = values

    def in_words(self, language: Language) -> str:
        """What is wrong and what to do."""
        message: Message = self.problem.value
        template = message.vietnamese if language == "vi" else message.english
        return template.format_map(self.values)

    def __str__(self) -> str:
        return self.in_words("en")
