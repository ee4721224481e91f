"""Addresses of accounts."""

from django.urls import path

from portal.accounts.views import profile, second_factor, signing_in

app_name = "accounts"
urlpatterns = [
    path("sign-in/", signing_in.SignIn.as_view(), name="sign_in"),
    path("sign-out/", signing_in.SignOut.as_view(), name="sign_out"),
    path("sign-up/", signing_in.SignUp.as_view(), name="sign_up"),
    path("invitations/<str:token>/", signing_in.Invitation.as_view(), name="invitation"),
    path("password/new/", signing_in.PasswordNew.as_view(), name="password_new"),
    path("password/change/", signing_in.PasswordChange.as_view(), name="password_change"),
    path("password/forgotten/", signing_in.PasswordForgotten.as_view(), name="password_forgotten"),
    path(
        "password/letter-sent/",
        signing_in.PasswordLetterSent.as_view(),
        name="password_letter_sent",
    ),
    path("password/<uidb64>/<token>/", signing_in.PasswordReset.as_view(), name="password_reset"),
    path("", profile.profile, name="profile"),
    path("edit/", profile.ProfileEdit.as_view(), name="profile_edit"),
    path("sessions/end/", profile.sign_out_elsewhere, name="sessions_end"),
    path("email/", profile.EmailEdit.as_view(), name="email"),
    path("email/remove/", profile.email_remove, name="email_remove"),
    path("email/<str:token>/", profile.EmailConfirm.as_view(), name="email_confirm"),
    path("data/", profile.Export.as_view(), name="export"),
    path("delete/", profile.Erase.as_view(), name="erase"),
]

stages = [
    path("sign-in/", signing_in.SignIn.as_view(), name="account_login"),
    path("sign-in/code/", second_factor.Code.as_view(), name="mfa_authenticate"),
    path("again/", second_factor.Again.as_view(), name="account_reauthenticate"),
    path("again/code/", second_factor.AgainByCode.as_view(), name="mfa_reauthenticate"),
    path("code/", second_factor.ToProfile.as_view(), name="mfa_index"),
    path("code/set-up/", second_factor.SetUp.as_view(), name="mfa_activate_totp"),
    path("code/off/", second_factor.SwitchOff.as_view(), name="mfa_deactivate_totp"),
    path("code/recovery/", second_factor.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path(
        "code/recovery/new/",
        second_factor.NewRecoveryCodes.as_view(),
        name="mfa_generate_recovery_codes",
    ),
]
"""By the names that allauth asks for, without a namespace."""
