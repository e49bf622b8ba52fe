"""One HTML file over the graph: everything in it, no request to anywhere, opens by double click.

The first scene is a pyvis network; the template, the script and the style are our own, vis-network is vendored. Scripts
run by their hash only, so that nothing in a title or a quote can ever become one.
"""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files
from typing import Final

from kg.view import GraphView

#: Our own scripts, in the order they are put together.
SCRIPTS: Final = ("text.js", "graph.js", "draw.js", "scene.js", "panel.js", "sidebar.js", "camera.js", "app.js")
VIS_NETWORK: Final = "vendored/vis-network.min.js"

# //# sourceMappingURL=vis-network.min.js.map : a browser with open developer tools would ask for that file
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def render_page(view: GraphView, *, title: str) -> str:
    """The page as text; the same view gives the same text."""
    from jinja2 import DictLoader, Environment, StrictUndefined
    from markupsafe import Markup

    from outputs.page_data import page_json

    vis = _SOURCE_MAP.sub("", asset(VIS_NETWORK)).strip()
    script = "(() => {\n'use strict';\n" + "\n".join(asset(name) for name in SCRIPTS) + "})();"
    environment = Environment(
        loader=DictLoader({"page.html.j2": asset("page.html.j2")}),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html.j2").render(
        title=title,
        hashes=[_csp_hash(vis), _csp_hash(script)],
        # our own files, and JSON without <, > and &: the only texts that are put in as they are
        style=Markup(asset("page.css")),  # noqa: S704
        vis=Markup(vis),  # noqa: S704
        script=Markup(script),  # noqa: S704
        data=Markup(page_json(view)),  # noqa: S704
    )


def asset(name: str) -> str:
    """Text of a file that belongs to the page."""
    return files("outputs").joinpath("page", name).read_text("utf-8").replace("\r\n", "\n")


def _csp_hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
