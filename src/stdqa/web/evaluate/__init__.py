"""The Evaluate place, apart from the toolkit: question sets put to the assistant, and what came of it.

``desk`` answers the page. ``offered`` are the sets that can be picked, ``going`` is the run that goes on and
``turns`` lets it take turns with people who ask; ``runs`` are those that there are, ``look`` says which
questions of one are wanted. ``view`` and the modules that end in ``_view`` make the HTML, of the pieces in
``parts``.
"""
