"""`python -m calculators`."""

import sys

from calculators.kit.command_line import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
