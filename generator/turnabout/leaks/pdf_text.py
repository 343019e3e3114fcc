"""Read the text of a PDF, and what it says about itself."""

from pathlib import Path

import pypdfium2


def pdf_text(file: Path | bytes) -> str:
    """Return the words on all pages of a PDF, and its metadata; nothing of one that cannot be read."""
    try:
        with pypdfium2.PdfDocument(file) as document:
            pages = [page.get_textpage().get_text_bounded() for page in document]
            return "\n".join([*pages, *document.get_metadata_dict().values()])
    except pypdfium2.PdfiumError:
        return ""
