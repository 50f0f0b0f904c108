"""A window of WebKitGTK and nothing else, for WebKitWebDriver; Debian's own Python runs it.

The browser that comes with WebKitGTK has a toolbar, and is never as narrow as a phone. SIGUSR1
prints the page to the file that the argument names.
"""

import os
import signal
import sys
from typing import Any

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, GLib, Gtk, WebKit2  # noqa: E402

# What would be an error in the console, which the driver does not hand out.
LISTENER = """self.__said = [];
addEventListener("error", (event) => __said.push(event.message ?? event.target.outerHTML), true);
addEventListener("unhandledrejection", (event) => __said.push(String(event.reason)));
addEventListener("securitypolicyviolation",
  (event) => __said.push(`${event.effectiveDirective} refuses ${event.blockedURI}`));"""


def opened() -> Any:
    """The view, in a window that is shown."""
    context = WebKit2.WebContext.new_ephemeral()
    context.set_automation_allowed(True)
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    frames, when = WebKit2.UserContentInjectedFrames, WebKit2.UserScriptInjectionTime
    listener = WebKit2.UserScript.new(LISTENER, frames.TOP_FRAME, when.START, None, None)
    view.get_user_content_manager().add_script(listener)
    window = Gtk.Window(decorated=False)
    window.add(view)
    window.set_default_size(1280, 800)
    window.connect("destroy", Gtk.main_quit)
    window.show_all()
    # No window manager gives it the focus, without which nothing in the page has it.
    window.get_window().focus(Gdk.CURRENT_TIME)

    def adopt(_: Any, session: Any) -> None:
        session.connect("create-web-view", lambda *_: view)

    context.connect("automation-started", adopt)
    return view


def printing(view: Any, file: str) -> Any:
    """The printing of the page on A4, to be begun and kept until it says PRINTED."""
    settings = Gtk.PrintSettings()
    settings.set_printer("Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, f"file://{file}")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    paper = Gtk.PageSetup()
    paper.set_paper_size_and_default_margins(Gtk.PaperSize.new("iso_a4"))
    operation = WebKit2.PrintOperation.new(view)
    operation.set_print_settings(settings)
    operation.set_page_setup(paper)
    operation.connect("failed", lambda _, error: print("PRINTED", error.message, flush=True))
    operation.connect("finished", lambda _: print("PRINTED", flush=True))
    return operation


def main(file: str) -> None:
    view = opened()
    kept: list[Any] = []

    def print_page() -> bool:
        kept[:] = [printing(view, file)]
        kept[0].print_()
        return True

    GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGUSR1, print_page)
    print("WINDOW", os.getpid(), flush=True)
    Gtk.main()


if __name__ == "__main__":
    main(sys.argv[1])
