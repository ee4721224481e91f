"""Changes to people, their rights and their passwords."""

from portal.accounts.operations.auditing import record
from portal.accounts.operations.emails import (
    AddressClosedError,
    ask_to_confirm_email,
    confirm_email,
    remove_email,
    send_letter,
)
from portal.accounts.operations.erasing import LastAdministratorError, erase_person
from portal.accounts.operations.exporting import export_person
from portal.accounts.operations.invitations import (
    InvitationClosedError,
    accept_invitation,
    invite_teacher,
    join_by_invitation,
    open_invitation,
)
from portal.accounts.operations.passwords import (
    NotManagedError,
    choose_new_password,
    new_password,
    set_one_time_password,
)
from portal.accounts.operations.people import (
    create_managed_person,
    create_teacher,
    draft_managed_person,
    name_changed,
    save_managed_person,
    update_profile,
)
from portal.accounts.operations.roles import (
    editors,
    make_teacher,
    record_role_change,
    role_names,
    teachers,
)
from portal.accounts.operations.second_factors import remove_second_factor
from portal.accounts.operations.signing_out import sign_out_elsewhere

__all__ = [
    "AddressClosedError",
    "InvitationClosedError",
    "LastAdministratorError",
    "NotManagedError",
    "accept_invitation",
    "ask_to_confirm_email",
    "choose_new_password",
    "confirm_email",
    "create_managed_person",
    "create_teacher",
    "draft_managed_person",
    "editors",
    "erase_person",
    "export_person",
    "invite_teacher",
    "join_by_invitation",
    "make_teacher",
    "name_changed",
    "new_password",
    "open_invitation",
    "record",
    "record_role_change",
    "remove_email",
    "remove_second_factor",
    "role_names",
    "save_managed_person",
    "send_letter",
    "set_one_time_password",
    "sign_out_elsewhere",
    "teachers",
    "update_profile",
]
