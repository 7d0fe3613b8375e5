"""Plans that ask for money and voting cards of one meeting, for organisers."""

from collections.abc import Sequence

from facilitation.domain.audit import Act
from facilitation.domain.cards import new_code
from facilitation.domain.people import Audience, Who
from facilitation.domain.proposals import Proposal
from facilitation.exporters.prints import CodeCard
from facilitation.services.agenda.on_ballot import ready_proposals
from facilitation.services.cards import CardStack, MakeCards, RenewCard, card_stack
from facilitation.services.commanding import Commander
from facilitation.services.proposing import (
    ProposalList,
    PutProposals,
    RemoveProposal,
    proposals_of,
)
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.audit import Audit
from facilitation.storage.workshops import Workshops


class BudgetDesk:
    """Who asks was let in by the guard: the workshop is of their neighbourhood."""

    def __init__(
        self, workshops: Workshops, commander: Commander, agendas: Agendas, audit: Audit
    ) -> None:
        self._workshops = workshops
        self._commander = commander
        self._agendas = agendas
        self._audit = audit

    def proposals(self, code: str) -> ProposalList:
        """The plans of a meeting."""
        with self._workshops.reading(self._id(code)) as store:
            return proposals_of(store)

    def ready(self, place: str, code: str) -> Sequence[Proposal]:
        """Proposals of this neighbourhood's plans that wait for a vote, and are not in yet."""
        known = {one.id for one in self.proposals(code).proposals}
        found: list[Proposal] = []
        for plan in self._agendas.of_neighbourhood(place):
            with self._agendas.reading(plan.id) as store:
                found += [one for one in ready_proposals(store) if one.id not in known]
        return found

    def put(self, by: str, place: str, code: str, proposals: Sequence[Proposal]) -> None:
        """Enter plans, or change them; a refusal leaves everything as it was."""
        self._give(code, PutProposals(tuple(proposals)))
        self._audit.record(by, Act.WORKSHOP_CHANGED, place, workshop=code, count=len(proposals))

    def remove(self, by: str, place: str, code: str, proposal_id: str) -> None:
        """Take a plan away."""
        self._give(code, RemoveProposal(proposal_id))
        self._audit.record(by, Act.WORKSHOP_CHANGED, place, workshop=code, item=proposal_id)

    def cards(self, code: str) -> CardStack:
        """How many voting cards there are."""
        with self._workshops.reading(self._id(code)) as store:
            return card_stack(store)

    def make_cards(
        self, by: str, place: str | None, code: str, batch: str, number: int
    ) -> tuple[CodeCard, ...]:
        """New cards with their codes, which are shown this once and cannot be looked up later."""
        before = self.cards(code).last
        codes = tuple(new_code() for _ in range(number))
        self._give(code, MakeCards(batch, codes))
        self._audit.record(by, Act.VOTING_CARDS_MADE, place, workshop=code, count=number)
        return tuple(CodeCard(n, one) for n, one in enumerate(codes, start=before + 1))

    def renew_card(self, by: str, place: str | None, code: str, number: int) -> CodeCard:
        """One card with another code; the one it had is void."""
        made = new_code()
        self._give(code, RenewCard(number, made))
        self._audit.record(by, Act.VOTING_CARDS_MADE, place, workshop=code, count=1)
        return CodeCard(number, made)

    def _give(self, code: str, command: object) -> None:
        self._commander.give(Who(self._id(code), Audience.FACILITATOR), command)

    def _id(self, code: str) -> int:
        return self._workshops.by_code(code).id
