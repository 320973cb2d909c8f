"""Prints what the reading test measured, hardest page first."""

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [*terminalreporter.stats.get("passed", []), *terminalreporter.stats.get("failed", [])]
    found = [value for report in reports for name, value in report.user_properties if name == "reading age"]
    if found:
        terminalreporter.section("reading age of each page (Flesch-Kincaid, years) and its hardest sentence")
        for line in sorted(map(str, found), key=lambda line: -float(line.split()[1])):
            terminalreporter.write_line(line)
