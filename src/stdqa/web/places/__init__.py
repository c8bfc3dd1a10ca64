"""The places of the app, a module each, with the toolkit's parts and their handlers.

``place(shared)`` of each lays the place out inside the page that :mod:`stdqa.web.app` makes. What is shown
is made elsewhere, as HTML, by functions that know nothing of the toolkit.
"""
