"""The commands that read finished runs: score, compare, gate, show, gaps, check, adversary."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..agent.errors import SettingsError
from ..agent.help import Command
from ..agent.output import deliver
from .cli_options import (
    AsJson,
    AsMarkdown,
    FirstRun,
    GoldFolder,
    JUnitFile,
    RunName,
    ScorableRun,
    SecondRun,
    StorePath,
    is_file,
    load_gold,
    load_scored,
    note,
    open_store,
    write,
)

if TYPE_CHECKING:
    from ..agent.store import Store
    from .analysis.scored import Scored
    from .execution.suite import Reading


def add_score_commands(app: typer.Typer) -> None:
    """Mount the commands of this module."""
    app.command("score", cls=Command)(score_command)
    app.command("compare", cls=Command)(compare_command)
    app.command("gate", cls=Command)(gate_command)
    app.command("show", cls=Command)(show_command)
    app.command("gaps", cls=Command)(gaps_command)
    app.command("check", cls=Command)(check_command)
    app.command("adversary", cls=Command)(adversary_command)


def score_command(
    run: ScorableRun,
    slices: Annotated[bool, typer.Option("--slices", help="Show the scores by phenomenon instead.")] = False,
    muc4: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Where the MUC-4 corpus of that run is now. Default: where it was."
        ),
    ] = None,
    against: Annotated[
        str,
        typer.Option(
            metavar="FILE", help="Score against these files of the gold's folders, e.g. one annotator's."
        ),
    ] = "gold.yaml",
    gold: GoldFolder = None,
    store: StorePath = None,
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
    junit: JUnitFile = None,
) -> None:
    """Score a run again with today's rules and gold. Needs no network and no model."""
    with open_store(store) as kept:
        if not is_file(run) and kept.run(run).plan["suite"] == "muc4":
            folder = muc4 or Path(kept.run(run).plan["folder"])
            write_muc4(run, folder, kept, as_json=as_json, as_markdown=as_markdown)
            return
        scored = load_scored(run, load_gold(gold, against), kept, gold)
    write_scores(scored, slices=slices, as_json=as_json, as_markdown=as_markdown)
    if junit:
        from .present.junit import junit_text
        from .present.scores import score_cases

        deliver(junit_text(f"sitrep eval score {scored.name}", score_cases(scored)), junit)


def write_scores(scored: "Scored", *, slices: bool, as_json: bool, as_markdown: bool) -> None:
    from .present.scores import score_page, score_values, slice_page

    page = slice_page if slices else score_page
    write(lambda: page(scored), lambda: score_values(scored), as_json=as_json, as_markdown=as_markdown)


def write_muc4(name: str, folder: Path, store: "Store", *, as_json: bool, as_markdown: bool) -> None:
    from .execution.suite import score_muc4
    from .present.scores import muc4_page, muc4_values

    scores = score_muc4(folder, store.outcomes(name))
    write(
        lambda: muc4_page(name, scores), lambda: muc4_values(scores), as_json=as_json, as_markdown=as_markdown
    )


def compare_command(
    first: FirstRun,
    second: SecondRun,
    gold: GoldFolder = None,
    store: StorePath = None,
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
) -> None:
    """Compare two runs article by article: is SECOND better or worse than FIRST, and where?"""
    with open_store(store) as kept:
        articles = load_gold(gold)
        one, other = (load_scored(each, articles, kept, gold) for each in (first, second))
    write_comparison(one, other, as_json=as_json, as_markdown=as_markdown)


def write_comparison(first: "Scored", second: "Scored", *, as_json: bool, as_markdown: bool) -> None:
    from .analysis.comparison import compare
    from .present.comparison import comparison_page, comparison_values

    compared = compare(first.articles, second.articles)
    shared = {score.name for score in first.articles} & {score.name for score in second.articles}
    one, other = first.among(shared), second.among(shared)  # what a difference is between
    write(
        lambda: comparison_page(one, other, compared),
        lambda: comparison_values(one, other, compared),
        as_json=as_json,
        as_markdown=as_markdown,
    )


def gate_command(
    run: ScorableRun,
    config: Annotated[Path, typer.Option(metavar="FILE", help="Read the conditions from this TOML file.")],
    baseline: Annotated[
        str | None,
        typer.Option(metavar="RUN", help="Compare with this run. Default: the one the file names."),
    ] = None,
    inconclusive: Annotated[
        str | None,
        typer.Option(
            metavar="pass|fail", help="Let an inconclusive gate pass or fail. Default: as the file says."
        ),
    ] = None,
    gold: GoldFolder = None,
    store: StorePath = None,
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
    junit: JUnitFile = None,
) -> None:
    """Hold a run's scores against conditions. Ends with 0 passed, 5 failed, 6 inconclusive.

    Ends with 3, judging nothing, where the provider or the network failed more often than max_error_rate.
    """
    from .analysis.gate import EXIT, INFRASTRUCTURE, error_rate, judge, needs_baseline, overall, read_gate
    from .present.gate import gate_cases, gate_page, gate_values
    from .present.junit import junit_text

    gate = read_gate(config, inconclusive)
    against = baseline or gate.baseline
    if needs_baseline(gate) and not against:
        raise SettingsError("the gate compares with a baseline", hint="name it with --baseline RUN")
    with open_store(store) as kept:
        articles = load_gold(gold)
        lost = 0.0 if is_file(run) else error_rate(kept.outcomes(kept.run(run).name))
        scored = load_scored(run, articles, kept, gold)
        reference = load_scored(against, articles, kept, gold) if against else None
    findings = judge(gate, scored, reference)
    if scored.missing:
        note(
            f"{scored.missing} of {len(articles)} gold articles are not in {scored.name!r} and were not judged"
            ' ("missing_articles" = "<= 0" fails such a run)'
        )
    broken = lost > gate.max_error_rate
    verdict = None if broken else overall(gate, findings)
    write(
        lambda: gate_page(scored, findings, verdict, lost),
        lambda: gate_values(scored, findings, verdict, lost),
        as_json=as_json,
        as_markdown=as_markdown,
    )
    if junit:
        deliver(
            junit_text(f"sitrep eval gate {scored.name}", gate_cases(scored, findings, verdict, lost)), junit
        )
    raise typer.Exit(INFRASTRUCTURE if verdict is None else EXIT[verdict])


def show_command(
    run: RunName,
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The article's folder in the gold.")],
    everything: Annotated[bool, typer.Option("--all", help="Show the fields of right items too.")] = False,
    gold: GoldFolder = None,
    store: StorePath = None,
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
) -> None:
    """Show one article's gold and report side by side, field by field, with the sentence quoted.

    Fields are marked as in MUC: COR right, PAR partly right, INC wrong, MIS missed, SPU not in the gold.
    """
    from .execution.suite import readings_of
    from .present.article import article_page, item_rows
    from .scoring.scorer import Scorer

    articles = load_gold(gold)
    chosen = next((each for each in articles if each.name == article), None)
    if chosen is None:
        raise SettingsError(f"no gold article is called {article!r}", hint="see the folders under evals/gold")
    with open_store(store) as kept:
        readings = readings_of(run, articles, kept)
    reading = next((each for each in readings if each.article == article), None)
    if reading is None:
        raise SettingsError(f"run {run!r} has not read {article!r}", hint="sitrep eval run continues it")
    score = Scorer(chosen).score(reading.report)
    write(
        lambda: article_page(chosen, reading.report, score, everything=everything),
        lambda: item_rows(chosen, reading.report, score),
        as_json=as_json,
        as_markdown=as_markdown,
    )


def gaps_command(
    run: RunName,
    gold: GoldFolder = None,
    store: StorePath = None,
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
) -> None:
    """List reported items that the article bears out and the gold lacks: for the annotators to look at."""
    from .execution.suite import readings_of
    from .present.article import gap_page, gap_rows
    from .scoring.scorer import Scorer

    articles = load_gold(gold)
    with open_store(store) as kept:
        readings = readings_of(run, articles, kept)
    by_name = {each.name: each for each in articles}
    first: dict[str, Reading] = {}
    for each in readings:
        if each.article in by_name:
            first.setdefault(each.article, each)
    gaps = [
        gap
        for name, reading in sorted(first.items())
        for gap in gap_rows(by_name[name], reading.report, Scorer(by_name[name]).score(reading.report))
    ]
    write(lambda: gap_page(run, gaps), lambda: gaps, as_json=as_json, as_markdown=as_markdown)


def check_command(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="An article's folder in the gold. Default: all."),
    ] = None,
    gold: GoldFolder = None,
    as_json: AsJson = False,
    junit: JUnitFile = None,
) -> None:
    """Check the gold: its shape, its words in the text, its figures, ids and tags, and our own grounder."""
    from .annotation.gold_check import check_gold
    from .annotation.gold_loading import GOLD_ROOT, gold_folders
    from .present.checks import check_cases, check_page, check_values
    from .present.junit import junit_text

    root = gold or GOLD_ROOT
    folders = [root / name for name in names] if names else gold_folders(root)
    missing = [folder.name for folder in folders if not folder.is_dir()]
    if missing or not folders:
        raise SettingsError(f"no gold folder {', '.join(missing) or root}")
    checked = {folder.name: check_gold(folder) for folder in folders}
    write(lambda: check_page(checked), lambda: check_values(checked), as_json=as_json)
    if junit:
        deliver(junit_text("sitrep eval check", check_cases(checked)), junit)
    raise typer.Exit(1 if any(checked.values()) else 0)


def adversary_command(
    rate: Annotated[
        float,
        typer.Option(min=0.0, max=1.0, metavar="SHARE", help="Spoil this share, 0 to 1, of what could be."),
    ] = 0.1,
    rounds: Annotated[int, typer.Option(min=1, metavar="N", help="Read the gold N times over.")] = 20,
    seed: Annotated[int, typer.Option(metavar="N", help="Choose what is spoiled by this seed.")] = 1,
    gold: GoldFolder = None,
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
) -> None:
    """Spoil right answers on purpose: which errors does grounding catch, and does the scorer see the rest?"""
    from .adversarial.adversary import trial
    from .present.adversary import trial_page, trial_values

    result = trial(load_gold(gold), rate=rate, rounds=rounds, seed=seed)
    write(lambda: trial_page(result), lambda: trial_values(result), as_json=as_json, as_markdown=as_markdown)
