"""Run the command line as `python -m facilitation`."""

import sys

from facilitation.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
