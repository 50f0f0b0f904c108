"""Put the generated pages under docs/zh and docs/en, and hold what is there against the seeds.

docs/ is in git: what has to be whole is the outcome of a run that ends. Each page that changed is
written beside the old one under a name of its own; when all are, they take their places, and what
is no page any more goes last. The next run mends what one that was killed has left.
"""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from scripts.model.problem import Problem
from scripts.model.text import LANGS

Pages = Iterable[tuple[str, str]]  # the path under docs/ and the text; made one at a time


def files(docs: Path) -> dict[str, Path]:
    """The files of the generated pages by their path under docs/."""
    return {
        path.relative_to(docs).as_posix(): path
        for lang in LANGS
        for path in sorted((docs / lang).rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def on_disk(docs: Path) -> dict[str, str]:
    """The generated pages as they are on disk."""
    return {
        path: file.read_bytes().decode("utf-8", "replace") for path, file in files(docs).items()
    }


def stale(pages: Pages, docs: Path) -> list[Problem]:
    """Where docs/ is not what the seeds give."""
    return [
        Problem(f"docs/{path}", 1, "page", state, "run make docs and commit it")
        for path, state in sorted((path, state) for path, state, _ in _differences(pages, docs))
    ]


def _differences(pages: Pages, docs: Path) -> Iterator[tuple[str, str, bytes | None]]:
    """Each page that is not as it should be: its path, what is wrong, what it should hold."""
    left = files(docs)
    for path, text in pages:
        file, data = left.pop(path, None), text.encode("utf-8")
        if file is None:
            yield path, "is missing", data
        elif file.is_symlink() or file.read_bytes() != data:
            yield path, "is not what the seeds give", data
    yield from ((path, "is not generated from any seed", None) for path in left)


def write(pages: Pages, docs: Path) -> list[Problem]:
    """Give docs/ these pages and no others; what stands in the way, and then nothing changed.

    Pages are taken one at a time, so that they need not all be in memory. A page that is as it was
    stays the same file. Nothing outside docs/zh and docs/en is touched.
    """
    obstacles = list(_obstacles(docs))
    staged: dict[Path, Path] = {}
    gone: list[Path] = []
    try:
        for path, _, data in _differences(pages, docs):
            file = docs / path
            if obstacles:
                return obstacles
            if data is None:
                gone.append(file)
                continue
            if _is_folder(file):
                raise IsADirectoryError(errno.EISDIR, "Is a directory", str(file))
            file.parent.mkdir(parents=True, exist_ok=True)
            beside = file.with_name(f".{file.name}.new")
            staged[beside] = file
            beside.write_bytes(data)
        for beside, file in staged.items():
            beside.replace(file)
        for file in gone:
            file.unlink(missing_ok=True)
    except OSError as error:
        finding = f"cannot be written ({str(error).replace(f'{docs.parent}/', '')})"
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        action = "free some space and run it again" if full else "remove what stands in the way"
        return [Problem("docs", 1, "pages", finding, action)]
    finally:
        _tidy(docs, staged)
    return []


def _tidy(docs: Path, staged: Iterable[Path]) -> None:
    """Remove what was not put in place, and folders of which nothing is left."""
    for beside in staged:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    folders = [path for lang in LANGS for path in (docs / lang).rglob("*") if _is_folder(path)]
    for folder in sorted(folders, reverse=True):
        with suppress(OSError):  # it holds pages
            folder.rmdir()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _obstacles(docs: Path) -> Iterator[Problem]:
    """Why pages could not be written, as far as that can be known before.

    The mode is read as well, since root may write where nobody is meant to.
    """
    tops = (docs, *(docs / lang for lang in LANGS))
    below = sorted(path for top in tops[1:] for path in top.rglob("*") if path.is_dir())
    for folder in (*tops, *below):
        problem = partial(Problem, folder.relative_to(docs.parent).as_posix(), 1, "pages")
        if folder.is_symlink():
            yield problem("is a link, expected a folder of the project", "make it one")
        elif folder.is_file():
            yield problem("is a file, expected a folder", "move it away")
        elif folder.is_dir() and not (folder.stat().st_mode & 0o222 and os.access(folder, os.W_OK)):
            yield problem("the folder is read-only", "make it writable")
