from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools import links
from tests.tools.links import addresses, ask, main

REFERENCES = """\
id\tsource
1\tReport: english.www.gov.cn/premier/a_1.htm; Xinhua, 25 Dec: ecns.cn/2017/12-25/285807.shtml
2\t中文见hk01.com/即時中國/741063（2017年5月以来的职务）
3\thongta.com, 22 Feb 2019; People.cn, and again ecns.cn/2017/12-25/285807.shtml
4\tsee terms.tsv, 3.5 percent, e.g. 2.htm, a@example.org and (https://example.org/a?b=1).
"""


def seeds(root: Path, text: str) -> Path:
    (root / "seeds").mkdir(parents=True)
    (root / "seeds/terms.tsv").write_text(text, "utf-8")
    return root


def test_addresses_as_references_give_them(tmp_path: Path) -> None:
    found = addresses(seeds(tmp_path, REFERENCES))
    assert {address: line for address, (_, line) in found.items()} == {
        "english.www.gov.cn/premier/a_1.htm": 2,
        "ecns.cn/2017/12-25/285807.shtml": 2,
        "hk01.com/即時中國/741063": 3,
        "hongta.com": 4,
        "People.cn": 4,
        "https://example.org/a?b=1": 5,
    }


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers with the status that the address names; 0 is no answer at all."""

    def do_GET(self) -> None:
        status = int(self.path.strip("/").partition("/")[0])
        if status:
            self.send_response(status)
            self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "finding"),
    [
        ("200", ""),
        ("200/即時", ""),
        ("404", "is gone (status 404)"),
        ("410", "is gone (status 410)"),
        ("403", "does not answer (status 403)"),
        ("500", "does not answer (status 500)"),
        ("0", "does not answer (Remote end closed connection without response)"),
    ],
)
def test_an_answer(server: str, path: str, finding: str) -> None:
    assert ask(f"{server}/{path}") == finding


def test_a_host_that_is_none() -> None:
    assert ask("no-such-host.invalid/a").startswith(("is gone", "does not answer"))


@pytest.mark.parametrize(
    ("answers", "status", "said"),
    [
        ({"a.cn": "", "b.cn": ""}, 0, "2 of 2 addresses answer."),
        ({"a.cn": "", "b.cn": "does not answer (status 403)"}, 0, "1 of 2 addresses answer."),
        ({"a.cn": "", "b.cn": "is gone (status 404)"}, 1, "1 of 2 addresses answer."),
        ({"a.cn": "is gone (no such host)", "b.cn": "is gone (no such host)"}, 0, "No address"),
    ],
    ids=["all", "refused", "gone", "no network"],
)
def test_the_outcome(
    answers: dict[str, str],
    status: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(links, "ROOT", seeds(tmp_path, "; ".join(answers)))
    monkeypatch.setattr(links, "ask", answers.__getitem__)
    assert main() == status
    shown, problems = capsys.readouterr()
    assert shown.splitlines()[1].startswith(said)
    if status:
        assert problems.startswith("seeds/terms.tsv:1: b.cn: is gone (status 404); look for")
