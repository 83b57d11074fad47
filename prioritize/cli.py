"""The command line: parse, call one function, say what happened."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prioritize.errors import NotWritableError, PrioritizeError
from surveys.errors import SurveysError
from weights.errors import WeightsError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from prioritize.errors import Issue
    from prioritize.findings import Findings, Note, PerspectiveFinding
    from prioritize.study import Study
    from prioritize.weights_findings import ObjectiveFinding

app = typer.Typer(
    name="prioritize",
    help="From a residents' questionnaire to a reconciled renovation priority list: "
    "who gave up what, why, and what would flip it. / 从居民问卷到各方协调的改造优先清单。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

SHOWN = ("summary", "joint", "concessions", "flips")
"""Chapters of the report that `run` and `demo` print; the files hold them all."""

StudyPath = Annotated[
    Path, typer.Argument(metavar="STUDY", help="Study folder or study.xlsx.", exists=True)
]
Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="zh|en",
        help="Language of the report; otherwise the study's, otherwise the locale's.",
    ),
]


@app.command()
def demo(
    out: Annotated[Path, typer.Option(help="Folder to write to.", file_okay=False)] = Path(
        "prioritize-demo"
    ),
    lang: Language = None,
) -> None:
    """Run the sample study from questionnaire export to report."""
    from prioritize.demo import write_demo
    from prioritize.language import locale_language

    language = _language(lang) or locale_language()
    study = write_demo(out, language)
    _run(study, out / "reports", ["html", "xlsx"], language, public=False)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="Folder for the study.", file_okay=False)],
    survey: Annotated[
        list[Path] | None,
        typer.Option(
            help="Export of the questionnaire, or its definition (XLSForm, .lss …); "
            "may be given again, and left out with --update.",
            dir_okay=False,
        ),
    ] = None,
    *,
    update: Annotated[
        bool,
        typer.Option(
            "--update",
            help="Add what is new, and the need categories found, to a study; keep every edit.",
        ),
    ] = False,
    platform: Annotated[
        str | None,
        typer.Option(help="Survey platform, if it is not recognised (see `prioritize methods`)."),
    ] = None,
) -> None:
    """Read exports, guess kinds and items, write study.xlsx."""
    from prioritize.init import init_study
    from reports.wording import explain_remark

    if not survey and not update:
        raise typer.BadParameter("name at least one export", param_hint="--survey")
    report = init_study(folder, survey or [], platform=platform, update=update, tell=explain_remark)
    for line in report.lines():
        typer.echo(line)


@app.command()
def check(
    study: StudyPath,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
) -> None:
    """List everything wrong or doubtful, with cells."""
    from dataclasses import asdict

    from prioritize.inspection import inspect_study

    language, issues = inspect_study(study, _today())
    if json:
        _print_json([asdict(issue) for issue in issues])
    else:
        _print_issues(issues, language)
    if any(issue.severity == "error" for issue in issues):
        raise typer.Exit(1)


@app.command()
def run(
    study: StudyPath,
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            help="Folder for the reports; otherwise `reports` in the study, or `public`.",
            file_okay=False,
        ),
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", metavar="html,xlsx,…", help="Report formats, by comma.")
    ] = "html,xlsx",
    lang: Language = None,
    base: Annotated[
        Path | None,
        typer.Option(
            help="Word document with your letterhead and styles, to write the docx report into.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    public: Annotated[
        bool,
        typer.Option(
            "--public", help="Write the notice version: no judges, small counts suppressed."
        ),
    ] = False,
) -> None:
    """Compute the joint list, the ledger and the reports; always writes result.json."""
    folder = study if study.is_dir() else study.parent
    # Never beside the cleaning log, nor over the planner's own report.
    home = "public" if public else "reports"
    names = [name.strip() for name in formats.split(",") if name.strip()]
    _run(study, out or folder / home, names, _language(lang), base=base, public=public)


@app.command()
def weigh(
    study: StudyPath,
    *,
    perspective: Annotated[
        str | None, typer.Option(metavar="ID", help="One party only; otherwise all.")
    ] = None,
    lang: Language = None,
    json: Annotated[bool, typer.Option("--json", help="Print the weights as JSON.")] = False,
) -> None:
    """Show each party's weights, how consistent they are, and what to ask again."""
    from prioritize.inspection import open_study
    from prioritize.language import SPOKEN
    from prioritize.weighing import find_objective, find_perspectives

    language = _language(lang)
    loaded = open_study(study)
    language = language or loaded.settings.language
    SPOKEN.set(language)
    found = find_perspectives(loaded, perspective, language)
    if json:
        from prioritize.findings import to_json

        _print_json(to_json(found))
    else:
        _print_weights(
            found,
            language,
            loaded.weighed_names(language),
            find_objective(loaded),
            {one.id: one.called(language) for one in loaded.items},
        )


@app.command()
def compare(
    result_a: Annotated[
        Path,
        typer.Argument(help="A result.json, or the folder of a report or study.", exists=True),
    ],
    result_b: Annotated[Path, typer.Argument(help="The same of another run.", exists=True)],
    *,
    lang: Language = None,
    json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
) -> None:
    """Show what moved between two results, and which change moved it."""
    from prioritize.comparison import compare_results, read_results
    from prioritize.language import SPOKEN

    language = _language(lang)
    before, after = read_results(result_a, result_b)
    language = language or after.language
    SPOKEN.set(language)
    found = compare_results(before, after)
    if json:
        from prioritize.findings import to_json

        _print_json(to_json(found))
    else:
        from reports.formats.terminal import show
        from reports.story.comparison import tell_comparison

        show(tell_comparison(found, language, (str(result_a), str(result_b))))


@app.command()
def methods() -> None:
    """List platforms, question kinds, methods, joint rules and report formats."""
    from prioritize.lists import list_methods
    from reports.formats import all_formats

    groups = list_methods()
    groups["report formats (run --format)"] = [
        (one.name, one.title) for one in all_formats().values()
    ]
    for title, entries in groups.items():
        typer.echo(f"{title}:")
        for name, summary in entries:
            typer.echo(f"  {name:<22} {summary}")


def _run(
    study: Path,
    out: Path,
    formats: list[str],
    language: str | None,
    *,
    public: bool,
    base: Path | None = None,
) -> None:
    from prioritize.cleaning_file import write_cleaning_log
    from prioritize.inspection import open_study
    from prioritize.language import SPOKEN
    from prioritize.pipeline import run_with_evidence
    from prioritize.progress import progress
    from reports.wording import explain, wording
    from reports.writing import check_formats, write_reports
    from surveys.banded import UNCOUNTED
    from surveys.cleaning import PLANNER
    from surveys.rules import all_cleaning_rules

    check_formats(formats, base)
    with progress() as step:
        step("read the study")
        loaded = open_study(study)
        language = language or loaded.settings.language
        SPOKEN.set(language)
        findings, evidence = run_with_evidence(loaded, language=language, step=step)
        if public:
            from prioritize.small_cells import small_demand
            from reports.notice import public_version

            step("leave out small counts")
            small = small_demand(loaded, evidence)
            findings = public_version(findings, loaded.settings.minimum_cell, small)
        step("write the reports")
        doubts: list[Note] = []
        written = write_reports(findings, out, formats, language, base=base, doubt=doubts.append)
        if evidence is not None and not public:
            words = wording(language)
            names = (*all_cleaning_rules(), PLANNER, *UNCOUNTED)
            reasons = {name: words.word("set_aside", name) for name in names}
            written.append(write_cleaning_log(evidence, out, reasons))
    _print_report(findings, language)
    for path in written:
        typer.echo(path)
    for doubt in doubts:
        typer.echo(explain(doubt, language), err=True)
    if public:
        _warn_of_objections(loaded, language)


def _warn_of_objections(study: "Study", language: str) -> None:
    """Say on stderr what a notice prints that nobody can act on."""
    from prioritize.crosschecks.desk import Desk
    from prioritize.crosschecks.objections import notice_doubts
    from reports.wording import explain

    for issue in notice_doubts(Desk(study), _today()):
        typer.echo(explain(issue, language), err=True)


def _today() -> "date":
    from datetime import datetime

    return datetime.now().astimezone().date()


def _language(name: str | None) -> str | None:
    from prioritize.language import SPOKEN

    if name not in (None, "zh", "en"):
        raise typer.BadParameter(f"{name!r} is not a language of the reports; use zh or en")
    SPOKEN.set(name or "")
    return name


def _print_report(findings: "Findings", language: str) -> None:
    """Print what a reader wants first; the files hold the rest."""
    from dataclasses import replace

    from reports.formats.terminal import show
    from reports.story import tell

    whole = tell(findings, language)
    show(replace(whole, chapters=tuple(one for one in whole.chapters if one.id in SHOWN)))


def _print_weights(
    found: "tuple[PerspectiveFinding, ...]",
    language: str,
    names: dict[str, str],
    objective: "tuple[ObjectiveFinding, ...] | None",
    items: dict[str, str],
) -> None:
    from reports.formats.terminal import show
    from reports.story.weights import tell_weights

    show(tell_weights(found, language, names, objective, items))


def _print_issues(issues: "Iterable[Issue]", language: str) -> None:
    from reports.wording import explain, say

    issues = list(issues)
    for issue in issues:
        typer.echo(f"{say('check.' + issue.severity, language)}  {explain(issue, language)}")
    if not issues:
        typer.echo(say("check.nothing", language))


def _print_json(value: object) -> None:
    import json

    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _tell_error(error: Exception) -> None:
    """One line per problem on stderr."""
    from prioritize.language import language_for
    from reports.wording import explain

    typer.echo(explain(error, language_for(error)), err=True)


def main() -> None:
    """Run the command; our own errors end in one line each and exit 1."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Chinese must not end in a traceback on a console of another code page.
            stream.reconfigure(errors="replace")
    try:
        app()
    except (SurveysError, WeightsError, PrioritizeError) as error:
        _tell_error(error)
        sys.exit(1)
    except OSError as error:
        # A folder that is not there, not ours or full; anything else keeps its traceback.
        if not error.filename:
            raise
        _tell_error(NotWritableError(str(error.filename), error.strerror or ""))
        sys.exit(1)
