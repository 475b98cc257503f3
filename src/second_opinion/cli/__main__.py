"""``python -m second_opinion.cli``: what the launcher starts."""

import sys

from second_opinion.cli.main import main

sys.exit(main(sys.argv[1:]))
