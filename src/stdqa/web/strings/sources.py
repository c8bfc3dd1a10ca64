"""What the Sources place says for itself."""

from __future__ import annotations

from stdqa.types import Basis, FigureKind, Side

DOCUMENTS = "Documents"
CONTENTS = "Contents"
CHOOSE = "Choose a document to read it whole, with its figures marked."
NO_DOCUMENTS = "No document is indexed here."
DOCUMENT = "Document"
DIGEST = "Digest"
ORIGINAL = "Original"
DIGEST_OF = "Digest: our wording, figures as published. It is a digest of {what}."
PASSAGES = ("passage", "passages")
FIGURES = ("figure", "figures")
COPY_LINK = "Copy link"
COPIED = "Copied. It opens this place again."
COPY_FAILED = "The browser did not allow copying; take the address from its address bar."
PARAGRAPH_LINK = "Link to this paragraph"

NO_SUCH_DOCUMENT = (
    "There is no document “{document}” here. It may have been removed or renamed; choose another."
)
NO_SUCH_PLACE = (
    "The address names no place in this document, so it is shown from its beginning. "
    "The text may have changed since the link was made."
)
FAILED = "This part could not be loaded. Is the program still running? Load the page again."

RECORD = "Figure"
RECORD_HINT = "Choose a figure in the text to see how it is read."
CLOSE = "Close"
VALUE = "Value"
KIND = "Kind"
UNIT = "Unit"
MEASURE = "What it counts"
OF = "Share of"
PERIOD = "Period"
BASIS = "Basis"
SCOPE = "Place or body"
CHANGE = "Change"
QUALIFIER = "Precision"
SPEAKER = "Said by"
PLACE = "Where"
CHARACTERS = "Characters"
SENTENCE_LINK = "Mark its sentence"
REGISTER_LINK = "Show it in Figures"
INHERITED = "stated earlier in the text"
BASES = {
    Basis.DURING: "a flow: reached over the period",
    Basis.AS_OF: "a stock: all there were on that day",
}
KINDS = {
    FigureKind.COUNT: "count",
    FigureKind.PERCENTAGE: "percentage",
    FigureKind.MONEY: "sum of money",
    FigureKind.RATIO: "ratio",
    FigureKind.RANK: "rank",
    FigureKind.DATE: "date",
    FigureKind.DURATION: "duration",
    FigureKind.QUANTITY: "quantity",
}
SIDES = {
    Side.OFFICIAL: "Official",
    Side.JOURNALIST: "Journalist: not an official statement",
    Side.MODERATOR: "Moderator",
}
