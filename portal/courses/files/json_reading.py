"""JSON with the line of each value."""

import json

from portal.courses.files.problems import Problem
from portal.courses.files.yaml_reading import Located, read_yaml


def read_json(text: str, file: str) -> Located:
    """Read one JSON document; never raises.

    Nearly all JSON is YAML too, whose reader knows lines: where it stumbles, problems are reported
    for the first line.
    """
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        problem = Problem(file, error.lineno, f"This is not JSON: {error.msg}.")
        return Located(file, problems=[problem])
    except RecursionError:
        problem = Problem(file, 1, "This is not JSON that can be read: it is nested too deeply.")
        return Located(file, problems=[problem])
    located = read_yaml(text, file)
    located.value = value
    located.problems = [found for found in located.problems if "twice" in found.message]
    return located
