"""Addresses of classes."""

from django.urls import path

from portal.classroom.views import assignments, classes, joining, students

app_name = "classroom"

urlpatterns = [
    path("", classes.home, name="home"),
    path("new/", classes.make, name="make"),
    path("join/", joining.join, name="join"),
    path("assign/", assignments.assign, name="assign"),
    path("<number:pk>/", classes.classroom, name="classroom"),
    path("<number:pk>/as-student/", classes.as_student, name="as_student"),
    path("<number:pk>/code/", classes.code, name="code"),
    path("<number:pk>/code/open/", classes.code_open, name="code_open"),
    path("<number:pk>/code/close/", classes.code_close, name="code_close"),
    path("<number:pk>/code/renew/", classes.code_renew, name="code_renew"),
    path("<number:pk>/settings/", classes.settings, name="settings"),
    path("<number:pk>/teachers/add/", classes.teacher_add, name="teacher_add"),
    path(
        "<number:pk>/teachers/<number:number>/remove/",
        classes.teacher_remove,
        name="teacher_remove",
    ),
    path("<number:pk>/archive/", classes.archive, name="archive"),
    path("<number:pk>/restore/", classes.restore, name="restore"),
    path("<number:pk>/copy/", classes.copy, name="copy"),
    path("<number:pk>/students/", students.students, name="students"),
    path("<number:pk>/students/import/", students.roster, name="roster"),
    path("<number:pk>/students/cards/", students.sign_in_cards, name="cards"),
    path("<number:pk>/students/<number:number>/remove/", students.remove, name="remove"),
    path("<number:pk>/students/<number:number>/readmit/", students.readmit, name="readmit"),
    path("<number:pk>/assignments/<number:number>/", assignments.handout, name="handout"),
    path(
        "<number:pk>/assignments/<number:number>/as-student/",
        assignments.handout_as_student,
        name="handout_as_student",
    ),
    path(
        "<number:pk>/assignments/<number:number>/edit/",
        assignments.handout_edit,
        name="handout_edit",
    ),
    path(
        "<number:pk>/assignments/<number:number>/take-back/",
        assignments.handout_take_back,
        name="handout_take_back",
    ),
    path("<number:pk>/assignments/<number:number>/extend/", assignments.extend, name="extend"),
    path(
        "<number:pk>/assignments/<number:number>/parts/<number:part>/",
        assignments.part_open,
        name="part_open",
    ),
    path(
        "<number:pk>/assignments/<number:number>/parts/<number:part>/read/",
        assignments.part_tick,
        name="part_tick",
    ),
]
