"""From a span to its quote: the one rule that says what evidence looks like."""

from __future__ import annotations

import re

from kg.facts import Evidence, Span

# page marks of printed papers: —15—, － 3 －, — 3 — — 4 —; a plain hyphen counts only away from other digits
PAGE_MARK = re.compile(r"[—–]\s*\d{1,3}\s*[—–]+|(?<![\d-])[-－]\s*\d{1,3}\s*[-－]+(?!\d)")
# chunk counters of document-sharing sites: a blank line, then “13、” in the middle of a sentence
CHUNK_MARK = re.compile(r"\n\s*\n\d{1,2}、(?=\S)")
SPACE = re.compile(r"\s+")


def quote_of(text: str, span: Span) -> str:
    """Words of `span` without white space, page marks and scrape counters.

    Args:
        text: the source text as it was read.
        span: range of code points in it.

    Returns:
        The quote that stands for the span.
    """
    words = CHUNK_MARK.sub("", PAGE_MARK.sub("", text[span.start : span.end]))
    return SPACE.sub("", words)


def evidence_at(text: str, span: Span) -> Evidence:
    """Evidence for `span` of `text`."""
    return Evidence(quote_of(text, span), span)
