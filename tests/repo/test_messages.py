from portal.ui import catalogue
from tests.repo.tree import ROOT


def test_every_message_is_translated_and_compiled():
    assert catalogue.problems(ROOT) == []


def test_problems_names_what_is_missing(tmp_path):
    page = tmp_path / "templates" / "page.html"
    page.parent.mkdir()
    page.write_text('{% load i18n %}\n  {% translate "Open" %}\n {% translate "Shut" %}', "utf-8")
    catalogue.update(tmp_path)
    po, _mo = catalogue.files(tmp_path)
    po.write_text(po.read_text("utf-8").replace('"Shut"\nmsgstr ""', '"Ajar"\nmsgstr "Hé mở"'))

    assert catalogue.problems(tmp_path) == [
        "not in the catalogue: 'Shut'",
        "no longer said: 'Ajar'",
        "not translated: 'Open'",
        "the .mo is not what the .po says: run make messages",
    ]


def test_update_keeps_translations_and_drops_what_is_no_longer_said(tmp_path):
    code = tmp_path / "portal" / "rooms.py"
    code.parent.mkdir()
    code.write_text('_("Door")\n_("Window")\nngettext("%(n)d key", "%(n)d keys", n)\n')
    catalogue.update(tmp_path)
    po, _mo = catalogue.files(tmp_path)
    po.write_text(
        po.read_text("utf-8")
        .replace('"Door"\nmsgstr ""', '"Door"\nmsgstr "Cửa"')
        .replace('msgstr[0] ""', 'msgstr[0] "%(n)d chìa"')
    )
    code.write_text('_("Door")\nngettext("%(n)d key", "%(n)d keys", n)\n')

    kept = catalogue.update(tmp_path)

    assert {message.id: message.string for message in kept if message.id} == {
        "Door": "Cửa",
        ("%(n)d key", "%(n)d keys"): ("%(n)d chìa",),
    }
    assert catalogue.problems(tmp_path) == []


def test_problems_finds_a_placeholder_that_the_translation_lacks(tmp_path):
    code = tmp_path / "portal" / "rooms.py"
    code.parent.mkdir()
    code.write_text('_("Room %(number)d")\n')
    catalogue.update(tmp_path)
    po, _mo = catalogue.files(tmp_path)
    po.write_text(po.read_text("utf-8").replace('d"\nmsgstr ""', 'd"\nmsgstr "Phòng %(so)d"'))
    catalogue.update(tmp_path)

    [problem] = catalogue.problems(tmp_path)

    assert problem.endswith("'Room %(number)d'")
