"""How long the service takes, beside NLTK's tokenizer on the same text and in the same run.

    python -m lab.bench [FILE ...] [--articles 12] [--rounds 7] [--longest 1000000] [--draw docs/growth.svg]

Printed are, for articles of about 650 words made of our samples (which have twice as many words that are new to the
service as news has), or for the files given, for as many words: milliseconds of processor time, and ratios to what
`NLTKWordTokenizer.span_tokenize` takes for the same text right before; the median over rounds and articles. "Warm" is a
process that has read articles before, "cold" one whose bounded caches are emptied before each article. Then, of new
processes: the time that modules and models take to load, and the most memory that the analysis of one article held. At
last the growth of time with length: the reading of texts above the intake's limit is given its paragraphs directly, the
whole analysis is measured up to the limit. It is a benchmark, not a test: run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from tqdm import tqdm

from lab.bench import growth, stages, texts
from lab.bench.clock import clocked, forget
from lab.samples import SEEDS
from service import pipeline

WORDS = 650
LOADED = """
import time
begun = time.process_time()
from service import pipeline
imported = time.process_time()
pipeline.load()
print(imported - begun, time.process_time() - imported)
"""

HELD = """
import runpy, sys
try:
    runpy.run_module("service", run_name="__main__", alter_sys=True)
finally:
    print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")), file=sys.stderr)
"""
"""`python -m service …`, and then the most memory that it held, as Linux counts it: "VmHWM: 123456 kB"."""


def compared(articles: list[str], rounds: int, cold: bool) -> dict[str, tuple[float, float]]:
    """By step: milliseconds for WORDS words, and the ratio to NLTK's tokenizer."""
    took: dict[str, list[float]] = defaultdict(list)
    ratios: dict[str, list[float]] = defaultdict(list)
    for text in tqdm(articles, desc="cold" if cold else "warm", disable=None, leave=False):
        made = stages.prepared(text)
        scale = 1000 * WORDS / len(text.split())
        for _ in range(rounds):
            for name, step in stages.STEPS.items():
                base = _seconds(stages.STEPS[stages.BASE], made, cold=False)
                seconds = _seconds(step, made, cold)
                took[name].append(seconds * scale)
                ratios[name].append(seconds / base)
    return {name: (statistics.median(took[name]), statistics.median(ratios[name])) for name in took}


def _seconds(step: stages.Step, made: stages.Made, cold: bool) -> float:
    """The time of a step: of its second run, or of its first with caches emptied."""
    if cold:
        forget()
    else:
        step(made)
    return clocked(lambda: step(made))[0]


def loading(rounds: int) -> tuple[float, float]:
    """Seconds that modules and models take to load in a new process: medians."""
    runs = [
        tuple(map(float, subprocess.check_output([sys.executable, "-c", LOADED], text=True).split()))
        for _ in range(rounds)
    ]
    modules, models = zip(*runs, strict=True)
    return statistics.median(modules), statistics.median(models)


def memory(path: Path) -> float:
    """The most megabytes that a new process holds that analyses the article in a file."""
    command = [sys.executable, "-c", HELD, "analysis", str(path)]
    told = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True).stderr
    return int(told.split()[-2]) / 1024


def main(arguments: list[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="plain texts in place of the samples")
    parser.add_argument("--articles", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--longest", type=int, default=growth.LENGTHS[-1], help="words; 0: no growth is measured")
    parser.add_argument("--draw", type=Path, help="write the picture of growth to this file")
    options = parser.parse_args(arguments)
    pipeline.load()
    forget()
    gc.freeze()  # as the service does once it has loaded
    articles = [path.read_text("utf-8") for path in options.files] or texts.articles(options.articles, WORDS)
    warm, cold = (compared(articles, options.rounds, cold) for cold in (False, True))
    print(f"{f'an article of {WORDS} words':<32} {'warm ms':>8} {'ratio':>6} {'cold ms':>8} {'ratio':>6}")
    for name in stages.STEPS:
        print(f"{name:<32} {warm[name][0]:>8.2f} {warm[name][1]:>6.2f} {cold[name][0]:>8.2f} {cold[name][1]:>6.2f}")
    modules, models = loading(3)
    print(f"\nloading: modules {modules:.2f} s, models {models:.2f} s")
    print(f"memory: {memory(sorted(SEEDS.glob('*.txt'))[0]):.0f} MB at most in a process that analyses one article")
    curves = growth.measured(options.longest) if options.longest else []
    for curve in curves:
        print(f"\n{curve.name}: words to the {curve.exponent:.2f} from {growth.LONG} words on")
        for words, milliseconds in zip(curve.words, curve.milliseconds, strict=True):
            print(f"{words:>10} words {milliseconds:>11.1f} ms {1000 * milliseconds / words:>8.2f} us a word")
    if options.draw and curves:
        growth.draw(curves, options.draw)


if __name__ == "__main__":
    main()
