"""The command line: one module a command, English verbs, Swedish output by default."""
