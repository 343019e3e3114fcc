"""What readers are shown of the cost: hours, rates, and the bill beside that of the training that would do instead."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.cost import Cost, Paid, Rates
from ..model.curriculum import Curriculum
from ..planning.cost import PEOPLE, Case, Estimate, estimate
from ..text.labels import Labels, labels_of
from ..text.markdown_tree import as_text
from ..text.pieces import Text
from .phrases import Roles, roles_of


@dataclass(frozen=True, slots=True)
class Effort:
    """What takes time, and how many hours."""

    label: str
    hours: str


@dataclass(frozen=True, slots=True)
class PersonHours:
    """The hours of one role: of each person, and of all of them together; `share` says how the bill counts them."""

    role: Paid
    who: str
    each: str
    rate: str
    share: str
    all: str
    efforts: tuple[Effort, ...]
    hours: str
    hours_in_all: str


@dataclass(frozen=True, slots=True)
class CaseBill:
    """The bill at one set of rates; rates and people in the order of the roles."""

    title: str
    rates: tuple[str, ...]
    people: tuple[str, ...]
    programme: str
    pair: str
    training_rate: str
    training_hours: str
    training: str
    difference: str


@dataclass(frozen=True, slots=True)
class Training:
    """What would do instead, and whom it takes for how long."""

    title: str
    learners: str
    hours: str
    hours_in_all: str
    fee: str
    rule: str


@dataclass(frozen=True, slots=True)
class CostContent:
    """The estimate of a programme, worked out; figures are texts in the language of the reader."""

    title: str
    purpose: Text
    caveat: Text
    facts: tuple[str, ...]
    people: tuple[PersonHours, ...]
    cases: tuple[CaseBill, ...]
    training: Training
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OwnFigures:
    """How to put in figures of one's own, and a file of some to start from."""

    title: str
    write: Text
    start: str
    example: str


def cost_content(curriculum: Curriculum, cost: Cost) -> CostContent:
    """Return what is shown of a cost plan."""
    bill = estimate(curriculum, cost)
    writer = _Writer(cost, bill, roles_of(curriculum))
    programme = curriculum.programmes[cost.programme]
    return CostContent(
        title=cost.title,
        purpose=as_text(cost.purpose),
        caveat=as_text(cost.caveat),
        facts=(
            writer.pairs,
            programme.title,
            writer.labels.ngettext("{number} meeting", "{number} meetings", len(programme.sessions)),
        ),
        people=tuple(map(writer.person, PEOPLE)),
        cases=tuple(map(writer.case, bill.cases)),
        training=writer.training(),
        labels=writer.words(programme.title),
    )


def own_figures(curriculum: Curriculum, cost: Cost) -> OwnFigures:
    """Return what is said of the command that takes figures of one's own."""
    gettext = labels_of(curriculum).gettext
    return OwnFigures(
        title=gettext("Put in your own figures"),
        write=as_text(
            gettext(
                "Write the number of {pairs}, your rates for an hour, and the fee of the trainer into a file, "
                "for example `answers.yml`, and run:",
                pairs=roles_of(curriculum).many("pair"),
            )
        ),
        start=gettext(
            "Start from this file. What you leave out stays as it is here; a rate that you give stands in every case."
        ),
        example=_example(cost),
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    cost: Cost
    bill: Estimate
    roles: Roles

    @property
    def labels(self) -> Labels:
        return self.roles.labels

    @property
    def pairs(self) -> str:
        return self.all("pair", self.cost.pairs)

    def all(self, role: str, number: int) -> str:
        return f"{self.labels.whole(number)} {self.roles.counted(role, number)}"

    def person(self, who: Paid) -> PersonHours:
        gettext = self.labels.gettext
        name, is_alone = self.roles.one(who), who == "coordinator"
        number, hours = self._number(who), self.bill.hours[who]
        shown = self.labels.hundredths(hours)
        counted = shown if is_alone else f"{self.labels.whole(number)} × {shown}"
        return PersonHours(
            role=who,
            who=self.roles.label(who),
            each=gettext("The {person}", person=name) if is_alone else gettext("Each {person}", person=name),
            rate=gettext("An hour of the {person}", person=name)
            if is_alone
            else gettext("An hour of each {person}", person=name),
            share=gettext("{person}: {hours} hours × rate", person=self.roles.label(who), hours=counted),
            all=self.all(who, number),
            efforts=tuple(self._effort(line.label, line.hours) for line in self.bill.lines if line.who == who),
            hours=shown,
            hours_in_all=self.labels.hundredths(number * hours),
        )

    def case(self, case: Case) -> CaseBill:
        """What each of the people costs is the bill taken apart: both of a pair are counted once for every pair."""
        whole = self.labels.whole
        rates = _rates(case.rates)
        return CaseBill(
            title=case.rates.title,
            rates=tuple(whole(rates[who]) for who in PEOPLE),
            people=tuple(whole(self._number(who) * self.bill.hours[who] * rates[who]) for who in PEOPLE),
            programme=whole(case.programme),
            pair=whole(case.pair),
            training_rate=whole(case.rates.mentoree),
            training_hours=whole(case.clinic - self.cost.clinic.fee),
            training=whole(case.clinic),
            difference=whole(case.programme - case.clinic),
        )

    def training(self) -> Training:
        clinic = self.cost.clinic
        hours, fee = self.labels.hundredths(clinic.minutes / 60), self.labels.whole(clinic.fee)
        return Training(
            title=clinic.title,
            learners=self.all("mentoree", self.cost.pairs),
            hours=hours,
            hours_in_all=self.labels.hundredths(self.cost.pairs * clinic.minutes / 60),
            fee=fee,
            rule=self.labels.gettext(
                "The training: {pairs} × {hours} hours × the rate of one {learner}, and a fee of {fee}.",
                pairs=self.labels.whole(self.cost.pairs),
                hours=hours,
                learner=self.roles.one("mentoree"),
                fee=fee,
            ),
        )

    def words(self, counted: str) -> Mapping[str, str]:
        """Return the headings, and the names of rows and columns."""
        gettext = self.labels.gettext
        return {
            "care": gettext("With care"),
            "head": gettext("{head}:", head="{head}"),
            "bill": gettext("The bill"),
            "for_pairs": gettext("For {pairs}", pairs=self.pairs),
            "what": self.labels.pgettext("cost", "What"),
            "programme": gettext("The programme"),
            "pair": gettext("Of that for each {pair}", pair=self.roles.one("pair")),
            "instead": gettext("Instead: {training}", training=self.cost.clinic.title),
            "difference": gettext("What the programme costs more"),
            "hours": gettext("The hours"),
            "counted": gettext("Hours, with meetings counted from {programme}", programme=counted),
            "hours_column": gettext("Hours"),
            "together": gettext("Together"),
            "computed": gettext("Computed"),
            "yours": gettext("Yours"),
            "rates": gettext("The rates"),
            "rate_for_an_hour": gettext("Rate for an hour"),
            "steps": gettext("Step by step"),
            "who": gettext("Who"),
            "hours_each": gettext("Hours each"),
            "hours_in_all": gettext("Hours in all"),
            "rate": gettext("Rate"),
            "cost": gettext("Cost"),
            "fee": gettext("Fee of the trainer"),
            "training": gettext("The training"),
            "placeholders": gettext("The rates are placeholders unless you gave your own."),
        }

    def _number(self, who: Paid) -> int:
        return 1 if who == "coordinator" else self.cost.pairs

    def _effort(self, label: str, hours: float) -> Effort:
        return Effort(label or self.labels.gettext("Meetings"), self.labels.hundredths(hours))


def _example(cost: Cost) -> str:
    """The figures of the middle case as answers to start from."""
    rates = _rates(cost.rates.get("middle") or next(iter(cost.rates.values())))
    return "\n".join([f"pairs: {cost.pairs}", *(f"{who}: {rates[who]}" for who in PEOPLE), f"fee: {cost.clinic.fee}"])


def _rates(rates: Rates) -> Mapping[Paid, int]:
    return {"mentor": rates.mentor, "mentoree": rates.mentoree, "coordinator": rates.coordinator}
