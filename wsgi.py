"""For those who look for it: `samenspel serve` is how this is served."""

from facilitation.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main(["serve"]))
