"""Who gets what at every address of the portal.

Columns: a stranger, the job seeker whose profile and application it is, a signatory of the company it belongs to, a
signatory of another company, an officer of the company's province, an officer of another province. A cell is the
status answered; `login` is a redirect to the sign-in page, `->` any other redirect. Rows marked POST are asked that
way. Values in braces name records of `tests/support/samples.py`.
"""

# ruff: noqa: E501 - one line an address, whatever its length
from dataclasses import dataclass

ROLES = ("stranger", "seeker", "member", "other_member", "officer", "officer_elsewhere")

TABLE = """
# address                              method  stranger seeker member other officer elsewhere

plain:healthz                          GET     200   200   200   200   200   200
plain:readyz                           GET     200   200   200   200   200   200
plain:robots                           GET     200   200   200   200   200   200
plain:sitemap                          GET     200   200   200   200   200   200
plain:manifest                         GET     200   200   200   200   200   200
plain:security_contact                 GET     200   200   200   200   200   200

api:schema                             GET     200   200   200   200   200   200
api:docs                               GET     200   200   200   200   200   200
api:regions                            GET     200   200   200   200   200   200
api:region                             GET     200   200   200   200   200   200    code=3273
api:region_minimum_wage                GET     200   200   200   200   200   200    code=3273
api:vacancies                          GET     200   200   200   200   200   200
api:vacancy                            GET     200   200   200   200   200   200    vacancy_id={vacancy}

account_login                          GET     200   ->    ->    ->    ->    ->
account_signup                         GET     200   ->    ->    ->    ->    ->
account_logout                         GET     ->    200   200   200   200   200
account_inactive                       GET     200   200   200   200   200   200
account_reauthenticate                 GET     login 200   200   200   200   200
account_email                          GET     login 200   200   200   200   200
account_email_verification_sent        GET     login ->    ->    ->    ->    ->
account_change_password                GET     login 200   200   200   200   200
account_set_password                   GET     login ->    ->    ->    ->    ->
account_reset_password                 GET     200   200   200   200   200   200
account_confirm_login_code             GET     login ->    ->    ->    ->    ->
account_confirm_password_reset_code    GET     login login login login login login
account_complete_password_reset        GET     ->    ->    ->    ->    ->    ->
account_password_reset_completed       GET     200   200   200   200   200   200

reference:regions                      GET     200   200   200   200   200   200
reference:region_options               GET     200   200   200   200   200   200    ?nama=village&q=bandung
reference:region                       GET     200   200   200   200   200   200    code=3273
reference:minimum_wages                GET     200   200   200   200   200   200

profiles:overview                      GET     login 200   200   200   200   200
profiles:welcome                       GET     login 200   200   200   200   200
profiles:profile                       GET     login 200   200   200   200   200
profiles:identity                      GET     login 200   200   200   200   200
profiles:nik_reading                   POST    login 200   200   200   200   200
profiles:address                       GET     login 200   200   200   200   200
profiles:education                     GET     login 200   200   200   200   200
profiles:change_education              GET     login 200   404   404   404   404    education_id={education}
profiles:delete_education              POST    login ->    404   404   404   404    education_id={education}
profiles:experience                    GET     login 200   200   200   200   200
profiles:no_experience                 POST    login ->    ->    ->    ->    ->
profiles:change_experience             GET     login 200   404   404   404   404    experience_id={experience}
profiles:delete_experience             POST    login ->    404   404   404   404    experience_id={experience}
profiles:skills                        GET     login 200   200   200   200   200
profiles:delete_skill                  POST    login ->    404   404   404   404    skill_id={skill}
profiles:wanted                        GET     login 200   200   200   200   200

identity:my_data                       GET     login 200   200   200   200   200
identity:download_my_data              GET     login 200   200   200   200   200
identity:withdraw_consent              POST    login ->    404   404   404   404    consent_id={consent}
identity:organisations                 GET     login 200   200   200   200   200
identity:register_organisation         GET     login 200   200   200   200   200
identity:organisation                  GET     login 404   200   404   404   404    organisation_id={organisation}
identity:add_workplace                 GET     login 404   200   404   404   404    organisation_id={organisation}
identity:officer                       GET     login 404   404   404   200   200

files:download                         GET     login 404   200   404   404   404    public_id={file}
jobs:progress                          GET     login 404   200   404   404   404    public_id={job}
jobs:cancel                            POST    login 404   ->    404   404   404    public_id={job}

documents:verify                       GET     200   200   200   200   200   200
documents:verification                 GET     200   200   200   200   200   200    token={document}
documents:pdf                          GET     login 404   200   404   200   404    token={document}

notifications:inbox                    GET     login 200   200   200   200   200
notifications:open                     POST    login ->    404   404   404   404    pk={notification}
notifications:read_all                 POST    login ->    ->    ->    ->    ->
notifications:preferences              GET     login 200   200   200   200   200

statistics:public                      GET     200   200   200   200   200   200
statistics:dashboard                   GET     login 404   404   404   200   200

karirhub:vacancies                     GET     200   200   200   200   200   200
karirhub:vacancy                       GET     200   200   200   200   200   200    vacancy_id={vacancy} slug={vacancy.slug}
karirhub:apply                         GET     login ->    200   200   200   200    vacancy_id={vacancy} slug={vacancy.slug}
karirhub:applications                  GET     login 200   200   200   200   200
karirhub:application                   GET     login 200   404   404   404   404    application_id={application}
karirhub:withdraw                      POST    login ->    404   404   404   404    application_id={application}
karirhub:employer_vacancies            GET     login 404   200   404   404   404    organisation_id={organisation}
karirhub:new_vacancy                   GET     login 404   200   404   404   404    organisation_id={organisation}
karirhub:employer_vacancy              GET     login 404   200   404   404   404    organisation_id={organisation} vacancy_id={vacancy}
karirhub:edit_vacancy                  GET     login 404   200   404   404   404    organisation_id={organisation} vacancy_id={draft_vacancy}
karirhub:publish_vacancy               POST    login 404   ->    404   404   404    organisation_id={organisation} vacancy_id={draft_vacancy}
karirhub:discard_vacancy               POST    login 404   ->    404   404   404    organisation_id={organisation} vacancy_id={draft_vacancy}
karirhub:close_vacancy                 POST    login 404   422   404   404   404    organisation_id={organisation} vacancy_id={vacancy}
karirhub:applicants                    GET     login 404   200   404   404   404    organisation_id={organisation} vacancy_id={vacancy}
karirhub:applicant                     GET     login 404   200   404   404   404    organisation_id={organisation} vacancy_id={vacancy} application_id={application}
karirhub:move_applicant                POST    login 404   ->    404   404   404    organisation_id={organisation} vacancy_id={vacancy} application_id={application} step=view

wajiblapor:start                       GET     200   200   200   200   200   200
wajiblapor:overview                    GET     login 404   200   404   404   404    organisation_id={organisation}
wajiblapor:open                        POST    login 404   ->    404   404   404    organisation_id={drafting_organisation} workplace_id={draft_workplace}
wajiblapor:report                      GET     login 404   200   404   404   404    organisation_id={organisation} report_id={report}
wajiblapor:identity                    GET     login 404   200   404   404   404    organisation_id={drafting_organisation} report_id={draft_report}
wajiblapor:roster                      GET     login 404   200   404   404   404    organisation_id={drafting_organisation} report_id={draft_report}
wajiblapor:faults                      GET     login 404   200   404   404   404    organisation_id={drafting_organisation} report_id={draft_report}
wajiblapor:template_xlsx               GET     login 404   200   404   404   404    organisation_id={drafting_organisation} report_id={draft_report}
wajiblapor:template_csv                GET     login 404   200   404   404   404    organisation_id={drafting_organisation} report_id={draft_report}
wajiblapor:submission                  GET     login 404   200   404   404   404    organisation_id={drafting_organisation} report_id={draft_report}
wajiblapor:discard                     POST    login 404   ->    404   404   404    organisation_id={drafting_organisation} report_id={draft_report}
wajiblapor:queue                       GET     login 404   404   404   200   200
wajiblapor:export                      GET     login 404   404   404   200   200
wajiblapor:dashboard                   GET     login 404   404   404   200   200
wajiblapor:record                      GET     login 404   404   404   200   404    report_id={report}
wajiblapor:workers                     GET     login 404   404   404   200   404    report_id={report}
wajiblapor:accept                      POST    login 404   404   404   ->    404    report_id={report}

web:home                               GET     200   200   200   200   200   200
web:help                               GET     200   200   200   200   200   200
web:help_topic                         GET     200   200   200   200   200   200    slug=melamar
web:status                             GET     200   200   200   200   200   200
web:privacy                            GET     200   200   200   200   200   200
web:terms                              GET     200   200   200   200   200   200
web:accessibility                      GET     200   200   200   200   200   200
web:gallery                            GET     200   200   200   200   200   200
web:report_levy                        GET     200   200   200   200   200   200
web:levy_reported                      GET     200   200   200   200   200   200    ticket={levy}
web:levy_ticket                        GET     200   200   200   200   200   200
web:levy_queue                         GET     login 404   404   404   200   200
web:levy_case                          GET     login 404   404   404   200   404    ticket={levy}
web:levy_move                          POST    login 404   404   404   ->    404    ticket={levy} move=take
"""


@dataclass(frozen=True)
class Row:
    """One address and what each role gets there."""

    name: str
    method: str
    expected: dict[str, str]
    arguments: dict[str, str]
    query: str

    @property
    def is_translated(self) -> bool:
        """Addresses for machines are the same in both languages."""
        return not self.name.startswith(("plain:", "api:"))


def rows() -> list[Row]:
    """The table, read."""
    return [_row(line.split()) for line in TABLE.splitlines() if line.strip() and not line.startswith("#")]


def _row(words: list[str]) -> Row:
    name, method, *rest = words
    cells, extras = rest[: len(ROLES)], rest[len(ROLES) :]
    arguments = dict(extra.split("=", 1) for extra in extras if not extra.startswith("?"))
    query = next((extra for extra in extras if extra.startswith("?")), "")
    return Row(name, method, dict(zip(ROLES, cells, strict=True)), {key: value.strip("{}") for key, value in arguments.items()}, query)
