"""The relations to people in the tables of this room, of libraries, and of the material below."""

from portal.accounts.personal_data import Fate, register


def register_all() -> None:
    """Say what becomes of each."""
    register(
        "account.EmailAddress", "user", fate=Fate.ERASE, export=("email", "verified", "primary")
    )
    register(
        "accounts.AuditEntry", "by", fate=Fate.KEEP, export=("at", "action", "person_id", "detail")
    )
    register(
        "accounts.AuditEntry", "person", fate=Fate.KEEP, export=("at", "action", "by_id", "detail")
    )
    register("accounts.Invitation", "used_by", fate=Fate.UNNAME, export=("made_at", "used_at"))
    register("accounts.Session", "person", fate=Fate.ERASE, export=("browser", "signed_in_at"))
    register("accounts.User_groups", "user", fate=Fate.ERASE, export=("group__name",))
    register(
        "accounts.User_user_permissions", "user", fate=Fate.ERASE, export=("permission__codename",)
    )
    register(
        "admin.LogEntry",
        "user",
        fate=Fate.ERASE,
        export=("action_time", "action_flag", "content_type__model", "object_id", "object_repr"),
    )
    register("mfa.Authenticator", "user", fate=Fate.ERASE, export=("type", "created_at"))
    _register_material()


def _register_material() -> None:
    """Texts and statements are the portal's: they stay, without the name of who worked on them."""
    register("articles.Annotation", "editor", fate=Fate.UNNAME, export=("public_id", "created_at"))
    register(
        "articles.Confirmation", "confirmed_by", fate=Fate.UNNAME, export=("use", "confirmed_at")
    )
    register("articles.DeskAction", "made_by", fate=Fate.UNNAME, export=("kind", "made_at"))
    register(
        "articles.HistoricalAnnotation",
        "editor",
        fate=Fate.UNNAME,
        export=("public_id", "history_date"),
    )
    register(
        "articles.HistoricalAnnotation",
        "history_user",
        fate=Fate.UNNAME,
        export=("public_id", "history_date", "history_type"),
    )
    register(
        "articles.HistoricalTerm",
        "history_user",
        fate=Fate.UNNAME,
        export=("slug", "history_date", "history_type"),
    )
    register("articles.Mention", "created_by", fate=Fate.UNNAME, export=("created_at",))
    register("articles.Passage", "created_by", fate=Fate.UNNAME, export=("public_id", "created_at"))
    register("articles.PendingImport", "owner", fate=Fate.ERASE, export=("file_name", "created_at"))
    register(
        "articles.Publication",
        "published_by",
        fate=Fate.UNNAME,
        export=("revision__article__slug", "published_at"),
    )
    register(
        "articles.Revision",
        "created_by",
        fate=Fate.UNNAME,
        export=("article__slug", "number", "change_summary", "created_at"),
    )
    for model in ("timeline.Attestation", "timeline.Observation"):
        register(model, "editor", fate=Fate.UNNAME, export=("passage__public_id", "created_at"))
    for model in ("timeline.Event", "timeline.Indicator"):
        register(model, "settled_by", fate=Fate.UNNAME, export=("slug", "settled_at"))
