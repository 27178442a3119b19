"""footcite beside what documentation sites use: each case is a site that is built and checked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

import markup
from hosts import Build, check_site, mkdocs_build, write_files, zensical_build

BIB = """\
@book{able2001,
  author = {Able, Ann},
  title = {A First Book},
  date = {2001},
}

@book{baker2002,
  author = {Baker, Bob},
  title = {A Second Book},
  date = {2002},
}
"""
CONFIG = """\
site_name: Test
{settings}
plugins:
  - search
  - footcite
{plugins}
markdown_extensions:
  - toc
  - footcite: {{ bibliography: references.bib }}
{extensions}
"""
ABLE = "Ann Able, *A First Book* (2001)."


class Site(NamedTuple):
    """`shown` are texts that the front page has as they stand here."""

    page: str
    extensions: str = ""
    plugins: str = ""
    settings: str = "theme: { name: material, font: false }"
    shown: tuple[str, ...] = ()
    files: dict[str, str] = {}  # noqa: RUF012 - never changed

    def build(self, folder: Path, host: str = "mkdocs", config: str = CONFIG) -> Build:
        config = config.format(settings=self.settings, plugins=self.plugins, extensions=self.extensions)
        pages = {"mkdocs.yml": config, "docs/index.md": self.page, "references.bib": BIB}
        write_files(folder, pages | self.files)
        if host == "zensical":
            return zensical_build(folder, "--strict")
        return mkdocs_build(folder, folder / "site", "--strict")


MARKDOWN = {
    "snippets": Site(
        '# A\n\n--8<-- "part.md"\n',
        "  - pymdownx.snippets: { base_path: [parts] }",
        files={"parts/part.md": "Text.[@able2001]\n"},
    ),
    "tabbed": Site(
        '# A\n\n=== "One"\n\n    Text.[@able2001]\n\n=== "Two"\n\n    Text.[@able2001]\n',
        "  - pymdownx.tabbed: { alternate_style: true }",
        shown=("tabbed-set",),
    ),
    "details": Site(
        '# A\n\n??? note "More"\n    Text.[@able2001]\n', "  - pymdownx.details", shown=("<details",)
    ),
    "blocks": Site(
        "# A\n\n/// admonition | Box\n\nText.[@able2001]\n\n///\n",
        "  - pymdownx.blocks.admonition",
        shown=('class="admonition"',),
    ),
    "arithmatex": Site(
        "# A\n\nThe mean $x_{@able2001}$ and.[@able2001]\n",
        "  - pymdownx.arithmatex: { generic: true }",
        shown=(r"\(x_{@able2001}\)",),
    ),
    "magiclink with shorthand": Site(
        "# A\n\nAsk @able and see https://example.org/@able2001 too.[@able2001]\n",
        "  - pymdownx.magiclink: { repo_url_shorthand: true, user: u, repo: r }",
        shown=(
            '<a class="magiclink magiclink-github magiclink-mention" href="https://github.com/able"',
            '<a href="https://example.org/@able2001">https://example.org/@able2001</a>',
        ),
    ),
    "abbr": Site(
        "# A\n\nThe SCO grew.[@able2001]\n\n*[SCO]: Shanghai Cooperation Organisation\n",
        "  - abbr",
        shown=('<abbr title="Shanghai Cooperation Organisation">SCO</abbr>',),
    ),
    "attr_list": Site(
        "# A\n\nText.[@able2001]\n{: .lead #one }\n", "  - attr_list", shown=('<p class="lead" id="one">',)
    ),
    "md_in_html": Site(
        '# A\n\n<div markdown="1" class="box">\nText.[@able2001]\n</div>\n\n<div>[@able2001]</div>\n',
        "  - md_in_html",
        shown=('<div class="box">', "<div>[@able2001]</div>"),
    ),
}
PLUGINS = {
    "mkdocs-macros": Site(
        "# A\n\n{{ place }} says.[@able2001]\n",
        plugins="  - macros",
        settings="theme: { name: material, font: false }\nextra: { place: Rome }",
        shown=("Rome says.",),
    ),
    "navigation.instant": Site(
        "# A\n\nText.[@able2001]\n",
        settings="site_url: https://example.org/\n"
        "theme: { name: material, font: false, features: [navigation.instant] }",
        shown=("navigation.instant",),
    ),
}


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in MARKDOWN.items()])
@pytest.mark.parametrize("host", ["mkdocs", "zensical"])
def test_citations_are_resolved_beside_other_extensions(tmp_path: Path, case: Site, host: str) -> None:
    built = case.build(tmp_path, host)
    assert built.status == 0, built.log
    check_front_page(built, case)


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in PLUGINS.items()])
def test_citations_are_resolved_beside_plugins_and_features(tmp_path: Path, case: Site) -> None:
    built = case.build(tmp_path)
    assert built.status == 0, built.log
    check_front_page(built, case)


def check_front_page(built: Build, case: Site) -> None:
    page = built.page("index.html")
    assert [note.text for note in markup.notes(page)] == [ABLE]
    assert markup.markers(page)
    assert [text for text in case.shown if text not in page] == []
    assert "cite-unresolved" not in page
    checked = check_site(built.site)
    assert checked.status == 0, checked.log


def test_instant_navigation_needs_no_script_of_ours(tmp_path: Path) -> None:
    """Links and ids are in the HTML that instant navigation fetches, and the same in each build."""
    case = PLUGINS["navigation.instant"]
    first, again = (case.build(tmp_path / name).page("index.html") for name in ("one", "two"))
    assert markup.cited(first) == markup.cited(again)
    assert not re.search(r"<script[^>]*>[^<]*(?:footcite|footnote)", first)


MODULE = '''\
"""A package, see [see *also* @able2001, p. 3]."""


def one(number: int) -> int:
    """Do one thing.[^1] As @baker2002 says.

    [^1]: A note in prose, which cites [@baker2002, p. 9].

    Args:
        number: A number.[@able2001, p. 4]
    """


def two() -> None:
    """Do two things.[^1]

    ## Use [@baker2002, p. 5]

    [^1]: Another note with the same label.
    """
'''
DOCSTRINGS = Site(
    "# API\n\nBefore.[@able2001]\n\n::: waters\n\n## After\n\nEnd.[@baker2002]\n",
    plugins="  - mkdocstrings: { handlers: { python: { paths: [.] } } }",
    files={"waters/__init__.py": MODULE, "docs/works.md": "# Works\n\n[BIBLIOGRAPHY]\n"},
)


@pytest.mark.parametrize("host", ["mkdocs", "zensical"])
def test_the_notes_of_docstrings_are_numbered_with_those_of_the_page(tmp_path: Path, host: str) -> None:
    built = DOCSTRINGS.build(tmp_path, host)
    assert built.status == 0, built.log
    page = built.page("index.html")
    assert [note.text for note in markup.notes(page)] == [
        ABLE,
        "See *also* Able, *First Book*, 3.",
        "A note in prose, which cites Bob Baker, *A Second Book* (2002), 9.",
        "*Second Book*.",
        "Able, *First Book*, 4.",
        "Another note with the same label.",
        "Baker, *Second Book*, 5.",
        "Baker, *Second Book*.",
    ]
    markers = markup.markers(page)
    assert [marker.number for marker in markers] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [note.backlinks for note in markup.notes(page)] == [[marker.id] for marker in markers]
    assert page.count('<div class="footnote"') == 1
    assert "cite-unresolved" not in page
    assert 'API, <a href="../#fnref:able2001-2">note 2</a>' in built.page("works/index.html")
    checked = check_site(built.site)
    assert checked.status == 0, checked.log


PARTED = '''\
"""A package."""


def one(number: int) -> int:
    """Do one thing.

    Args:
        number: A number.[^own]

    [^own]: A note in another section than its marker.
    """
'''


@pytest.mark.parametrize("host", ["mkdocs", "zensical"])
def test_a_note_of_a_docstring_in_another_section_than_its_marker_is_reported(
    tmp_path: Path, host: str
) -> None:
    files = DOCSTRINGS.files | {"waters/__init__.py": PARTED}
    built = DOCSTRINGS._replace(files=files).build(tmp_path, host)
    undefined = "NOTE-UNDEFINED footnote `own` is neither defined on the page nor a cite key"
    hint = "define it in the section of the docstring that uses it"
    for log in (built.log, check_site(built.site).log):
        assert undefined in " ".join(log.split())
        assert hint in " ".join(log.split())
    assert "NOTE-UNUSED footnote `own` is defined, but no marker leads to it" in built.log


def post(number: int, rest: str) -> str:
    return f"---\ndate: 2024-01-0{number}\n---\n# Post {number}\n\nText [@able2001] and.[^p]\n\n[^p]: Prose.\n{rest}"


BLOG = Site(
    "# Home\n\n[BIBLIOGRAPHY]\n",
    plugins="  - blog",
    files={
        "docs/blog/index.md": "# Blog\n",
        "docs/blog/posts/one.md": post(1, "\n<!-- more -->\n\nMore.[@baker2002]\n"),
        "docs/blog/posts/two.md": post(2, ""),
    },
)


def test_markers_in_the_excerpts_of_a_blog_lead_to_the_notes_of_the_posts(tmp_path: Path) -> None:
    built = BLOG.build(tmp_path)
    assert built.status == 0, built.log
    excerpts = built.page("blog/index.html")
    assert re.findall(r'<a class="footnote-ref" href="([^"]+)"', excerpts) == [
        "2024/01/02/post-2/#fn:able2001",
        "2024/01/02/post-2/#fn:p",
        "2024/01/01/post-1/#fn:able2001",
        "2024/01/01/post-1/#fn:p",
    ]
    assert "fnref" not in excerpts
    assert built.page("index.html").count("note 1</a>") == 2
    checked = check_site(built.site)
    assert checked.status == 0, checked.log


def test_in_zensical_the_posts_of_a_blog_have_their_notes_and_excerpts_lead_to_them(tmp_path: Path) -> None:
    """Zensical copies the excerpts from the rendered posts, with their ids, as the how-to says; when the last
    assertion fails, it does so no more, and the advice to silence can go."""
    built = BLOG.build(tmp_path, "zensical")
    assert built.status == 0, built.log
    post = built.page("blog/2024/01/01/post-1/index.html")
    assert [note.text for note in markup.notes(post)] == [
        ABLE,
        "Prose.",
        "Bob Baker, *A Second Book* (2002).",
    ]
    assert [marker.number for marker in markup.markers(post)] == [1, 2, 3]
    links = re.findall(r'<a class="footnote-ref" href="([^"]+)"', built.page("blog/index.html"))
    assert [f"2024/01/0{day}/post-{day}/#fn:{note}" for day in (2, 1) for note in ("able2001", "p")] == links
    assert "Cited in Post 1, " in built.page("index.html")
    checked = check_site(built.site)
    assert set(re.findall(r"(?:error|warning): ([A-Z-]+)", checked.log)) == {"ID-DUPLICATE", "NOTE-UNUSED"}
    silences = "".join(
        f'\n      - {{ code: {code}, path: "site/blog/*" }}' for code in ("ID-DUPLICATE", "NOTE-UNUSED")
    )
    config = (tmp_path / "mkdocs.yml").read_text("utf-8")
    silenced = config.replace("  - footcite\n", f"  - footcite:\n      silence:{silences}\n", 1)
    write_files(tmp_path, {"mkdocs.yml": silenced})
    checked = check_site(built.site, folder=tmp_path)
    assert checked.status == 0, checked.log


def test_references_of_an_author_date_style_stand_with_the_posts_too(tmp_path: Path) -> None:
    config = CONFIG.replace("references.bib }}", "references.bib, style: apa }}")
    built = BLOG.build(tmp_path, config=config)
    assert built.status == 0, built.log
    excerpts = built.page("blog/index.html")
    assert '<a class="footnote-ref" href="2024/01/01/post-1/#ref:able2001">Able, 2001</a>' in excerpts
    assert 'id="cite:' not in excerpts
    checked = check_site(built.site)
    assert checked.status == 0, checked.log


I18N = Site(
    "# Home\n\nText.[@able2001]\n",
    plugins="  - i18n:\n      docs_structure: suffix\n      reconfigure_material: false\n      languages:\n"
    "        - { locale: en, default: true, name: English, build: true }\n"
    "        - { locale: fr, name: French, build: true }",
    settings="site_url: https://example.org/\ntheme: { name: material, font: false }",
    files={
        "docs/index.fr.md": "# Accueil\n\nTexte.[@baker2002]\n",
        "docs/works.md": "# Works\n\n[BIBLIOGRAPHY]\n",
        "docs/works.fr.md": "# Œuvres\n\n[BIBLIOGRAPHY]\n",
    },
)


def test_each_language_of_a_translated_site_lists_what_its_own_pages_cite(tmp_path: Path) -> None:
    built = I18N.build(tmp_path)
    assert built.status == 0, built.log
    assert [note.text for note in markup.notes(built.page("index.html"))] == [ABLE]
    assert [note.text for note in markup.notes(built.page("fr/index.html"))] == [
        "Bob Baker, *A Second Book* (2002)."
    ]
    assert "Cited in Home" in built.page("works/index.html")
    assert "Accueil" not in built.page("works/index.html")
    assert 'Cité dans Accueil, <a href="../#fnref:baker2002">note 1</a>' in built.page("fr/works/index.html")
    checked = check_site(built.site)
    assert checked.status == 0, checked.log
