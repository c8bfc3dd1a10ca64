"""The question sets of the Evaluate place, apart from the toolkit: looked at, made, accepted and changed.

``desk`` answers the page, ``pages`` makes what it shows, ``making`` makes questions, ``steps`` remembers what
can be undone. ``kept`` writes the files; ``form`` reads a question from a form and back. ``view`` and the
modules that end in ``_view`` make the HTML.
"""
