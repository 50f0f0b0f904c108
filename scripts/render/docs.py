"""Put the generated pages under docs/: all of them, or none.

The new docs/ is made beside the old one and takes its place in one step, which Linux and
macOS have for two folders (renameat2, renamex_np). Where the file system has no such step
there are two, and a run that is killed between them leaves docs/ under another name; the
next run puts it back. A file of docs/ that is no page is linked into the new folder, and so
keeps its time and its owner.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scripts.model.problem import Problem
from scripts.model.text import LANGS

_ACTIONS = {
    errno.ENOSPC: "free some space and run it again",
    errno.EDQUOT: "free some space and run it again",
    errno.EXDEV: "keep docs/ and the project on one file system",
    errno.EBUSY: "keep docs/ and the project on one file system",
}


Pages = Iterable[tuple[str, str]]  # the path under docs/ and the text; made one at a time


def files(docs: Path) -> dict[str, Path]:
    """The files of the generated pages by their path under docs/."""
    return {
        path.relative_to(docs).as_posix(): path
        for lang in LANGS
        for path in sorted((docs / lang).rglob("*"))
        if path.is_file()
    }


def current(docs: Path) -> dict[str, str]:
    """The generated pages as they are on disk."""
    return {
        path: file.read_bytes().decode("utf-8", "replace") for path, file in files(docs).items()
    }


def stale(pages: Pages, docs: Path) -> list[Problem]:
    """Where docs/ is not what the seeds give."""
    found, states = files(docs), {}
    for path, text in pages:
        file = found.pop(path, None)
        if file is None:
            states[path] = "is missing"
        elif not _same(file, text):
            states[path] = "is not what the seeds give"
    states |= dict.fromkeys(found, "is not generated from any seed")
    return [
        Problem(f"docs/{path}", 1, "page", state, "run make docs and commit it")
        for path, state in sorted(states.items())
    ]


def _same(file: Path, text: str) -> bool:
    return file.is_file() and file.read_bytes() == text.encode("utf-8")


def write(pages: Pages, docs: Path) -> list[Problem]:
    """Give docs/ these pages and no others; what stands in the way, and then nothing changed.

    Pages are taken one at a time, so that they need not all be in memory. At whatever moment
    the process ends, the pages are the old ones or the new ones, in both languages. Of two runs
    at once the second waits.
    """
    try:
        with _alone(docs.parent):
            _tidy(docs)
            try:
                if not _prepare(docs, pages):
                    return []
                found = list(_obstacles(docs))
                if not found:
                    _replace(docs)
                return found
            finally:
                _tidy(docs)
    except OSError as error:
        finding = f"cannot be written ({str(error).replace(f'{docs.parent}/', '')})"
        action = _ACTIONS.get(error.errno or 0, "remove what stands in the way")
        return [Problem("docs", 1, "pages", finding, action)]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, which goes with the process, however that ends."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # without locks, as on some network drives, nobody waits
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _beside(docs: Path) -> tuple[Path, Path]:
    """Where the new docs/ is made, and where the old one may stand for a moment."""
    return docs.with_name(f".{docs.name}-new"), docs.with_name(f".{docs.name}-old")


def _tidy(docs: Path) -> None:
    """Remove what this run, or one that was killed, has left beside docs/."""
    new, old = _beside(docs)
    if old.exists() and not docs.exists():
        old.rename(docs)
    shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def _obstacles(docs: Path) -> Iterator[Problem]:
    """Why docs/ cannot be replaced, as far as that can be known before.

    The mode is read as well, since root may write where nobody is meant to.
    """
    if docs.is_symlink() or docs.is_mount():
        finding = "is a link or a mount point, expected a folder of the project"
        yield Problem("docs", 1, "pages", finding, "make it one")
        return
    for folder in (docs, *(docs / lang for lang in LANGS)):
        if folder.exists() and not folder.is_dir():
            name = folder.relative_to(docs.parent).as_posix()
            yield Problem(name, 1, "pages", "is a file, expected a folder", "move it away")
    below = (path for path in docs.rglob("*") if path.is_dir() and not path.is_symlink())
    for folder in filter(Path.is_dir, (docs.parent, docs, *sorted(below))):
        if not os.access(folder, os.W_OK) or not folder.stat().st_mode & 0o222:
            name = folder.relative_to(docs.parent).as_posix()
            yield Problem(name, 1, "pages", "the folder is read-only", "make it writable")


def _prepare(docs: Path, pages: Pages) -> bool:
    """Make the pages of the new docs/; whether they are others than the old ones.

    A page that is as it was is the same file.
    """
    new, _ = _beside(docs)
    new.mkdir()
    old, changed = files(docs), []
    for path, text in pages:
        file = old.pop(path, None)
        (new / path).parent.mkdir(parents=True, exist_ok=True)
        if file is not None and _same(file, text):
            _link(str(file), str(new / path))
        else:
            (new / path).write_bytes(text.encode("utf-8"))
            changed.append(new / path)
    for page in changed:
        _sync(page)
    return bool(changed or old)


def _replace(docs: Path) -> None:
    """Let the new docs/ take the place of the old one, with what else there is in it."""
    new, old = _beside(docs)
    if docs.exists():
        shutil.copytree(
            docs,
            new,
            symlinks=True,
            ignore=lambda folder, _: LANGS if Path(folder) == docs else (),
            copy_function=_link,
            dirs_exist_ok=True,
        )
    if docs.exists() and not _exchange(new, docs):
        docs.rename(old)
    if not docs.exists():
        new.rename(docs)


def _sync(path: Path) -> None:
    """Have a file written to the disk itself, so that a power failure finds it there."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _link(source: str, target: str) -> None:
    """The same file under a second name, or a copy where the file system has no links."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; whether that was done."""
    libc = ctypes.CDLL(None)
    names = os.fsencode(one), os.fsencode(other)
    if hasattr(libc, "renameat2"):  # Linux: AT_FDCWD is -100, RENAME_EXCHANGE is 2
        return not libc.renameat2(-100, names[0], -100, names[1], 2)
    # macOS: RENAME_SWAP is 2
    return hasattr(libc, "renamex_np") and not libc.renamex_np(*names, 2)
