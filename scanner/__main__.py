"""`python -m scanner` is `noticegap`."""

from scanner.cli import main

if __name__ == "__main__":
    main()
