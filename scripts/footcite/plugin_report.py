"""How issues come to the log of MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from footcite.checker.check import check_build, judge_site, read_checked
from footcite.checker.configuration import Configuration, read_policy, snippet_folders
from footcite.issues import Issue, Severity
from footcite.report.escapes import break_commands, redact
from footcite.site_styles import config_text

_LOG = get_plugin_logger("footcite")


def report(issues: Iterable[Issue], options: Mapping[str, Any], config: MkDocsConfig) -> None:
    """Log the issues of a build, and what is wrong in the built site too if that is asked for."""
    text = config_text(config)
    configuration = Configuration(
        *text,
        site_url=config.site_url or "",
        docs=config.docs_dir,
        bibliography=tuple(config.mdx_configs["footcite"]["bibliography"]),
        snippets=snippet_folders(config.mdx_configs, Path(config.config_file_path).parent),
        policy=read_policy(dict(options), *text),
    )
    if options["check"]:
        found = judge_site(read_checked(config.site_dir, configuration), configuration, list(issues))
    else:
        found = check_build(configuration, list(issues))
    for issue in found:
        _log_for(issue)("%s", break_commands(redact(str(issue))))


def _log_for(issue: Issue) -> Callable[..., None]:
    return _LOG.info if issue.severity is Severity.INFO else _LOG.warning
