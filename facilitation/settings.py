"""Settings from the environment (prefix SAMENSPEL_), with one clear line for a bad value."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

LOG_STYLES = ("text", "json")
ASYNC_MODES = ("eventlet", "threading")
SHORTEST_SECRET = 32


class BadSetting(Exception):
    """A setting that cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How this server runs. `base_url` has no slash at its end; `proxies`: how many proxies of our
    own stand in front, whose word about addresses is believed."""

    database_url: str
    base_url: str
    secret_key: str
    async_mode: str = "eventlet"
    redis_url: str | None = None
    controller: str = ""
    dpo_contact: str = ""
    security_contact: str = ""
    metrics_token: str | None = None
    proxies: int = 0
    smtp_url: str | None = None
    mail_from: str = ""
    log: str = "text"
    frame_ancestors: str = "'self'"

    @property
    def secure(self) -> bool:
        """Whether people reach this server over HTTPS."""
        return self.base_url.startswith("https://")

    @property
    def contact_allowed(self) -> bool:
        """Contact details are asked only where nobody can listen in: HTTPS, or this machine."""
        return self.secure or urlsplit(self.base_url).hostname in ("localhost", "127.0.0.1", "::1")


def from_environment(
    environ: Mapping[str, str] = os.environ, base_url: str | None = None
) -> Settings:
    """Read and check every setting; raise BadSetting for the first that is wrong."""
    instance = Path(environ.get("SAMENSPEL_INSTANCE", "instance"))
    url = base_url or environ.get("SAMENSPEL_BASE_URL") or "http://127.0.0.1:8000"
    return Settings(
        database_url=environ.get("SAMENSPEL_DATABASE_URL") or _own_database(instance),
        base_url=_checked_base_url(url),
        secret_key=_checked_secret(environ.get("SAMENSPEL_SECRET_KEY") or _own_secret(instance)),
        async_mode=_checked_mode(environ.get("SAMENSPEL_ASYNC_MODE", "eventlet")),
        redis_url=_checked_redis(environ.get("SAMENSPEL_REDIS_URL") or None),
        controller=environ.get("SAMENSPEL_CONTROLLER", ""),
        dpo_contact=environ.get("SAMENSPEL_DPO_CONTACT", ""),
        security_contact=environ.get("SAMENSPEL_SECURITY_CONTACT", ""),
        metrics_token=environ.get("SAMENSPEL_METRICS_TOKEN") or None,
        smtp_url=_checked_smtp(environ.get("SAMENSPEL_SMTP_URL") or None),
        mail_from=environ.get("SAMENSPEL_MAIL_FROM") or f"samenspel@{urlsplit(url).hostname}",
        frame_ancestors=_checked_sites(environ.get("SAMENSPEL_FRAME_ANCESTORS", "")),
        log=_checked_log(environ.get("SAMENSPEL_LOG", "text")),
        proxies=_checked_number("SAMENSPEL_PROXIES", environ.get("SAMENSPEL_PROXIES", "0")),
    )


def has_secret(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether this installation has a secret already; reading the settings makes one."""
    instance = Path(environ.get("SAMENSPEL_INSTANCE", "instance"))
    return bool(environ.get("SAMENSPEL_SECRET_KEY")) or (instance / "secret_key").exists()


def _own_database(instance: Path) -> str:
    instance.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{instance.resolve() / 'samenspel.db'}"


def _own_secret(instance: Path) -> str:
    """The secret of this installation, made once and readable by its owner only."""
    path = instance / "secret_key"
    if not path.exists():
        instance.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(32), "ascii")
    return path.read_text("ascii").strip()


def _checked_base_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise BadSetting(f"SAMENSPEL_BASE_URL must be like https://samen.example, not {url!r}")
    return url.rstrip("/")


def _checked_redis(url: str | None) -> str | None:
    if url is not None and not url.startswith(("redis://", "rediss://", "unix://")):
        raise BadSetting(f"SAMENSPEL_REDIS_URL must be like redis://host:6379/0, not {url!r}")
    return url


def _checked_smtp(url: str | None) -> str | None:
    if url is not None and not url.startswith(("smtp://", "smtps://")):
        raise BadSetting("SAMENSPEL_SMTP_URL must be like smtps://user:password@host")
    return url


def _checked_secret(secret: str) -> str:
    if len(secret) < SHORTEST_SECRET:
        raise BadSetting(f"SAMENSPEL_SECRET_KEY needs {SHORTEST_SECRET} characters or more")
    return secret


def _checked_mode(mode: str) -> str:
    if mode not in ASYNC_MODES:
        raise BadSetting(f"SAMENSPEL_ASYNC_MODE must be {' or '.join(ASYNC_MODES)}, not {mode!r}")
    return mode


def _checked_sites(text: str) -> str:
    """Sites as a content security policy names them; never everybody."""
    for site in text.split():
        parts = urlsplit(site)
        if parts.scheme != "https" or not parts.hostname or parts.path or ";" in site:
            raise BadSetting(f"SAMENSPEL_FRAME_ANCESTORS must be https://site …, not {site!r}")
    return " ".join(("'self'", *text.split()))


def _checked_log(style: str) -> str:
    if style not in LOG_STYLES:
        raise BadSetting(f"SAMENSPEL_LOG must be {' or '.join(LOG_STYLES)}, not {style!r}")
    return style


def _checked_number(name: str, text: str) -> int:
    if not text.isdigit():
        raise BadSetting(f"{name} must be a whole number, not {text!r}")
    return int(text)
