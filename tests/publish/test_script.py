"""The one script of a page, and the worker, as far as they need no browser."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.model.text import Text
from scripts.publish.script import added, bundled
from scripts.publish.search_index import search_index
from tests.support.seeds import ROOT

ASSETS = ROOT / "docs/assets"
MODULES = {
    "main.js": '// It.\nimport { b } from "./b.js";\nimport {\n  c,\n} from "./c.js";\nb(c);\n',
    "b.js": 'import { c } from "./c.js";\nexport const b = (x) => x + c; // adds\n',
    "c.js": 'export const c = "// no remark";\n',
}
# The worker in a bare context, to which the messages are given in turn.
TALK = """
const { readFileSync } = require("node:fs"), vm = require("node:vm");
const [script, messages] = JSON.parse(readFileSync(0, "utf-8")), told = [];
let listen;
const context = vm.createContext({
  URL, location: new URL("https://site.test/assets/worker.js?lang=en"),
  postMessage: (data) => told.push(data), addEventListener: (_, act) => { listen = act; },
});
vm.runInContext(script, context);
(async () => {
  for (const data of messages) {
    listen({ data });
    await new Promise(setImmediate);
  }
  process.stdout.write(JSON.stringify(told));
})();
"""
needs_node = pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not installed")


def node(*arguments: str, said: str = "") -> str:
    run = ["node", *arguments]
    done = subprocess.run(run, input=said, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_each_module_stands_once_after_those_that_it_needs(tmp_path: Path) -> None:
    for name, text in MODULES.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert bundled(tmp_path / "main.js") == (
        '(()=>{"use strict";const c="// no remark";const b=(x)=>x+c;b(c);})();'
    )


def test_a_later_script_takes_what_is_there_from_the_first(tmp_path: Path) -> None:
    for name, text in MODULES.items():
        (tmp_path / name).write_text(text, "utf-8")
    later = tmp_path / "later.js"
    later.write_text('import { b } from "./b.js";\nexport function act() { b(1); }\n', "utf-8")
    main = tmp_path / "main.js"
    assert bundled(main, later).endswith("b(c);globalThis.site={b};})();")
    assert added(later, main) == "const{b}=globalThis.site;function act(){b(1);}\nexport{act};"


def test_the_scripts_are_small() -> None:
    main, later = ASSETS / "main.js", ASSETS / "phrases.js"
    assert len(gzip.compress(bundled(main, later).encode(), 9)) <= 8 * 1024
    assert len(gzip.compress(added(later, main).encode(), 9)) <= 5 * 1024


def test_every_module_is_in_the_script() -> None:
    main = ASSETS / "main.js"
    whole = bundled(main) + added(ASSETS / "phrases.js", main)
    for path in set(ASSETS.glob("*.js")) - {main, ASSETS / "worker.js"}:
        assert f"export {(line := export(path))}" in path.read_text("utf-8")
        assert line in whole, path.name


def export(path: Path) -> str:
    """The first line that a module exports, as far as its name."""
    text = path.read_text("utf-8")
    return text.partition("\nexport ")[2].split("(")[0].split(" =")[0]


@needs_node
def test_no_two_modules_give_one_name_to_different_things(tmp_path: Path) -> None:
    (tmp_path / "site.js").write_text(bundled(ASSETS / "main.js"), "utf-8")
    node("--check", str(tmp_path / "site.js"))


@needs_node
def test_the_worker_answers_in_pieces_of_which_every_other_is_a_match() -> None:
    page = {"page": Text("页", "Page"), "one": Text("一<b>句", "One & <b>sentence</b>.")}
    index = search_index([], {"page/": page})["index.json"]
    messages = [
        {"index": index, "address": "https://site.test/search/index.json"},
        {"query": "sentence", "only": ""},
        {"query": "qqqq", "only": ""},
    ]
    script = bundled(ASSETS / "worker.js")
    first, found, missed = json.loads(node("-e", TALK, said=json.dumps([script, messages])))
    assert first == {"query": "", "hits": [], "terms": []}
    (hit,) = found["hits"]
    assert hit["text"] == ["One & <b>", "sentence", "</b>."]
    assert hit["href"] == "https://site.test/en/page/?h=sentence#one"
    assert missed == {"query": "qqqq", "hits": [], "terms": []}
