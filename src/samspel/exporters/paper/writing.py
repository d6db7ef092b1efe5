"""A paper in the form that a file name asks for."""

from __future__ import annotations

from typing import Literal

from .blocks import Paper

Form = Literal["html", "pdf", "docx", "md"]
FORMS: tuple[Form, ...] = ("html", "pdf", "docx", "md")


def write_paper(paper: Paper, form: Form) -> bytes:
    """The paper as the bytes of a file. Raises RenderingFailed when what the form needs is not installed.

    The libraries of a form are loaded when it is asked for.
    """
    if form == "html":
        from .html import paper_html

        return paper_html(paper).encode()
    if form == "md":
        from .markdown import paper_markdown

        return paper_markdown(paper).encode()
    if form == "pdf":
        from .pdf import paper_pdf

        return paper_pdf(paper)
    from .docx import paper_docx

    return paper_docx(paper)
