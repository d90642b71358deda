from datetime import date

from karirhub.enums import QuestionKind
from karirhub.models import Application, ApplicationSummary
from karirhub.queries.traits import traits_of
from siapkerja.profiles.models import Profile


def summarise(*, application: Application, profile: Profile, on: date) -> ApplicationSummary:
    """Keep the codes by which an employer filters, as frozen as the profile sent with them. Called by whoever sends the application,
    once the questions are answered.
    """
    traits = traits_of(profile, on)
    return ApplicationSummary.objects.create(
        application=application,
        education_rank=traits.education_rank,
        regency_id=traits.regency or None,
        skills=sorted(traits.skills),
        schemes=sorted(traits.schemes),
        occupations=sorted(traits.occupations),
        answers=_coded_answers(application),
    )


def _coded_answers(application: Application) -> list[str]:
    """Answers of yes or no, and of choice; numbers and texts stay sealed."""
    told = []
    for row in application.answers.select_related("question"):
        if row.question is None or not row.answer:
            continue
        if row.kind == QuestionKind.YES_NO:
            told.append(f"{row.question_id}={row.answer}")
        elif row.kind == QuestionKind.CHOICE and row.answer in row.question.options:
            told.append(f"{row.question_id}={row.question.options.index(row.answer)}")
    return told
