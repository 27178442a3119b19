"""The MkDocs plugin, in real builds of small sites."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import markup
from footcite.assets import SCRIPTS
from hosts import Builder, builder, mkdocs_build, write_files

CONFIG = """\
site_name: Test
theme: mkdocs
use_directory_urls: true
plugins:
  - footcite:
      front_matter: page.schema.json
markdown_extensions:
  - toc
  - footcite:
      bibliography: references.bib
"""
SCHEMA = """\
{"type": "object", "additionalProperties": false, "properties": {
  "title": {"type": "string"}, "reviewed": {"type": "string", "format": "date"}, "nocite": {"type": "array"}}}
"""
BIB = """\
@book{able2001,
  author = {Able, Ann},
  title = {A First Book},
  date = {2001},
  keywords = {first},
}

@book{baker2002,
  author = {Baker, Bob},
  title = {A Second Book},
  date = {2002},
}

@book{uncited2003,
  title = {Never Cited},
}
"""
FILES = {
    "mkdocs.yml": CONFIG,
    "page.schema.json": SCHEMA,
    "references.bib": BIB,
    "docs/index.md": "---\ntitle: Home\n---\n# Home\n\n## Start\n\nOne.[@able2001, p. 3]\n",
    "docs/deep/er.md": "# Deeper\n\nTwo.[@able2001] Three.[^prose]\n\n[^prose]: See [@baker2002].\n",
    "docs/works.md": "# Works\n\n[BIBLIOGRAPHY]\n",
}


@pytest.fixture
def build(tmp_path: Path) -> Builder:
    return builder(tmp_path, FILES)


def test_a_right_site_builds_strictly(build: Builder) -> None:
    built = build({}, "--strict")
    assert built.status == 0, built.log
    assert [note.text for note in markup.notes(built.page("index.html"))] == [
        "Ann Able, *A First Book* (2001), 3."
    ]


def cited_in(page: str) -> list[str]:
    return re.findall(r'<p class="cited-in">(.*)</p>', page)


def test_bibliography_page_shows_where_each_reference_is_cited(build: Builder) -> None:
    page = build().page("works/index.html")
    able, baker = page.index('<li id="ref:able2001"'), page.index('<li id="ref:baker2002"')
    assert able < baker
    assert cited_in(page[able:baker]) == [
        'Cited in Home, “Start”, <a href="../#fnref:able2001">note 1</a>. <q>One.</q>',
        'Cited in Deeper, <a href="../deep/er/#fnref:able2001">note 1</a>. <q>Two. Three.</q>',
    ]
    assert cited_in(page[baker:]) == [
        'Cited in Deeper, <a href="../deep/er/#fn:prose">note 2</a>. <q>Two. Three.</q>'
    ]
    assert "Never Cited" not in page


def test_bibliography_page_names_a_page_without_the_marks_in_its_title(build: Builder) -> None:
    built = build({"docs/deep/er.md": "# Deeper [@able2001]\n"}, "--strict")
    assert 'Cited in Deeper, <a href="../deep/er/#fnref:able2001">' in built.page("works/index.html")


def test_bibliography_page_follows_the_navigation(build: Builder) -> None:
    nav = CONFIG + "nav: [deep/er.md, index.md, works.md]\n"
    page = build({"mkdocs.yml": nav}).page("works/index.html")
    assert page.index("Cited in Deeper") < page.index("Cited in Home")


def test_nocite_lists_an_entry_that_nothing_cites(build: Builder) -> None:
    works = '---\ntitle: Works\nnocite: ["@uncited2003"]\n---\n# Works\n\n[BIBLIOGRAPHY]\n'
    assert "Never Cited" in build({"docs/works.md": works}, "--strict").page("works/index.html")


def test_full_bibliography_lists_an_entry_that_nothing_cites(build: Builder) -> None:
    works = "# Works\n\n\\full_bibliography\n"
    assert "Never Cited" in build({"docs/works.md": works}, "--strict").page("works/index.html")
    works = "# Works\n\n[BIBLIOGRAPHY]\n"
    assert "Never Cited" not in build({"docs/works.md": works}, "--strict").page("works/index.html")


def test_a_link_to_a_reference_is_a_known_anchor(build: Builder) -> None:
    changes = {
        "docs/index.md": "# Home\n\n[Able](works.md#ref:able2001) and.[@able2001]\n",
        "mkdocs.yml": CONFIG + "validation: { links: { anchors: warn } }\n",
    }
    built = build(changes, "--strict")
    assert built.status == 0, built.log
    missing = build(changes | {"docs/index.md": "# Home\n\n[x](works.md#ref:nobody)\n"}, "--strict")
    assert missing.status == 1


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        pytest.param(
            {"docs/index.md": "---\ntitle: Home\n---\n\nText.[@abel2001]\n"},
            "docs/index.md:5:7: CITE-UNKNOWN-KEY unknown cite key `abel2001`\n  hint: did you mean `able2001`?",
            id="unknown key, counted in the file with its front matter",
        ),
        pytest.param(
            {"references.bib": BIB.replace("uncited2003", "Able2001")},
            "references.bib:14:7: BIB-DUPLICATE-KEY cite key `Able2001` is already that of the entry "
            "at references.bib:1",
            id="duplicate key",
        ),
        pytest.param(
            {"references.bib": BIB.replace("  title = {A Second Book},\n", "")},
            "references.bib:8:7: BIB-MISSING-FIELD `baker2002` lacks `title`, which `@book` requires",
            id="missing field",
        ),
        pytest.param(
            {"references.bib": BIB.replace("author = {Baker, Bob},", "author = {Baker, Bob}")},
            "references.bib:10:3: BIB-SYNTAX `baker2002`, which starts on line 8, is malformed",
            id="malformed entry",
        ),
        pytest.param(
            {"docs/index.md": "---\nreviewed: 2026-02-30\n---\nText.[@able2001]\n"},
            'docs/index.md:2:11: META-INVALID `reviewed`: "2026-02-30" is not a date',
            id="impossible date",
        ),
        pytest.param(
            {"docs/index.md": "---\ntitel: Home\n---\nText.[@able2001]\n"},
            "docs/index.md:2:1: META-UNKNOWN-FIELD unknown field `titel`\n  hint: did you mean `title`?",
            id="unknown field",
        ),
        pytest.param(
            {"references.bib": None},
            "references.bib: BIB-NOT-FOUND cannot read the bibliography: No such file or directory",
            id="no bibliography",
        ),
    ],
)
def test_a_mistake_is_located_and_fails_a_strict_build(
    tmp_path: Path, changes: dict[str, str | None], finding: str
) -> None:
    write_files(tmp_path, FILES | {name: text for name, text in changes.items() if text is not None})
    for name in [name for name, text in changes.items() if text is None]:
        (tmp_path / name).unlink()
    built = mkdocs_build(tmp_path, tmp_path / "site", "--strict")
    assert built.status == 1
    assert finding in built.log
    assert "Traceback" not in built.log


def test_the_log_of_a_build_shows_no_password_and_gives_no_command_to_a_runner(build: Builder) -> None:
    entry = "@misc{a,\n  title = {A},\n  url = {https://ann:hunter2@example.org/##[error]x}\n}\n"
    log = build({"references.bib": BIB + entry}).log
    assert "references.bib:19:3: BIB-URL" in log
    assert "hunter2" not in log
    assert "##[" not in log


def test_a_page_that_is_not_utf_8_is_named_with_its_byte_and_no_traceback(
    tmp_path: Path, build: Builder
) -> None:
    write_files(tmp_path, FILES)
    (tmp_path / "docs/latin.md").write_bytes("# Río\n".encode("latin-1"))
    built = build()
    assert built.status == 1
    assert "docs/latin.md: byte 0xed at offset 3 is not UTF-8" in built.log
    assert "Traceback" not in built.log


def test_an_unknown_key_stays_readable_and_marked(build: Builder) -> None:
    page = build({"docs/index.md": "Text.[@abel2001, p. 3]\n"}).page("index.html")
    assert '<span class="cite-unresolved" data-cite-key="abel2001">[@abel2001, p. 3]</span>' in page


@pytest.mark.parametrize(
    "block",
    ["title: [unclosed\nsecret: x", "reviewed: 2026-02-30\nsecret: x", "title: !!python/none x\nsecret: x"],
)
def test_broken_front_matter_never_reaches_the_page(build: Builder, block: str) -> None:
    built = build({"docs/index.md": f"---\n{block}\n---\n# Home\n\nText.[@able2001]\n"})
    assert built.status == 0
    page = built.page("index.html")
    assert "secret" not in page
    assert "Ann Able" in page


def test_without_the_plugin_the_notes_are_the_same(build: Builder) -> None:
    with_plugin = build().page("deep/er/index.html")
    alone = build(
        {"mkdocs.yml": CONFIG.replace("plugins:\n  - footcite:\n      front_matter: page.schema.json\n", "")}
    )
    assert markup.notes(alone.page("deep/er/index.html")) == markup.notes(with_plugin)
    assert 'id="ref:able2001"' in alone.page("works/index.html")


def test_the_plugin_adds_the_extension_by_itself(build: Builder) -> None:
    built = build({"mkdocs.yml": "site_name: Test\nplugins: [footcite]\n"}, "--strict")
    assert built.status == 0, built.log
    assert "Ann Able" in built.page("index.html")


@pytest.mark.parametrize(
    ("config", "message"),
    [
        (CONFIG + "      style: harvard\n", "unknown style `harvard`; known are chicago-notes"),
        (CONFIG.replace("page.schema.json", "none.json"), "none.json"),
    ],
)
def test_a_wrong_option_is_a_message_and_no_traceback(build: Builder, config: str, message: str) -> None:
    built = build({"mkdocs.yml": config})
    assert built.status == 1
    assert message in built.log
    assert "Traceback" not in built.log


def test_what_ends_a_build_before_footcite_comes_to_it_is_not_hidden(build: Builder) -> None:
    hook = """\
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

@event_priority(100)
def on_config(config):
    raise PluginError("no river today")
"""
    built = build({"hook.py": hook, "mkdocs.yml": f"{CONFIG}hooks: [hook.py]\n"})
    assert built.status == 1
    assert "no river today" in built.log
    assert "Traceback" not in built.log


def test_a_schema_that_is_none_is_a_message(build: Builder) -> None:
    built = build({"page.schema.json": '{"type": "mapping"}'})
    assert built.status == 1
    assert "is not a JSON Schema" in built.log
    assert "Traceback" not in built.log


CHECKED = CONFIG.replace("schema.json\n", "schema.json\n      check: true\n")


def test_the_built_site_is_checked_when_asked(build: Builder) -> None:
    broken = {"docs/index.md": '---\ntitle: Home\n---\n\nText.[@able2001] <a href="no/">x</a>\n'}
    assert build(broken, "--strict").status == 0
    checked = build(broken | {"mkdocs.yml": CHECKED}, "--strict")
    assert checked.status == 1
    assert "docs/index.md:5:27: LINK-NO-FILE `no/` leads to no file" in checked.log
    assert checked.log.count("WARNING") == 1, checked.log


def test_a_broken_link_in_a_snippet_is_located_in_the_snippet(build: Builder) -> None:
    config = CHECKED + "  - pymdownx.snippets: { base_path: [parts] }\n"
    page = FILES["docs/index.md"] + '\n--8<-- "part.md"\n'
    built = build({"mkdocs.yml": config, "docs/index.md": page, "parts/part.md": "A [link](no/).\n"})
    assert "parts/part.md:1:10: LINK-NO-FILE" in built.log


def test_the_check_reports_what_the_build_found_only_once(build: Builder) -> None:
    built = build({"docs/index.md": "Text.[@abel2001] [^none]\n", "mkdocs.yml": CHECKED})
    assert built.log.count("CITE-UNKNOWN-KEY") == 1
    assert built.log.count("NOTE-UNDEFINED") == 1


def test_severity_and_silence_hold_for_the_build(build: Builder) -> None:
    silenced = CHECKED.replace("check: true\n", "check: true\n      severity: { CITE-UNKNOWN-KEY: info }\n")
    built = build({"docs/index.md": "Text.[@abel2001]\n", "mkdocs.yml": silenced}, "--strict")
    assert built.status == 0, built.log


def test_what_stands_only_in_the_built_page_is_silenced_there(build: Builder) -> None:
    hook = "def on_page_content(html, **_):\n    return html + '<p><a href=\"none.html\">x</a></p>'\n"
    hooked = {"hook.py": hook, "mkdocs.yml": CHECKED + "hooks: [hook.py]\n"}
    assert "site/index.html:" in build(hooked, "--strict").log
    option = 'check: true\n      silence: [{ code: LINK-NO-FILE, path: "site/*" }]\n'
    silenced = hooked["mkdocs.yml"].replace("check: true\n", option)
    built = build(hooked | {"mkdocs.yml": silenced}, "--strict")
    assert built.status == 0, built.log


def test_a_wrong_code_in_the_configuration_is_a_message(build: Builder) -> None:
    wrong = CHECKED.replace("check: true\n", "check: true\n      severity: { LINK-NOFILE: info }\n")
    built = build({"mkdocs.yml": wrong})
    assert built.status == 1
    assert "unknown code `LINK-NOFILE`; did you mean `LINK-NO-FILE`?" in built.log
    assert "Traceback" not in built.log


# ------------------------------------------------------------------------------------------ previews

SCRIPT = '<script src="../../assets/footcite/{}" defer></script>'
STYLE_SHEET = '<link href="../../assets/footcite/footcite.css" rel="stylesheet">'


@pytest.mark.parametrize(
    ("files", "loaded"),
    [
        pytest.param({"docs/works.md": "# Works\n"}, {"footcite.js"}, id="previews"),
        pytest.param({}, {"footcite.js", "bibliography.js"}, id="a-list-of-the-site"),
        pytest.param(
            {"mkdocs.yml": CONFIG.replace("references.bib", "references.bib\n      exports: true")},
            {"footcite.js", "bibliography.js", "copy.js"},
            id="records-to-copy",
        ),
    ],
)
def test_every_page_loads_the_scripts_that_one_needs(
    build: Builder, files: dict[str, str], loaded: set[str]
) -> None:
    built = build(files, "--strict")
    page = built.page("deep/er/index.html")
    assert STYLE_SHEET in page
    assert {name for name in SCRIPTS if SCRIPT.format(name) in page} == loaded
    assert {path.name for path in (built.site / "assets" / "footcite").iterdir()} == {
        *SCRIPTS,
        "footcite.css",
    }


def test_without_previews_no_page_loads_them(build: Builder) -> None:
    built = build(
        {"mkdocs.yml": CONFIG.replace("  - footcite:\n", "  - footcite:\n      previews: false\n", 1)}
    )
    assert "assets/footcite" not in built.page("deep/er/index.html")
    assert not (built.site / "assets" / "footcite").exists()


def test_the_style_sheet_of_the_site_comes_after(build: Builder) -> None:
    own = CONFIG + "extra_css: [own.css]\n"
    page = build({"mkdocs.yml": own, "docs/own.css": "p { margin: 0 }"}, "--strict").page(
        "deep/er/index.html"
    )
    assert page.index(STYLE_SHEET) < page.index("own.css")


def test_files_that_a_site_serves_itself_are_not_loaded_twice(build: Builder) -> None:
    """As a site does that Zensical builds, too."""
    own = (
        CONFIG
        + "extra_javascript: [assets/footcite/footcite.js]\nextra_css: [assets/footcite/footcite.css]\n"
    )
    files = {"docs/assets/footcite/footcite.js": "// own", "docs/assets/footcite/footcite.css": "/* own */"}
    built = build({"mkdocs.yml": own, **files}, "--strict")
    page = built.page("deep/er/index.html")
    assert page.count("footcite/footcite.js") == page.count("footcite/footcite.css") == 1
    assert built.page("assets/footcite/footcite.js") == "// own"


@pytest.mark.parametrize("previews", ["true", "false"])
def test_one_kind_of_preview_at_a_marker(build: Builder, previews: str) -> None:
    theme = "theme: {name: material, font: false, features: [content.footnote.tooltips]}"
    option = f"  - footcite:\n      previews: {previews}\n"
    config = CONFIG.replace("theme: mkdocs", theme).replace("  - footcite:\n", option, 1)
    page = build({"mkdocs.yml": config}).page("index.html")
    assert ("content.footnote.tooltips" in page) is (previews == "false")
