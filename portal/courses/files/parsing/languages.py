"""Whether a language tag names a language."""

from portal.courses.files.problems import Problem
from portal.courses.files.yaml_reading import Located

_SECOND = {
    "a": "abefkmnrsvyz",
    "b": "aeghimnors",
    "c": "aehorsuvy",
    "d": "aevz",
    "e": "elnostu",
    "f": "afijory",
    "g": "adlnuv",
    "h": "aeiortuyz",
    "i": "adegikostu",
    "j": "av",
    "k": "agijklmnorsuvwy",
    "l": "abginotuv",
    "m": "ghiklnrsty",
    "n": "abdeglnorvy",
    "o": "cjmrs",
    "p": "ailst",
    "q": "u",
    "r": "mnouw",
    "s": "acdeghiklmnoqrstuvw",
    "t": "aeghiklnorstwy",
    "u": "gkrz",
    "v": "eio",
    "w": "ao",
    "x": "h",
    "y": "io",
    "z": "ahu",
}
"""The codes of ISO 639-1: which second letters stand behind a first. Longer codes are thousands."""

_SHORT = 2


def language(located: Located) -> str:
    """The language of a text; entered where no language has its code."""
    tag: str = located.value.get("language", "en")
    code = tag.partition("-")[0].lower()
    if len(code) == _SHORT and code[1] not in _SECOND.get(code[0], ""):
        message = f"“language” is the code of no language: {tag}. English is en, Vietnamese vi."
        located.problems.append(Problem.at(located.place("language"), message))
    return tag
