"""Who gets what answer at every address of the portal.

A row is a route, an address of it, and an answer for each of the eight roles:

=======  ================================================================
ok       a page
hide     404, the same as for something that is not there
login    led to sign in
deny     refused: 403, 404, 405, or led to sign in
302 ...  exactly this status
=======  ================================================================

A new route needs a row here: a test counts them.
"""

from dataclasses import dataclass, field

from tests.access.world import EVERYBODY, OF_A

Roles = frozenset[str]
TEACHERS = frozenset({"teacher_a", "teacher_b", "administrator"})
SIGNED_IN = EVERYBODY - {"anonymous"}
DESK = frozenset({"editor", "administrator"})
ADMINISTRATOR = frozenset({"administrator"})
EDITOR = frozenset({"editor"})
TEACHER_A = frozenset({"teacher_a"})
STUDENT_A = frozenset({"student_a"})
NOT_ON_DESK = EVERYBODY - DESK


@dataclass(frozen=True)
class Row:
    """The answers at one address."""

    route: str
    path: str
    answers: dict[str, str]
    method: str = "GET"
    data: dict[str, str] = field(default_factory=dict)
    absent: str = ""
    """The address of something that is not there, which must look the same to who may not see. It
    differs in figures alone, which whoever compares the two pages can leave out."""


def answers(default, *exceptions):
    """The answer of each role: a default, and for some roles another."""
    found = dict.fromkeys(EVERYBODY, default)
    for roles, answer in exceptions:
        found |= dict.fromkeys(roles, answer)
    return found


ANONYMOUS = frozenset({"anonymous"})
PUBLIC = answers("ok")
PRIVATE = answers("ok", (ANONYMOUS, "login"))
POSTED = answers("302", (ANONYMOUS, "login"))


def only(roles, answer="ok"):
    """For some roles; strangers are led to sign in, to all others it is not there."""
    return answers("hide", (ANONYMOUS, "login"), (roles, answer))


def public(route, *paths):
    return [Row(route, path, PUBLIC) for path in paths]


PUBLIC_ROWS = [
    *public("health", "/healthz"),
    *public("home:home", "/", "/vi/"),
    *public("lessons:module", "/modules/the-fare/"),
    *public("lessons:text", "/modules/the-fare/texts/ferry/"),
    *public("lessons:lesson", "/modules/the-fare/two-prices/"),
    Row("lessons:lesson", "/modules/the-fare/hidden/", answers("hide"),
        absent="/modules/the-fare/hidden0/"),
    *public("lessons:notes", "/modules/the-fare/two-prices/text/1/"),
    Row("lessons:notes", "/modules/the-fare/hidden/text/1/", answers("hide"),
        absent="/modules/the-fare/hidden0/text/1/"),
    *public("reading:shelf", "/articles/", "/articles/?author=Ada+Quay"),
    *public("reading:article", "/articles/ferry/"),
    Row("reading:article", "/articles/draft/", answers("hide"), absent="/articles/draft0/"),
    *public("reading:revision", "/articles/ferry/r/1/"),
    Row("reading:revision", "/articles/ferry/r/2/", answers("hide"),
        absent="/articles/ferry/r/7/"),
    *public("reading:words", "/articles/ferry/r/1/0-3/"),
    Row("reading:words", "/articles/ferry/r/2/0-3/", answers("hide"),
        absent="/articles/ferry/r/7/0-3/"),
    *public("reading:annotations", "/articles/ferry/annotations/"),
    Row("reading:annotations", "/articles/draft/annotations/", answers("hide"),
        absent="/articles/draft0/annotations/"),
    *public("reading:glossary", "/terms/"),
    *public("reading:term", "/terms/ferry-company/"),
    *public("reading:term_card", "/terms/ferry-company/card/"),
    Row("reading:term_for_readers", "/terms/ferry-company/concordance/", PRIVATE),
    *public("reading:lineage", "/lineage/"),
    *public("reading:compare", "/compare/"),
    Row("reading:compare_for_readers", "/compare/signed-in/", PRIVATE),
    *public("reading:annotation", "/annotations/{annotation_id}/"),
    *public("reading:passage", "/passages/{passage}/"),
    Row("reading:passage", "/passages/abcdefghjk/", answers("hide")),
    *public("chronicle:timeline", "/timeline/"),
    *public("chronicle:drawing", "/timeline/drawing/"),
    *public("chronicle:list", "/timeline/list/"),
    *public("chronicle:silence", "/timeline/silence/"),
    *public("chronicle:timelinejs", "/timeline/timelinejs.json"),
    *public("chronicle:jsonld", "/timeline/events.jsonld"),
    *public("chronicle:event_jsonld", "/events/first-sailing/event.jsonld"),
    Row("chronicle:event_jsonld", "/events/{hidden_event}/event.jsonld", answers("hide"),
        absent="/events/{hidden_event}0/event.jsonld"),
    *public("chronicle:event", "/events/first-sailing/"),
    Row("chronicle:event", "/events/{hidden_event}/", answers("hide"),
        absent="/events/{hidden_event}0/"),
    *public("chronicle:indicators", "/indicators/"),
    *public("chronicle:indicator", "/indicators/passengers/"),
    *public("chronicle:indicator_data", "/indicators/passengers/data.csv"),
    *public("components", "/components/"),
    Row("lessons:preview", "/lessons/{hidden_lesson}/preview/", answers("hide", (DESK, "ok")),
        absent="/lessons/{absent}/preview/"),
    Row("reading:draft", "/articles/ferry/r/2/preview/", answers("hide", (DESK, "ok")),
        absent="/articles/ferry0/r/2/preview/"),
]  # fmt: skip

ACCOUNT_ROWS = [
    Row("accounts:sign_in", "/accounts/sign-in/", PUBLIC),
    Row("account_login", "/accounts/sign-in/?next=/classes/",
        answers("302", (ANONYMOUS, "ok"))),
    Row("accounts:sign_out", "/accounts/sign-out/", answers("302"), "POST"),
    Row("accounts:sign_out", "/accounts/sign-out/", answers("deny")),
    Row("accounts:sign_up", "/accounts/sign-up/", answers("hide")),
    Row("accounts:invitation", "/accounts/invitations/{invitation}/", PUBLIC),
    Row("accounts:invitation", "/accounts/invitations/guess/", answers("hide")),
    Row("accounts:password_new", "/accounts/password/new/", answers("302")),
    Row("accounts:password_change", "/accounts/password/change/", PRIVATE),
    Row("accounts:password_forgotten", "/accounts/password/forgotten/", PUBLIC),
    Row("accounts:password_letter_sent", "/accounts/password/letter-sent/", PUBLIC),
    Row("accounts:password_reset", "/accounts/password/MQ/guess-guess/", PUBLIC),
    Row("accounts:profile", "/accounts/", PRIVATE),
    Row("accounts:profile_edit", "/accounts/edit/", PRIVATE),
    Row("accounts:sessions_end", "/accounts/sessions/end/", POSTED, "POST"),
    Row("accounts:sessions_end", "/accounts/sessions/end/", answers("deny")),
    Row("accounts:email", "/accounts/email/", PRIVATE),
    Row("accounts:email_remove", "/accounts/email/remove/", POSTED, "POST"),
    Row("accounts:email_confirm", "/accounts/email/guess/", PRIVATE),
    Row("accounts:export", "/accounts/data/", PRIVATE),
    Row("accounts:erase", "/accounts/delete/", PRIVATE),
    Row("mfa_authenticate", "/accounts/sign-in/code/", answers("302")),
    Row("account_reauthenticate", "/accounts/again/", PRIVATE),
    Row("mfa_reauthenticate", "/accounts/again/code/", POSTED),
    Row("mfa_index", "/accounts/code/", answers("302")),
    Row("mfa_activate_totp", "/accounts/code/set-up/", PRIVATE),
    Row("mfa_deactivate_totp", "/accounts/code/off/", answers("hide", (ANONYMOUS, "login"))),
    Row("mfa_view_recovery_codes", "/accounts/code/recovery/",
        answers("hide", (ANONYMOUS, "login"))),
    Row("mfa_generate_recovery_codes", "/accounts/code/recovery/new/", PRIVATE),
]  # fmt: skip


def own(route, path, *, method="GET", answer="ok", data=None):
    """A page of everybody's own, empty or not."""
    found = answers(answer, (ANONYMOUS, "login"))
    return Row(f"study:{route}", f"/study/{path}", found, method, data or {})


def of_student(route, path, absent, *, method="GET", answer="ok"):
    """Something of the student of A."""
    return Row(
        f"study:{route}", f"/study/{path}", only(STUDENT_A, answer), method,
        absent=f"/study/{absent}",
    )  # fmt: skip


NOBODYS = "00000000-0000-0000-0000-000000000009"
STUDY_ROWS = [
    *public("study:guess", "/study/guesses/{guess}/"),
    Row("study:guess", "/study/guesses/{hidden_guess}/", answers("hide", (DESK, "ok")),
        absent="/study/guesses/{absent}/"),
    *public("study:desk", "/study/desks/{desk}/"),
    *public("study:sequence", "/study/sequences/{sequence}/"),
    *public("study:concordance", "/study/concordances/{concordance}/"),
    Row("study:question", "/study/questions/{absent}/", answers("hide")),
    own("mine", ""),
    own("here", "here/"),
    own("text", "articles/ferry/"),
    own("text", "articles/draft/", answer="hide"),
    own("text_beside", "articles/ferry/beside/"),
    own("text_beside", "articles/draft/beside/", answer="hide"),
    own("mark", "articles/ferry/mark/"),
    own("mark", "articles/draft/mark/", answer="hide"),
    own("section_tick", "articles/ferry/sections/", method="POST", answer="302",
        data={"section": "0", "done": "yes"}),
    own("section_tick", "articles/draft/sections/", method="POST", answer="hide",
        data={"section": "0", "done": "yes"}),
    own("place_keep", "articles/ferry/place/", method="POST", answer="204",
        data={"revision": "1", "position": "3"}),
    own("place_keep", "articles/draft/place/", method="POST", answer="hide",
        data={"revision": "1", "position": "3"}),
    of_student("jotting", "jottings/{jotting}/", f"jottings/{NOBODYS}/"),
    of_student("jotting_remove", "jottings/{jotting}/remove/", f"jottings/{NOBODYS}/remove/",
        method="POST", answer="302"),
    of_student("highlight_remove", "highlights/{highlight}/remove/",
        "highlights/{absent}/remove/", method="POST", answer="302"),
    own("work_open", "works/opened/", method="POST", answer="204",
        data={"kind": "article", "key": "{article}"}),
    own("work_open", "works/opened/", method="POST", answer="hide",
        data={"kind": "article", "key": "{draft}"}),
    own("work_tick", "works/done/", method="POST", answer="302",
        data={"kind": "lesson", "key": "{lesson}"}),
    own("work_tick", "works/done/", method="POST", answer="hide",
        data={"kind": "lesson", "key": "{hidden_lesson}"}),
    own("courses", "courses/"),
    own("courses_beside", "courses/beside/"),
    own("module", "modules/the-fare/"),
    own("module_beside", "modules/the-fare/beside/"),
    own("lesson", "modules/the-fare/two-prices/"),
    own("lesson", "modules/the-fare/hidden/", answer="hide"),
    own("lesson_beside", "modules/the-fare/two-prices/beside/"),
    own("lesson_beside", "modules/the-fare/hidden/beside/", answer="hide"),
]  # fmt: skip


def in_class(name, path, roles=TEACHER_A, answer="ok", method="GET", data=None):
    """A page of class A: for others it is not there, as class 999999 is not."""
    found = only(roles, answer)
    rest = path.format_map(Kept())
    return Row(
        f"classroom:{name}", f"/classes/{{a}}/{rest}", found, method, data or {},
        absent=f"/classes/{{absent}}/{rest}",
    )  # fmt: skip


class Kept(dict):
    """Leaves the places of a path for the world to fill."""

    def __missing__(self, key):
        return f"{{{key}}}"


def posted(name, path, data=None, roles=TEACHER_A):
    """A change to class A."""
    return in_class(name, path, roles, "302", "POST", data)


CLASS_ROWS = [
    Row("classroom:home", "/classes/", PRIVATE),
    Row("classroom:make", "/classes/new/", only(TEACHERS)),
    Row("classroom:join", "/classes/join/", PUBLIC),
    Row("classroom:assign", "/classes/assign/?part=text:ferry", only(TEACHERS)),
    Row("classroom:assign", "/classes/assign/?part=text:draft", only(frozenset())),
    Row("classroom:assign", "/classes/assign/?part=lesson:the-fare/hidden", only(frozenset())),
    in_class("classroom", "", OF_A),
    in_class("as_student", "as-student/"),
    in_class("code", "code/"),
    in_class("settings", "settings/"),
    in_class("copy", "copy/"),
    in_class("students", "students/"),
    in_class("roster", "students/import/"),
    in_class("handout", "assignments/{handout}/", OF_A),
    in_class("handout", "assignments/{later}/"),
    in_class("handout_as_student", "assignments/{handout}/as-student/"),
    in_class("handout_edit", "assignments/{handout}/edit/"),
    in_class("part_open", "assignments/{handout}/parts/{part}/", OF_A, "302"),
    in_class("part_open", "assignments/{later}/parts/{part}/", frozenset()),
    posted("part_tick", "assignments/{handout}/parts/{part}/read/", roles=STUDENT_A),
    in_class("extend", "assignments/{handout}/extend/", method="POST"),
    posted("code_open", "code/open/"),
    posted("code_close", "code/close/"),
    posted("code_open", "code/open/"),
    in_class("teacher_add", "teachers/add/", method="POST", data={"username": "nobody"}),
    posted("teacher_remove", "teachers/{teaching}/remove/"),
    posted("cards", "students/cards/"),
    in_class("cards", "students/cards/", method="POST", data={"student": "{seat}"}),
    posted("remove", "students/{seat}/remove/"),
    posted("readmit", "students/{seat}/readmit/"),
    posted("archive", "archive/"),
    posted("restore", "restore/"),
    posted("handout_take_back", "assignments/{later}/take-back/"),
    posted("code_renew", "code/renew/"),
]


def desk(name, path, roles=DESK, answer="ok", **more):
    """A row of the desk."""
    found = answers("login", (DESK, "deny"), (roles, answer))
    return Row(f"admin:{name}", f"/admin/{path}", found, **more)


def on_desk(name, path, answer):
    """A change on the desk; sent empty, so that 400 and 404 are answers of who was let in."""
    return Row(f"admin:{name}", f"/admin/{path}", answers("deny", (DESK, answer)), "POST")


PAGES = ("changelist", "add", "history", "delete", "change")


def model(label, key, roles=DESK, *, can=PAGES, elsewhere=()):
    """The pages of a model on the desk: what is not in `can` is refused to all, and what is
    `elsewhere` has a row of its own."""
    app, name = label.split("_")
    base = f"{app}/{name}/"
    ends = {"changelist": "", "add": "add/"} | {page: f"{key}/{page}/" for page in PAGES[2:]}
    rows = [
        desk(f"{label}_{page}", base + end, roles if page in can else frozenset())
        for page, end in ends.items()
        if page not in elsewhere
    ]
    return [*rows, desk(f"{label}_short", f"{base}{key}/", DESK, "302")]


READ = ("changelist", "history", "change")
DESK_ROWS = [
    desk("index", ""),
    desk("desk", "desk/", EVERYBODY, "302"),
    Row("admin:login", "/admin/login/", answers("302")),
    Row("admin:logout", "/admin/logout/", answers("302", (ANONYMOUS, "deny")), "POST"),
    Row("admin:logout", "/admin/logout/", answers("302", (DESK, "deny"))),
    desk("password_change", "password_change/"),
    desk("password_change_done", "password_change/done/"),
    desk("autocomplete", "autocomplete/", frozenset()),
    desk("jsi18n", "jsi18n/"),
    desk("view_on_site", "r/{type}/{article}/", DESK, "404"),
    *model("account_emailaddress", "{email}", ADMINISTRATOR),
    *model("mfa_authenticator", "{factor}", ADMINISTRATOR),
    *model("articles_annotation", "{hidden_annotation}", can=READ),
    *model("articles_article", "{draft}", elsewhere=("add",)),
    desk("articles_article_add", "articles/article/add/", DESK, "302"),
    *model("articles_source", "{source}"),
    *model("articles_theme", "{theme}"),
    *model("articles_term", "{term}"),
    desk("articles_article_used", "articles/article/{draft}/used/"),
    desk("articles_theme_used", "articles/theme/{theme}/used/"),
    desk("articles_term_used", "articles/term/{term}/used/"),
    desk("timeline_event_used", "timeline/event/{event}/used/"),
    desk("timeline_indicator_used", "timeline/indicator/{indicator}/used/"),
    *model("timeline_event", "{event}"),
    *model("timeline_eventreference", "{reference}"),
    *model("timeline_indicator", "{indicator}"),
    *model("accounts_user", "{person}", ADMINISTRATOR),
    *model("accounts_auditentry", "{entry}", ADMINISTRATOR, can=READ),
    *model("accounts_invitation", "{invited}", ADMINISTRATOR, can=READ),
    *model("lessons_course", "{course}"),
    *model("lessons_module", "{module}"),
    *model("lessons_lesson", "{hidden_lesson}"),
    desk("auth_user_password_change", "accounts/user/{person}/password/", ADMINISTRATOR),
    desk("articles_article_import", "articles/article/import/"),
    desk("articles_article_import_review", "articles/article/import/{pending}/", EDITOR),
    desk("articles_article_annotate", "articles/article/{article}/annotate/"),
    desk("articles_article_annotate_form", "articles/article/{article}/annotate/form/"),
    on_desk(
        "articles_article_annotation_status", "articles/article/{article}/annotate/status/", "404"
    ),
    desk("articles_article_edit", "articles/article/{article}/edit/"),
    desk("articles_article_compare", "articles/article/{article}/revisions/2/changes/"),
    on_desk("articles_article_publish", "articles/article/{article}/revisions/2/publish/", "302"),
    desk("articles_article_withdraw", "articles/article/{article}/withdraw/"),
    desk("articles_deskaction_changelist", "articles/deskaction/"),
    on_desk("articles_deskaction_decide", "articles/deskaction/decide/", "302"),
    on_desk("articles_deskaction_undo", "articles/deskaction/{deskaction}/undo/", "404"),
    desk("articles_deskaction_place", "articles/deskaction/{anchor}/place/"),
    desk("articles_deskaction_place_form", "articles/deskaction/{anchor}/place/form/"),
    desk("articles_term_find", "articles/term/find/{article}/"),
    desk("articles_date_in_words", "articles/article/date/?date=1998"),
    desk("timeline_state", "timeline/event/state/{article}/", DESK, "302"),
    *model("lessons_step", "{guess}", elsewhere=("changelist", "add")),
    desk("lessons_step_changelist", "lessons/step/", DESK, "302"),
    desk("lessons_step_add", "lessons/step/add/", DESK, "404"),
    on_desk("lessons_step_duplicate", "lessons/step/{guess}/duplicate/", "302"),
    on_desk("lessons_step_restore", "lessons/step/{guess}/restore/", "404"),
    on_desk("lessons_course_sortable_update", "lessons/course/adminsortable2_update/", "400"),
    on_desk("lessons_module_sortable_update", "lessons/module/adminsortable2_update/", "400"),
    on_desk("lessons_lesson_sortable_update", "lessons/lesson/adminsortable2_update/", "400"),
    *model("lessons_question", "{absent}", elsewhere=PAGES[2:]),
    desk("lessons_question_history", "lessons/question/{absent}/history/", DESK, "302"),
    desk("lessons_question_delete", "lessons/question/{absent}/delete/", DESK, "302"),
    desk("lessons_question_change", "lessons/question/{absent}/change/", DESK, "302"),
    desk("lessons_question_used", "lessons/question/{absent}/used/", DESK, "404"),
    desk("lessons_question_evidence", "lessons/question/{absent}/evidence/", DESK, "404"),
    desk("lessons_question_evidence_form", "lessons/question/{absent}/evidence/form/", DESK, "404"),
    desk("study_answer_changelist", "study/answer/", ADMINISTRATOR),
    desk("study_answer_add", "study/answer/add/", frozenset()),
    desk("study_answer_history", "study/answer/{absent}/history/", DESK, "302"),
    desk("study_answer_delete", "study/answer/{absent}/delete/", frozenset()),
    desk("study_answer_change", "study/answer/{absent}/change/", ADMINISTRATOR, "302"),
    desk("study_answer_short", "study/answer/{absent}/", DESK, "302"),
    Row("admin:session", "/admin/session/", PUBLIC),  # says only whether one is signed in
    desk("app_list", "articles/"),
    desk("app_list", "accounts/", ADMINISTRATOR),
    desk("catch_all", "nowhere/", frozenset()),
]

ROWS = {
    "public": PUBLIC_ROWS,
    "accounts": ACCOUNT_ROWS,
    "classes": CLASS_ROWS,
    "study": STUDY_ROWS,
    "desk": DESK_ROWS,
}
