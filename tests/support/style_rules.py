"""A browser drops a rule that it does not understand, and says nothing."""

DROPPED = """
    const count = (rules) => [...rules].reduce((sum, rule) => sum + 1 + count(rule.cssRules ?? []), 0);
    return [...document.styleSheets].map(
        (sheet) => sheet.ownerNode.textContent.split("{").length - 1 - count(sheet.cssRules));
"""
"""Body of a function: for each style sheet in the page, how many of its rules the browser has dropped."""

PAGES = ("/en/", "/en/poster/", "/en/button/", "/en/school-pack/")
"""Pages with, between them, every style sheet that there is."""
