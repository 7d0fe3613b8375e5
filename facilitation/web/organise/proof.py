"""The password once more, before something that opens a door for longer than this visit."""

from facilitation.domain.organisers import Organiser
from facilitation.web.login_attempts import LoginAttempts
from facilitation.web.organise.ports import Accounts


class Proof:
    """A browser that was left open does not open the account itself."""

    def __init__(self, accounts: Accounts, attempts: LoginAttempts) -> None:
        self._accounts = accounts
        self._attempts = attempts

    def missing(self, organiser: Organiser, field: str, typed: str) -> dict[str, str]:
        """What is wrong with the password that was typed in this field; nothing when it fits."""
        account = f"own password {organiser.id}"
        if self._attempts.wait_seconds(account):
            return {field: "organise.problem.wait"}
        if self._accounts.knows_password(organiser, typed):
            self._attempts.succeeded(account)
            return {}
        self._attempts.failed(account)
        return {field: "organise.problem.password"}
