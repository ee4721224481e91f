"""What was made lately."""

from portal.ui.memory import Memory


def test_memory_forgets_what_was_not_used_for_longest():
    memory = Memory(2)
    memory.keep("a", 1)
    memory.keep("b", 2)
    memory.find("a")

    memory.keep("c", 3)

    assert [memory.find(key) for key in "abc"] == [1, None, 3]


def test_memory_keeps_the_last_value_of_a_key():
    memory = Memory(2)
    memory.keep("a", 1)
    memory.keep("a", 2)

    assert memory.find("a") == 2


def test_memory_can_be_cleared():
    memory = Memory(2)
    memory.keep("a", 1)

    memory.clear()

    assert memory.find("a") is None
