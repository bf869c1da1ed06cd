"""What an article means, as the vector that is kept with it."""

from dataclasses import replace

from newsloom.model.weave import Doc
from newsloom.text.encoder import Encoder, gist, shipped


def encoder_for(embedding: bool) -> Encoder | None:
    """The shipped encoder, or none where meaning is not to be looked at."""
    return shipped() if embedding else None


def meant(doc: Doc, encoder: Encoder | None) -> Doc:
    """The document with its vector; as it is where there is no encoder."""
    return replace(doc, vector=encoder.encode(gist(doc.title, doc.text))) if encoder else doc


def comparable(doc: Doc, encoder: Encoder | None) -> Doc:
    """A stored document, without a vector that this encoder did not make."""
    if not doc.vector or (encoder and doc.vector.startswith(encoder.mark)):
        return doc
    return replace(doc, vector=b"")
