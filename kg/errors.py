"""What can go wrong, as one tree.

PolicyKGError
├── InputError          a file or folder could not be read (exit code 3)
│   ├── MissingFile
│   ├── UnsupportedFormat
│   ├── UndecodableText
│   ├── EmptyText
│   ├── DamagedFile
│   ├── ProtectedFile
│   └── MissingReader
├── GraphError          the graph folder is missing, locked or damaged
├── QueryError          a SPARQL text or a saved question is wrong
└── NotFound            no organisation, task or document answers to that name

Every message names the place, what was found there and what to do about it.
"""


class PolicyKGError(Exception):
    """Root of all errors that policykg raises on purpose.

    Args:
        place: file, folder, query or name that the error is about.
        found: what was found there.
        advice: what the user can do.
    """

    def __init__(self, place: str, found: str, advice: str = "") -> None:
        self.place = place
        self.found = found
        self.advice = advice
        super().__init__(f"{place}: {found}" + (f" — {advice}" if advice else ""))

    def __reduce__(self) -> tuple[type["PolicyKGError"], tuple[str, str, str]]:
        """Keep all three parts when the error crosses a process border."""
        return type(self), (self.place, self.found, self.advice)


class InputError(PolicyKGError):
    """A file or folder could not be read; the other inputs go on."""


class MissingFile(InputError):
    """The path does not exist."""


class UnsupportedFormat(InputError):
    """No reader takes this kind of file."""


class UndecodableText(InputError):
    """The bytes are binary, cut off, or in no encoding that is understood."""


class EmptyText(InputError):
    """The file holds no text."""


class DamagedFile(InputError):
    """The file is cut off, damaged, or not what its name says."""


class ProtectedFile(InputError):
    """The file is protected by a password."""


class MissingReader(InputError):
    """A library that reads this format is not installed."""


class GraphError(PolicyKGError):
    """The graph folder is missing, locked by another writer, or damaged."""


class QueryError(PolicyKGError):
    """A SPARQL text, query file or saved question cannot be run."""


class NotFound(PolicyKGError):
    """No organisation, task or document answers to the name asked for."""
