"""The addresses of the settings."""

from __future__ import annotations

from django.urls import path

from second_opinion.web.settings import copies, erase, keys, views

urlpatterns = [
    path("settings", views.settings_page, name="settings"),
    path("settings/passphrase", keys.passphrase, name="settings-passphrase"),
    path("settings/code", keys.new_code, name="settings-code"),
    path("settings/backup", copies.backup, name="settings-backup"),
    path("settings/export", copies.export, name="settings-export"),
    path("settings/erase", erase.erase, name="settings-erase"),
]
