"""What a section does in its document, told by the words of its heading and by where it stands.

The rule that comes with a function is its reason, written so that a reader can check it:

    heading_word:保障措施                      the word of the heading that tells the function
    enclosing_section:heading_word:保障措施    the function of the section around it, and what told that one
    document_type:work_summary                 no word tells, but in such a document every section reports
    annex_label                                the heading begins with 附件
    default                                    none of these: a section lays down work
"""

from __future__ import annotations

from functools import cache

from extractors.word_lists import longest_first, rows
from kg.facts import DocumentType, SectionFunction

# the head of such a heading says what the section is about, not what is to be done
REPORTING = (DocumentType.WORK_SUMMARY,)
# what a section inside such a part may turn to by its own words: the problems and prospects behind the achievements
STEADY = {
    SectionFunction.ACHIEVEMENT: (SectionFunction.BACKGROUND,),
    SectionFunction.SAFEGUARD: (SectionFunction.SAFEGUARD, SectionFunction.ANNEX),
    SectionFunction.ANNEX: (),
}
ENCLOSING = "enclosing_section"
# a heading longer than this is a sentence, whose words tell nothing about the section's place
MAX_HEADING = 30
# so many characters beside its word a clause may have and still be named by it
SLACK = 4


@cache
def function_words() -> tuple[tuple[str, SectionFunction], ...]:
    """Words of headings and the function they tell (`data/section_functions.csv`), longest first."""
    words = [(word, SectionFunction(code)) for word, code in rows("section_functions.csv", "word", "function")]
    return tuple(sorted(words, key=lambda w: longest_first(w[0])))


def function_of(
    title: str, *, above: SectionFunction | None, document: DocumentType, why_above: str = ""
) -> tuple[SectionFunction, str]:
    """Function of a section and its reason.

    Args:
        title: title of the heading.
        above: function of the enclosing section, None at the top.
        document: type of the document; in a work summary all sections report unless their words say otherwise.
        why_above: reason of the function of the enclosing section.
    """
    plain = title.replace("的", "")
    words = ((word.replace("的", ""), word, function) for word, function in function_words())
    hits = [(plain.rfind(bare), len(bare), word, code) for bare, word, code in words if _heads(plain, bare, code)]
    if len(title) <= MAX_HEADING and hits:
        _, _, word, told = max(hits, key=lambda h: (h[0] + h[1], h[1]))
        if above not in STEADY or told in STEADY[above]:
            return told, f"heading_word:{word}"
    if above is not None:
        first = why_above.removeprefix(f"{ENCLOSING}:")
        return above, f"{ENCLOSING}:{first}" if first else ENCLOSING
    if document in REPORTING:
        return SectionFunction.ACHIEVEMENT, f"document_type:{document.value}"
    return SectionFunction.MEASURE, "default"


def _heads(title: str, word: str, function: SectionFunction) -> bool:
    """Whether a clause of the title ends with the word or says little more: not 组织领导 in 党组织领导校长负责制.

    A clause that opens with a directive verb tells of no background: 优化发展环境.
    """
    clauses = [clause for clause in title.split("，") if word in clause]
    if function in (SectionFunction.BACKGROUND, SectionFunction.ACHIEVEMENT):
        clauses = [clause for clause in clauses if not clause[: clause.find(word)].startswith(directive_verbs())]
    return any(clause.endswith(word) or len(clause) <= len(word) + SLACK for clause in clauses)


@cache
def directive_verbs() -> tuple[str, ...]:
    """Words that open directive sentences (`data/directive_verbs.csv`)."""
    return tuple(word for (word,) in rows("directive_verbs.csv", "word"))
