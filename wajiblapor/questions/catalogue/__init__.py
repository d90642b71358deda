"""The catalogue of questions, in the order of the form (UU 7/1981 art. 6(2); Permenaker 18/2017)."""

from wajiblapor.questions.catalogue.company import COMPANY
from wajiblapor.questions.catalogue.development import DISABILITY, NEEDS, TRAINING
from wajiblapor.questions.catalogue.pay import HOURS, SOCIAL_SECURITY, WAGES
from wajiblapor.questions.catalogue.relations import RELATIONS
from wajiblapor.questions.catalogue.safety import SAFETY
from wajiblapor.questions.catalogue.workforce import WORKFORCE
from wajiblapor.questions.kinds import Question, Section

# Raise it with every change of a question; it is stored with the answers and printed on the receipt.
VERSION = "2026.4"

SECTIONS: tuple[Section, ...] = (COMPANY, WORKFORCE, HOURS, WAGES, SOCIAL_SECURITY, RELATIONS, SAFETY, TRAINING, NEEDS, DISABILITY)
BY_SLUG: dict[str, Section] = {section.slug: section for section in SECTIONS}
QUESTIONS: dict[str, Question] = {question.slug: question for section in SECTIONS for question in section.questions}
SECTION_OF: dict[str, Section] = {question.slug: section for section in SECTIONS for question in section.questions}
