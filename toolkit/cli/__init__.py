"""The commands (DESIGN §8): a module per group that parses, calls and presents; no logic.

:mod:`toolkit.cli.root` is the command ``toolkit`` itself; it loads the module of a command when that command is run.
"""
