"""What is wrong with the files of a course."""

from dataclasses import dataclass

from portal.courses.files.records import Place


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend, with the file and the line where it stands."""

    file: str
    line: int
    message: str

    @classmethod
    def at(cls, place: Place, message: str) -> "Problem":
        """A problem at a place."""
        return cls(place.file, place.line, message)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class CourseFilesError(Exception):
    """The files cannot be loaded; `problems` has everything that was found, in order."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
