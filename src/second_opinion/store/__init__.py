"""The encrypted binder's database: the only place with database models. Its questions are asked through ``queries``.

:mod:`.binder` is the front door: it makes Django ready, opens the binder's database with its key, and closes it again.
"""
