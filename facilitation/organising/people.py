"""Colleagues: inviting them, giving them rights, and helping them back in."""

from collections.abc import Sequence

from itsdangerous import BadData, URLSafeSerializer

from facilitation.background import Background
from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.organisers import (
    Colleague,
    Handed,
    Invitation,
    Organiser,
    Reset,
    plain_email,
)
from facilitation.domain.rights import LastLead, NotYoursToHelp, Right
from facilitation.i18n import Speaker
from facilitation.organising.mailing import Mail
from facilitation.services.tokens import new_id
from facilitation.storage.colleagues import Colleagues, InvitationOver
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.organisers import EmailTaken, Organisers
from facilitation.storage.resets import Resets


class People:
    """Who has a right in a place. Links are signed; what they open is looked up every time."""

    def __init__(
        self,
        colleagues: Colleagues,
        organisers: Organisers,
        neighbourhoods: Neighbourhoods,
        resets: Resets,
        mail: Mail,
        background: Background,
        secret_key: str,
        base_url: str,
    ) -> None:
        self._colleagues = colleagues
        self._organisers = organisers
        self._neighbourhoods = neighbourhoods
        self._resets = resets
        self._mail = mail
        self._background = background
        self._invitations = URLSafeSerializer(secret_key, salt="invitation")
        self._ways_back = URLSafeSerializer(secret_key, salt="way back in")
        self._base_url = base_url

    def colleagues(self, place: Neighbourhood) -> Sequence[Colleague]:
        """Everybody with a right that reaches this place."""
        return self._colleagues.of(place.id)

    def called(self, organiser_ids: Sequence[str]) -> dict[str, str]:
        """How people are called, by account; who is gone is left out."""
        return self._organisers.called(organiser_ids)

    def give(self, by: str, place: Neighbourhood, organiser_id: str, right: Right) -> None:
        """Another right in this place. Raises LastLead."""
        self._require_given_here(place, organiser_id)
        if right is not Right.LEAD:
            self._require_another_lead(place, organiser_id)
        self._colleagues.give(by, place.id, organiser_id, right)

    def take(self, by: str, place: Neighbourhood, organiser_id: str) -> None:
        """No right in this place any more. Raises LastLead."""
        self._require_given_here(place, organiser_id)
        self._require_another_lead(place, organiser_id)
        self._colleagues.take(by, place.id, organiser_id)

    def _require_given_here(self, place: Neighbourhood, organiser_id: str) -> None:
        if place.id not in self._colleagues.rights_of(organiser_id):
            raise LookupError(organiser_id)

    def _require_another_lead(self, place: Neighbourhood, organiser_id: str) -> None:
        others = (one for one in self.colleagues(place) if one.organiser.id != organiser_id)
        if all(one.right is not Right.LEAD for one in others):
            raise LastLead

    # Invitations ---------------------------------------------------------------------------

    def invite(
        self, by: Organiser, place: Neighbourhood, email: str, right: Right, language: str
    ) -> Handed:
        """Invite somebody, by mail where that can be."""
        invitation = self._colleagues.invite(by.id, place.id, plain_email(email), right)
        address = self.address(invitation)
        say = Speaker(language, "common", "organise").say
        mailed = self._mail.send(
            invitation.email,
            say("organise.mail.invitation.subject", name=place.name),
            say("organise.mail.invitation.text", name=place.name, by=by.called, address=address),
        )
        return Handed(address, mailed)

    def invitations(self, place: Neighbourhood) -> Sequence[tuple[Invitation, str]]:
        """Those that wait, with the address to hand over."""
        found = self._colleagues.invitations(place.id)
        return [(invitation, self.address(invitation)) for invitation in found]

    def address(self, invitation: Invitation) -> str:
        """What is handed to who is invited."""
        return f"{self._base_url}/organise/invitation/{self._invitations.dumps(invitation.id)}"

    def withdraw(self, by: str, place: Neighbourhood, invitation_id: str) -> None:
        """The invitation is over."""
        found = self._colleagues.invitation(invitation_id)
        if found is None or found.neighbourhood != place.id:
            raise LookupError(invitation_id)
        self._colleagues.withdraw(by, found)

    def invited(self, token: str) -> tuple[Invitation, Neighbourhood] | None:
        """What a link invites to, while it does."""
        invitation = self._colleagues.invitation(_read(self._invitations, token))
        place = self._neighbourhoods.by_id(invitation.neighbourhood) if invitation else None
        return (invitation, place) if invitation and place else None

    def has_account(self, email: str) -> bool:
        """Whether who is invited can log in already."""
        return self._organisers.by_email(email) is not None

    def accept(self, invitation: Invitation, organiser_id: str) -> bool:
        """Somebody with an account takes up the right; False where it is over."""
        return self._colleagues.accept(invitation, organiser_id)

    def join(
        self, invitation: Invitation, name: str, organisation: str, password: str
    ) -> str | None:
        """A new account takes up the right; nothing where it is over, or where there is one."""
        hashed = self._background.off_loop(lambda: self._organisers.hashed(password))
        account = Organiser(
            id=new_id(), email=invitation.email, name=name, organisation=organisation
        )
        try:
            self._colleagues.join(invitation, account, hashed)
        except (EmailTaken, InvitationOver):
            return None
        return account.id

    # Ways back in --------------------------------------------------------------------------

    def help(
        self, by: Organiser, place: Neighbourhood, organiser_id: str, *, second_factor_too: bool
    ) -> Handed:
        """A link with which a colleague comes in again. Raises NotYoursToHelp."""
        self._require_given_here(place, organiser_id)
        if not self._may_help(by, organiser_id):
            raise NotYoursToHelp
        reset = self._resets.make(organiser_id, by.id, second_factor_too=second_factor_too)
        return Handed(self.way_back(reset), mailed=False)

    def _may_help(self, by: Organiser, organiser_id: str) -> bool:
        """Only who leads everywhere that this colleague comes: a password opens all of it."""
        colleague = self._organisers.by_id(organiser_id)
        places = self._colleagues.rights_of(organiser_id)
        led = (self._neighbourhoods.standing(by.id, place) for place in places)
        leads_all = all(one is not None and one.right is Right.LEAD for one in led)
        return colleague is not None and leads_all and (by.founds or not colleague.founds)

    def way_back(self, reset: Reset) -> str:
        """What is handed to who wants to come in again."""
        return f"{self._base_url}/organise/reset/{self._ways_back.dumps(reset.id)}"

    def ask_way_back(self, email: str, language: str) -> None:
        """Mail a way back in, beside the answer: it takes as long for who has no account."""
        self._background.spawn(self._mail_way_back, email, language)

    def _mail_way_back(self, email: str, language: str) -> None:
        organiser = self._organisers.by_email(email)
        if organiser is None or self._resets.recently_made(organiser.id):
            return
        address = self.way_back(self._resets.make(organiser.id, organiser.id))
        say = Speaker(language, "common", "organise").say
        text = say("organise.mail.reset.text", address=address)
        self._mail.send(organiser.email, say("organise.mail.reset.subject"), text)

    def coming_back(self, token: str) -> tuple[Reset, Organiser] | None:
        """Who comes back with a link, while it holds."""
        reset = self._resets.by_id(_read(self._ways_back, token))
        organiser = self._organisers.by_id(reset.organiser) if reset else None
        return (reset, organiser) if reset and organiser else None

    def come_back(self, reset: Reset, password: str) -> bool:
        """A new password; False where the link was used in the meantime."""
        hashed = self._background.off_loop(lambda: self._organisers.hashed(password))
        return self._resets.use(reset, hashed)


def _read(signer: URLSafeSerializer, token: str) -> str:
    """The id in a link, or one that nothing has."""
    try:
        return str(signer.loads(token))
    except BadData:
        return ""
