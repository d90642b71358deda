"""What is still missing of a section."""

from typing import Any

from wajiblapor.questions.kinds import Answers, Kind, Question, Section, Situation


def is_answered(question: Question, answer: Any) -> bool:
    """`no` and `0` are answers; a table is answered once every row it has says what is needed."""
    if question.kind == Kind.TABLE:
        needed = [column for column in question.columns if column.is_needed]
        return bool(answer) and all(is_answered(column, row.get(column.slug)) for row in answer for column in needed)
    return answer not in (None, "", [])


def missing(section: Section, situation: Situation, answers: Answers) -> list[Question]:
    """Needed questions without an answer, in their order."""
    asked = section.asked(situation, answers)
    return [question for question in asked if question.is_needed and not is_answered(question, answers.get(question.slug))]


def percent(section: Section, situation: Situation, answers: Answers) -> int:
    """How much of what is needed is answered; 100 where nothing is needed."""
    needed = [question for question in section.asked(situation, answers) if question.is_needed]
    left = sum(not is_answered(question, answers.get(question.slug)) for question in needed)
    return 100 * (len(needed) - left) // len(needed) if needed else 100


def relevant(section: Section, situation: Situation, answers: Answers) -> dict[str, Any]:
    """The answers that are asked for: what was answered before another answer made it pointless is left out."""
    asked = {question.slug for question in section.asked(situation, answers)}
    return {slug: answer for slug, answer in answers.items() if slug in asked and answer not in (None, "", [])}
