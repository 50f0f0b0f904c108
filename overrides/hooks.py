"""What only MkDocs can do: its events, each of which asks scripts.publish for what to write."""

import os
import re
import shutil
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterable
from copy import copy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
NAMED = re.compile(r'( aria-labelledby="[^"]*")([^>]*)>\n<table>(.*?)</table>', re.DOTALL)
FIRST = re.compile(r"<tr>\n<td>(.*?)</td>", re.DOTALL)
THEME = "assets/stylesheets/main.*.min.css"
sys.path.insert(0, str(ROOT))  # the mkdocs command does not look for modules here

from scripts.model.edition import Edition  # noqa: E402
from scripts.model.problem import Unreadable  # noqa: E402
from scripts.model.text import LANGS  # noqa: E402
from scripts.pipeline import editions, reports  # noqa: E402
from scripts.publish.cards import Card, cards  # noqa: E402
from scripts.publish.downloads import LICENSE  # noqa: E402
from scripts.publish.files import PHRASES, SCRIPT, STYLES, site_files  # noqa: E402
from scripts.publish.forms import edit_form, issue_form, lines_of  # noqa: E402
from scripts.publish.navigation import navigation, undated  # noqa: E402
from scripts.publish.search_index import version  # noqa: E402
from scripts.publish.stylesheet import names_used, trimmed  # noqa: E402
from scripts.read.report_toml import read_meta  # noqa: E402
from scripts.render import addresses  # noqa: E402
from scripts.render.words import Words  # noqa: E402

serving = False
made: dict[str, bytes] = {}  # the files that are no pages
previews: dict[tuple[str, str], Card] = {}  # the pictures that there are, by report and language

# Where repo_url is set: the form for a correction, by report and language, and the form for the
# translation, by page, with the lines of its sentences.
issues: dict[tuple[str, str], str] = {}
edits: dict[str, tuple[str, list[int]]] = {}


def on_startup(command: str, **_: Any) -> None:
    global serving
    # MkDocs dates the sitemap's gzip header; 0 says that there is no date (RFC 1952, MTIME).
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    serving = command == "serve"


# After the languages' plugin (-100), which says whose turn it is.
@event_priority(-200)
def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    lang = config.theme["language"]
    s, names = Words(lang), [f"seeds/{folder.name}/report.toml" for folder in reports(ROOT)]
    config.nav = navigation([read_meta(ROOT / name, name) for name in names], lang)
    config.site_name, config.copyright = s["site_name"], s["copyright"]
    config.site_url = (
        config.site_url or addresses.LOCAL
    )  # hosts set SITE_URL, some of them to nothing
    return config


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None], **_: Any
) -> None:
    """Keep the last pages when a problem, which the terminal shows, stands in the way of new ones.

    MkDocs itself would answer no request until it is solved.
    """
    command = [sys.executable, "-m", "scripts.build"]  # a new process, so that changed code counts

    def rebuild() -> None:
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            return
        with TemporaryDirectory() as last:
            shutil.copytree(config.site_dir, last, dirs_exist_ok=True)
            try:
                builder()
            except (Exception, SystemExit):
                traceback.print_exc()
                shutil.copytree(last, config.site_dir, dirs_exist_ok=True)

    server.builder = rebuild


def on_pre_build(config: MkDocsConfig, **_: Any) -> None:
    """Make what pages name before them."""
    if config.theme["language"] != "zh":
        return
    made.clear()
    previews.clear()
    loaded = editions(ROOT)
    (theme,) = (file for folder in config.theme.dirs for file in Path(folder).glob(THEME))
    docs, address = Path(config.docs_dir), config.site_url or "/"
    made.update(site_files(loaded, docs, address, theme))
    previews.update({(card.report, card.lang): card for card in cards(loaded) if card.file in made})
    if config.repo_url:
        try:
            _name_forms(config.repo_url, loaded)
        except Unreadable as error:
            raise PluginError(str(error)) from None


def _name_forms(repo: str, loaded: Iterable[Edition]) -> None:
    for edition in loaded:
        for lang in LANGS:
            issues[edition.meta.id, lang] = issue_form(repo, edition, lang)
        form = edit_form(repo, edition)
        edits.update({path: (form, lines) for path, lines in lines_of(edition).items()})


def on_files(files: Files, **_: Any) -> Files:
    """What lies in assets/ is not copied: what pages load is made of it (site_files)."""
    for file in [file for file in files if file.src_uri.startswith("assets/")]:
        files.remove(file)
    return files


def on_nav(nav: Navigation, **_: Any) -> Navigation:
    """From the last page of a report no arrow leads into the next one."""
    for page in nav.pages:
        before = page.previous_page
        if before and len({_report(page), _report(before), ""}) > 2:
            before.next_page = page.previous_page = None
    return nav


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> Environment:
    """Our words and addresses, and our licence, for the templates here."""
    lang, words = config.theme["language"], {"zh": Words("zh"), "en": Words("en")}
    env.globals.update(words=words, s=words[lang], lang_code=lang)
    env.globals.update(addresses=addresses, license=LICENSE["path"], serving=serving)
    env.globals.update(versioned=_versioned, made=made, previews=previews)
    env.globals.update(issues=issues, edits=edits)
    return env


def _versioned(path: str) -> str:
    """The address of a file of ours; it changes when the file does."""
    return f"{path}?{version(made[path])}"


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """A title is escaped already (templates/head.j2); a table whose block is labelled, which
    Markdown cannot do itself, takes the label over, and has the name of each row in its first cell.
    """
    page.meta.update(title=Markup(page.meta["title"]))
    rows = r'<tr>\n<th scope="row">\1</th>'
    return NAMED.sub(lambda t: f"{t[2]}>\n<table{t[1]}>{FIRST.sub(rows, t[3])}</table>", html)


def on_page_context(
    context: dict[str, Any], page: Page, nav: Navigation, **_: Any
) -> dict[str, Any]:
    """Of the reports, a page shows its own, or the newest if it is of none.

    A full list on every page would make each page grow with the number of reports.
    """
    path, shown = addresses.split(page.url)[1], copy(nav)
    own = _report(page) or next(item.title for item in nav.items if item.is_section)
    shown.items = [item for item in nav.items if not item.is_section or item.title == own]
    return {**context, "path": path, "nav": shown}


def _report(page: Page) -> str:
    return addresses.report_of(addresses.split(page.url)[1])


def on_post_template(output: str, template_name: str, **_: Any) -> str:
    return undated(output) if template_name == addresses.SITEMAP else output


# After the languages' plugin, which builds English inside this event.
@event_priority(-200)
def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Write the files that are no pages, once both languages are built."""
    if getattr(config.plugins["i18n"], "building"):  # noqa: B009 -- the other language, within ours
        return
    site = Path(config.site_dir)
    names = names_used(site, (made[SCRIPT] + made[PHRASES]).decode())
    made[STYLES] = trimmed(made[STYLES].decode(), names).encode()
    for path, data in made.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
