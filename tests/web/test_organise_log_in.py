import pytest

from facilitation.domain.organisers import Organiser
from tests.web.conftest import Browser
from tests.web.organise_fakes import FATMA, draft, make_app


@pytest.mark.parametrize("address", ["/organise/", "/organise/new", "/organise/w/482716"])
def test_a_visitor_is_asked_to_log_in_and_comes_back_to_the_page(visitor, address):
    visitor.visit(address)

    assert visitor.status == 302
    assert visitor.location == f"/organise/login?next={address}"


def test_an_organiser_logs_in_and_sees_the_meetings(visitor):
    visitor.log_in()

    assert (visitor.status, visitor.location) == (302, "/organise/")
    assert visitor.visit("/organise/").status == 200
    assert FATMA.email in visitor.text


def test_log_in_leads_to_the_page_that_was_wanted(visitor):
    visitor.visit("/organise/login?next=/organise/new")

    visitor.send("/organise/login", **(visitor.inputs() | _credentials()))

    assert visitor.location == "/organise/new"


@pytest.mark.parametrize(
    "target",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/organise/",
        "/organise//elsewhere.example",
        "/organise/\\elsewhere.example",
        "/organise/logout",
    ],
)
def test_log_in_never_leads_to_a_foreign_address(visitor, target):
    visitor.visit("/organise/login")

    visitor.send("/organise/login", **_credentials(), next=target)

    assert visitor.location == "/organise/"


def test_a_wrong_password_says_so_and_keeps_the_address(visitor):
    visitor.log_in(password="verkeerd")

    assert visitor.status == 401
    assert "horen niet bij elkaar" in visitor.text
    assert visitor.inputs()["email"] == FATMA.email
    assert "verkeerd" not in visitor.html


def test_an_unknown_account_is_told_the_same_as_a_wrong_password(visitor):
    known = visitor.log_in(password="verkeerd").text

    unknown = visitor.log_in(email="niemand@deschakel.example", password="verkeerd").text

    assert unknown == known.replace(FATMA.email, "niemand@deschakel.example")


def test_a_wrong_password_is_answered_a_little_later(visitor, hall):
    visitor.log_in(password="verkeerd")

    assert hall.paused == [0.5]


def test_after_five_wrong_passwords_even_the_right_one_has_to_wait(visitor, hall):
    for _ in range(5):
        visitor.log_in(password="verkeerd")
    tried = hall.tries

    visitor.log_in()

    assert visitor.status == 429
    assert "Wacht 1 minuut" in visitor.text
    assert hall.tries == tried, "the password was not even looked at"


def test_the_wait_ends_by_itself(visitor, hall):
    for _ in range(5):
        visitor.log_in(password="verkeerd")
    hall.now += 61

    visitor.log_in()

    assert visitor.status == 302


def test_every_further_mistake_doubles_the_wait(visitor, hall):
    for _ in range(5):
        visitor.log_in(password="verkeerd")
    hall.now += 61
    visitor.log_in(password="verkeerd")

    visitor.log_in()

    assert "Wacht 2 minuten" in visitor.text


def test_an_account_that_does_not_exist_waits_as_well(visitor):
    for _ in range(6):
        visitor.log_in(email="niemand@deschakel.example", password="verkeerd")

    assert visitor.status == 429


def test_one_account_waiting_leaves_the_others_alone(visitor, hall):
    other = Organiser(id="o2", email="jan@gemeente.example")
    hall.accounts[other.email] = other
    for _ in range(5):
        visitor.log_in(password="verkeerd")

    visitor.log_in(email=other.email)

    assert visitor.status == 302


def test_log_in_without_the_pages_own_token_is_refused(visitor, hall):
    visitor.visit("/organise/login")

    visitor.send_without_token("/organise/login", **_credentials())

    assert visitor.status == 403
    assert hall.tries == 0
    assert "te lang open" in visitor.text


def test_log_out_forgets_the_organiser(fatma):
    fatma.visit("/organise/")

    fatma.send("/organise/logout")

    assert fatma.location == "/organise/login?said=logged_out"
    assert fatma.visit("/organise/").status == 302
    assert "uitgelogd" in fatma.visit("/organise/login?said=logged_out").text


def test_half_an_hour_without_a_visit_ends_the_log_in(fatma, hall):
    hall.now += 30 * 60 + 1

    assert fatma.visit("/organise/").status == 302


def test_every_visit_starts_the_half_hour_again(fatma, hall):
    hall.now += 20 * 60
    fatma.visit("/organise/")
    hall.now += 20 * 60

    assert fatma.visit("/organise/").status == 200


def test_a_log_in_that_was_ended_elsewhere_opens_nothing(fatma, hall):
    hall.log_ins.clear()

    assert fatma.visit("/organise/").status == 302


def test_a_removed_account_is_logged_out(fatma, hall):
    hall.accounts.clear()

    assert fatma.visit("/organise/").status == 302


def test_a_forged_cookie_opens_nothing(app):
    forger = Browser(app.test_client())
    forger.client.set_cookie("samenspel_organiser", "WyJvMSIsInMxIiw5OTk5OTk5OTk5XQ.forged")

    assert forger.visit("/organise/").status == 302


def test_what_was_typed_survives_a_log_in_that_ran_out(fatma, hall):
    fatma.visit("/organise/new")
    form = fatma.inputs() | {"title": "G100 Sluiswijk", "run_sheet": "g100"}
    hall.now += 31 * 60

    fatma.send("/organise/new", **form)
    assert fatma.status == 401
    assert "Wat je typte, is bewaard" in fatma.text

    fatma.send("/organise/login", **(fatma.inputs() | _credentials()))
    assert "Verstuur het nog een keer" in fatma.text
    assert fatma.inputs()["title"] == "G100 Sluiswijk"

    fatma.send("/organise/new", **(fatma.inputs() | {"neighbourhood": "Sluiswijk"}))
    assert [kept.draft.title for kept in hall.kept.values()] == ["G100 Sluiswijk"]


def test_a_mistyped_password_does_not_lose_the_interrupted_form(fatma, hall):
    fatma.visit("/organise/new")
    hall.now += 31 * 60
    fatma.send("/organise/new", title="G100 Sluiswijk")

    fatma.send("/organise/login", **(fatma.inputs() | _credentials() | {"password": "verkeerd"}))

    assert fatma.inputs()["kept-title"] == "G100 Sluiswijk"


def test_the_cookie_is_for_this_host_and_for_the_server_only(hall):
    browser = make_app(hall, secure=True).test_client()
    page = browser.get("/organise/login", base_url="https://zaal.example")
    token = page.text.split('name="csrf" value="')[1].split('"')[0]

    answer = browser.post(
        "/organise/login",
        data={"csrf": token, **_credentials()},
        base_url="https://zaal.example",
    )

    cookie = next(
        one for one in answer.headers.getlist("Set-Cookie") if one.startswith("__Host-organiser=")
    )
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_pages_of_organisers_are_kept_in_no_cache(fatma, hall):
    code = hall.create_workshop(FATMA.id, draft())

    for address in ("/organise/", "/organise/new", f"/organise/w/{code}"):
        assert fatma.client.get(address).headers["Cache-Control"] == "no-store"


def _credentials() -> dict[str, str]:
    return {"email": FATMA.email, "password": "een lang wachtwoord"}
