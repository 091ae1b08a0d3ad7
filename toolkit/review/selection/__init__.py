"""The selection of a stage, pure: who passes, which ties that hangs on, and how firmly it stands."""
