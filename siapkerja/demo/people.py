"""The demo's people, companies and officers, through the actions of `identity`."""

from datetime import date, timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from siapkerja.demo.accounts import ACCOUNTS, Account, password
from siapkerja.demo.country import SHOWPIECE, SLICES, USUAL_COMPANIES, USUAL_PEOPLE, Country
from siapkerja.identity.actions.organisations import assign_officer, grant_membership, register_organisation
from siapkerja.identity.actions.people import claim_niks, complete_person, register_account
from siapkerja.identity.enums import LegalForm, MemberRole, OfficerRole, Sex
from siapkerja.identity.models import LegalEntity, Person, User

# What a company's name says it does, and the KBLI divisions that fit.
COMPANY_NOUNS = {
    "Tenun": ("13",), "Garmen": ("14",), "Alas Kaki": ("15",), "Rajut": ("13", "14"), "Mebel": ("31",), "Pangan": ("10",), "Beras": ("10", "46"),
    "Kopi": ("10", "46"), "Teh": ("10", "01"), "Kelapa": ("01", "10"), "Sawit": ("01", "10"), "Perikanan": ("03",), "Logam": ("25",), "Baja": ("24",),
    "Plastik": ("22",), "Kemasan": ("17", "22"), "Kertas": ("17",), "Kimia": ("20",), "Farmasi": ("21",), "Elektronika": ("26", "27"), "Otomotif": ("29", "45"),
    "Listrik": ("27", "43"), "Konstruksi": ("41", "42"), "Properti": ("68",), "Logistik": ("52", "49"), "Angkutan": ("49",), "Perkapalan": ("30", "50"),
    "Wisata": ("79",), "Hotel": ("55",), "Boga": ("56",), "Ritel": ("47",), "Niaga": ("46",), "Data": ("63", "62"), "Piranti Lunak": ("62",),
    "Media": ("58", "59", "60"), "Percetakan": ("18",), "Klinik": ("86",), "Pendidikan": ("85",), "Keuangan": ("64",), "Keramik": ("23",), "Kaca": ("23",),
    "Semen": ("23",), "Tambang": ("08", "05"), "Energi": ("35",), "Air": ("36",),
}  # fmt: skip
COMPANY_ADJECTIVES = (
    "Sejahtera", "Mandiri", "Makmur", "Jaya", "Abadi", "Lestari", "Nusantara", "Sentosa", "Bersama", "Gemilang", "Utama",
    "Prima", "Harapan", "Maju", "Bahari", "Raya", "Persada", "Mulia", "Cemerlang", "Karya",
)  # fmt: skip
FORMS = ((LegalForm.PT, 52, "PT"), (LegalForm.CV, 24, "CV"), (LegalForm.SOLE_PROPRIETOR, 14, "UD"), (LegalForm.COOPERATIVE, 6, "Koperasi"), (LegalForm.FOUNDATION, 4, "Yayasan"))  # fmt: skip


def settle_people(country: Country) -> int:
    """People with an invented name, a synthetic NIK and a village; born 17 to 60 years ago."""
    pick = country.random
    serials = range(country.slice, country.count(USUAL_PEOPLE), SLICES)
    settled: list[tuple[Person, str]] = []
    for serial in serials:
        is_female = pick.random() < 0.5
        name = country.fake.first_name_female() if is_female else country.fake.first_name_male()
        born_on = country.today - timedelta(days=int(365.25 * pick.triangular(17, 60, 24)))
        village = country.village_in(country.regency_here().code)
        person = Person(
            full_name=f"{name} {country.fake.last_name()}",
            sex=Sex.FEMALE if is_female else Sex.MALE,
            born_on=born_on,
            phone=f"+62812{pick.randrange(10**8):08d}",
            village_id=village,
            is_demo=True,
            created_at=country.moment(days_ago=pick.uniform(1, 400)),
        )
        nik = country.synthetic_nik(village_code=village, born_on=born_on, is_female=is_female, serial=serial) if village else ""
        settled.append((person, nik))
    Person.objects.bulk_create(person for person, _ in settled)
    claim_niks(people=[(person, nik) for person, nik in settled if nik], by=country.system)
    return len(serials)


def found_companies(country: Country) -> int:
    """Companies of every form and size in every province, each with a head office and a responsible person."""
    pick = country.random
    taken: set[str] = set()
    founders = country.people[: country.count_here(USUAL_COMPANIES)]
    for number, founder in enumerate(founders):
        serial = number * SLICES + country.slice
        form, _, prefix = pick.choices(FORMS, [weight for _, weight, _ in FORMS])[0]
        name = company_name(country, prefix, taken)
        _found(country, serial, founder, name, form, country.regency_here().code)
    return len(founders)


def company_name(country: Country, prefix: str, taken: set[str]) -> str:
    while True:
        name = f"{prefix} Contoh {country.random.choice(tuple(COMPANY_NOUNS))} {country.random.choice(COMPANY_ADJECTIVES)}"
        if name in taken:
            name += f" {country.fake.last_name()}"
        if name not in taken:
            taken.add(name)
            return name


def _found(country: Country, serial: int, founder: Person, name: str, form: LegalForm, regency_code: str) -> LegalEntity:
    at = country.moment(days_ago=country.random.uniform(380, 900))
    return register_organisation(
        name=name,
        legal_form=form,
        nib=f"9{serial:012d}" if form is not LegalForm.SOLE_PROPRIETOR else None,
        industry_id=_industry(country, name),
        regency_code=regency_code,
        village_code=country.village_in(regency_code),
        address=f"{country.fake.street_name()} No. {country.random.randrange(1, 200)}",
        postal_code=country.postal_code(regency_code),
        founder=founder,
        proven_at=at,
        is_demo=True,
        by=country.system,
        at=at,
        on=at.date(),
    )


def _industry(country: Country, name: str) -> int | None:
    """One of the groups that fit the company's name; any where none of them is loaded."""
    divisions = next((codes for noun, codes in COMPANY_NOUNS.items() if f" {noun} " in name), ())
    fitting = [industry for industry in country.industries if industry.code[:2] in divisions] or country.industries
    return country.random.choice(fitting).pk if fitting else None


def open_accounts(country: Country) -> int:
    """The accounts people try the demo with that are not there yet: an older country may have fewer."""
    there = set(User.objects.filter(email__in=[account.email for account in ACCOUNTS]).values_list("email", flat=True))
    hashed = make_password(password())
    people = {account.key: _open_account(country, account, hashed) for account in ACCOUNTS if account.email not in there}
    on = country.today - timedelta(days=365)
    if "perusahaan" in people:
        _found(country, 9_000_000, people["perusahaan"], SHOWPIECE, LegalForm.PT, "3321")
    for key, held in (("staf", MemberRole.CONTRIBUTOR), ("pembaca", MemberRole.READER)):
        if key in people:
            grant_membership(
                person=people[key],
                legal_entity=LegalEntity.objects.get(name=SHOWPIECE),
                role=held,
                by=country.system,
                at=country.now,
                on=on,
            )
    for key, role, region in (
        ("kementerian", OfficerRole.MINISTRY_OFFICER, None),
        ("jateng", OfficerRole.PROVINCE_OFFICER, "33"),
        ("bandung", OfficerRole.REGENCY_OFFICER, "3273"),
        ("pengantar", OfficerRole.EMPLOYMENT_OFFICER, "3321"),
        ("kepala", OfficerRole.PROVINCE_HEAD, "33"),
        ("kadis", OfficerRole.REGENCY_HEAD, "3273"),
        ("pengawas", OfficerRole.LABOUR_INSPECTOR, "33"),
        ("anggota", OfficerRole.LABOUR_INSPECTOR, "33"),
        ("desa", OfficerRole.VILLAGE_OFFICER, country.accounts["pencari"].village_id),
        ("auditor", OfficerRole.AUDITOR, None),
        ("pdp", OfficerRole.DATA_PROTECTION_OFFICER, None),
        ("admin", OfficerRole.ADMINISTRATOR, None),
    ):
        if key in people:
            assign_officer(person=people[key], role=role, region_code=region, given_by=None, by=country.system, on=on)
    return len(people)


def _open_account(country: Country, account: Account, hashed_password: str) -> Person:
    user = User(email=account.email, password=hashed_password)
    person = register_account(user=user, full_name=account.full_name, at=country.now)
    Person.objects.filter(pk=person.pk).update(is_demo=True)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    complete_person(
        person=person,
        full_name=account.full_name,
        sex=account.sex,
        born_on=date(1998, 5, 12),
        phone="+6281200000000",
        village_code=country.village_in("3321"),
        by=country.system,
        at=country.now,
    )
    return person
